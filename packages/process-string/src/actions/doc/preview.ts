import { createOperation } from '../../builder/operation.ts'
import type { Style } from '../../builder/style.ts'
import type { OperationTable } from '../../language/action-table.ts'
import { flagKind } from '../../language/kinds/words.ts'
import { type PreviewWatermark, previewWatermarkTable } from './preview-watermark.ts'

/** Options of {@link docPreview}. */
export interface DocPreviewOptions {
  /** Whether readers may export it as PDF. */
  readonly export?: boolean | undefined
  /** Whether readers may print it. */
  readonly print?: boolean | undefined
  /** Whether readers may copy text. */
  readonly copy?: boolean | undefined
  /** Text over every page. */
  readonly watermark?: PreviewWatermark | undefined
}

/** See "Online object preview"; third parties document its parameters. */
export const docPreviewTable = {
  family: 'doc',
  action: 'preview',
  mode: 'sync',
  parameters: {
    export: { letter: 'export', kind: flagKind },
    print: { letter: 'print', kind: flagKind },
    copy: { letter: 'copy', kind: flagKind },
  },
  followUps: [{ option: 'watermark', table: previewWatermarkTable }],
} as const satisfies OperationTable<DocPreviewOptions, 'watermark'>

/** Returns a page that shows the document; sent as a presigned URL of a custom domain. See {@link DocPreviewOptions}. */
export function docPreview(options: DocPreviewOptions = {}): Style<'sync'> {
  return createOperation(docPreviewTable, options)
}

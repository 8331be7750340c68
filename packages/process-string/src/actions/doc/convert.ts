import { createOperation } from '../../builder/operation.ts'
import type { Style } from '../../builder/style.ts'
import type { OperationTable } from '../../language/action-table.ts'
import { textKind, wordKind } from '../../language/kinds/texts.ts'
import { enumKind } from '../../language/kinds/words.ts'

/** Options of {@link docConvert}. */
export interface DocConvertOptions {
  /** Such as `1-10` or `1,2,4-10`. @default all */
  readonly pages?: string | undefined
  /** Format of the result. */
  readonly target: 'jpg' | 'png' | 'pdf' | 'txt'
  /** Extension of the document. @default that of its key */
  readonly source?: string | undefined
}

/** See "Document conversion". */
export const docConvertTable = {
  family: 'doc',
  action: 'convert',
  mode: 'async',
  parameters: {
    pages: { letter: 'pages', kind: textKind, maxBytes: 1023 },
    target: {
      letter: 'target',
      kind: enumKind,
      values: ['jpg', 'png', 'pdf', 'txt'],
      required: true,
    },
    source: { letter: 'source', kind: wordKind },
  },
} as const satisfies OperationTable<DocConvertOptions>

/** Converts a document; for pictures, one a page, the target's key needs `{index}`. See {@link DocConvertOptions}. */
export function docConvert(options: DocConvertOptions): Style<'async'> {
  return createOperation(docConvertTable, options)
}

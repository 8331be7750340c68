import { createOperation } from '../../builder/operation.ts'
import type { Style } from '../../builder/style.ts'
import type { OperationTable } from '../../language/action-table.ts'
import { integerKind } from '../../language/kinds/numbers.ts'
import { enumKind } from '../../language/kinds/words.ts'

/** Options of {@link docSnapshot}. */
export interface DocSnapshotOptions {
  /** Format of the picture. */
  readonly target?: 'jpg' | 'png' | undefined
  /** Extension of the document. @default that of its key */
  readonly source?: 'docx' | 'doc' | 'pptx' | 'ppt' | 'xlsx' | 'xls' | 'pdf' | undefined
  /** Integer 1 to 2000. @default 1 */
  readonly page?: number | undefined
}

/** See "Document snapshot" (2026). */
export const docSnapshotTable = {
  family: 'doc',
  action: 'snapshot',
  mode: 'sync',
  parameters: {
    target: { letter: 'target', kind: enumKind, values: ['jpg', 'png'] },
    source: {
      letter: 'source',
      kind: enumKind,
      values: ['docx', 'doc', 'pptx', 'ppt', 'xlsx', 'xls', 'pdf'],
    },
    page: { letter: 'page', kind: integerKind, min: 1, max: 2000 },
  },
} as const satisfies OperationTable<DocSnapshotOptions>

/** Returns one page of a document as a picture. See {@link DocSnapshotOptions}. */
export function docSnapshot(options: DocSnapshotOptions = {}): Style<'sync'> {
  return createOperation(docSnapshotTable, options)
}

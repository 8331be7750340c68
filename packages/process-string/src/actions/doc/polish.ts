import { createOperation } from '../../builder/operation.ts'
import type { Style } from '../../builder/style.ts'
import type { OperationTable } from '../../language/action-table.ts'
import { textKind } from '../../language/kinds/texts.ts'
import { enumKind } from '../../language/kinds/words.ts'

/** Options of {@link docPolish}. */
export interface DocPolishOptions {
  /** 1 to 19500 bytes of UTF-8. */
  readonly content: string
  /** `event-stream` repeats the whole text so far in every packet. @default 'json' */
  readonly format?: 'json' | 'event-stream' | undefined
}

/** See "Smart document retouching". */
export const docPolishTable = {
  family: 'doc',
  action: 'polish',
  mode: 'sync',
  parameters: {
    content: { letter: 'content', kind: textKind, maxBytes: 19500, required: true },
    format: { letter: 'format', kind: enumKind, values: ['json', 'event-stream'] },
  },
} as const satisfies OperationTable<DocPolishOptions>

/** Improves the wording of a text. See {@link DocPolishOptions}. */
export function docPolish(options: DocPolishOptions): Style<'sync'> {
  return createOperation(docPolishTable, options)
}

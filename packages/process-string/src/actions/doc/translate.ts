import { createOperation } from '../../builder/operation.ts'
import type { Style } from '../../builder/style.ts'
import type { OperationTable } from '../../language/action-table.ts'
import { textKind } from '../../language/kinds/texts.ts'
import { enumKind } from '../../language/kinds/words.ts'

/** Options of {@link docTranslate}. */
export interface DocTranslateOptions {
  /** Language of the result. */
  readonly language: 'zh_CN' | 'en_US' | 'ja_JP' | 'fr_FR'
  /** 1 to 19500 bytes of UTF-8. */
  readonly content: string
  /** `event-stream` repeats the whole text so far in every packet. @default 'json' */
  readonly format?: 'json' | 'event-stream' | undefined
}

/** See "Smart document translation". */
export const docTranslateTable = {
  family: 'doc',
  action: 'translate',
  mode: 'sync',
  parameters: {
    language: {
      letter: 'language',
      kind: enumKind,
      values: ['zh_CN', 'en_US', 'ja_JP', 'fr_FR'],
      required: true,
    },
    content: { letter: 'content', kind: textKind, maxBytes: 19500, required: true },
    format: { letter: 'format', kind: enumKind, values: ['json', 'event-stream'] },
  },
} as const satisfies OperationTable<DocTranslateOptions>

/** Translates a text. See {@link DocTranslateOptions}. */
export function docTranslate(options: DocTranslateOptions): Style<'sync'> {
  return createOperation(docTranslateTable, options)
}

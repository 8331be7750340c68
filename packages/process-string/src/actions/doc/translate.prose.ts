import type { ActionProse } from '../../reference/action-prose.ts'
import type { docTranslateTable } from './translate.ts'

export const docTranslateProse: ActionProse<typeof docTranslateTable> = {
  title: 'Translate a text',
  description:
    'Translates the given text. Only by POST, in some regions of mainland China; the bucket must be bound to an IMM project.',
  sources: [
    {
      title: 'Smart document translation',
      url: 'https://help.aliyun.com/zh/oss/user-guide/smart-document-translation',
    },
  ],
  examples: ['doc/translate,language_en_US,content_5rWL6K-V'],
  builder: 'docTranslate',
  result: 'json',
  parameters: {
    language: { description: 'Language of the result.' },
    content: { description: 'The text to translate.' },
    format: {
      description: 'event-stream repeats the whole text so far in every packet.',
      default: 'json',
    },
  },
}

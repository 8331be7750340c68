import type { ActionProse } from '../../reference/action-prose.ts'
import type { docPolishTable } from './polish.ts'

export const docPolishProse: ActionProse<typeof docPolishTable> = {
  title: 'Polish a text',
  description:
    'Improves the wording of the given text. Only by POST, in some regions of mainland China; the bucket must be bound to an IMM project.',
  sources: [
    {
      title: 'Smart document retouching',
      url: 'https://www.alibabacloud.com/help/ja/oss/smart-document-retouching',
    },
  ],
  examples: ['doc/polish,content_5rWL6K-V'],
  builder: 'docPolish',
  result: 'json',
  parameters: {
    content: { description: 'The text to polish.' },
    format: {
      description: 'event-stream repeats the whole text so far in every packet.',
      default: 'json',
    },
  },
}

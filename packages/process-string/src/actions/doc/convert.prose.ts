import type { ActionProse } from '../../reference/action-prose.ts'
import type { docConvertTable } from './convert.ts'

export const docConvertProse: ActionProse<typeof docConvertTable> = {
  title: 'Convert a document',
  description:
    'Converts a document to pictures, PDF or text. Pictures are one a page, so that the key of the target needs {index}. Sources of at most 200 MB; for very long ones convert by ranges of pages.',
  sources: [
    {
      title: 'Document conversion',
      url: 'https://www.alibabacloud.com/help/ja/oss/document-conversion',
    },
  ],
  examples: [
    'doc/convert,target_png,source_docx|sys/saveas,o_ZG9jX2ltYWdlcy97aW5kZXh9LnBuZw==,b_dGVzdC1idWNrZXQ=',
    'doc/convert,pages_MS0xMA,target_png,source_docx|sys/saveas,o_ZG9jX2ltYWdlcy97aW5kZXh9LnBuZw==',
  ],
  builder: 'docConvert',
  result: 'file',
  parameters: {
    pages: { description: 'Pages, such as 1-10 or 1,2,4-10; left out, all.' },
    target: { description: 'Format of the result.' },
    source: { description: 'Extension of the document; left out, that of its key.' },
  },
}

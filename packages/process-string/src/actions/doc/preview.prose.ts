import type { ActionProse, FollowUpProse } from '../../reference/action-prose.ts'
import type { docPreviewTable } from './preview.ts'
import type { previewWatermarkTable } from './preview-watermark.ts'

const watermarkProse: FollowUpProse<typeof previewWatermarkTable> = {
  description: 'Text over every page.',
  parameters: {
    text: { description: 'The text.' },
    size: { description: 'The size of the text.', unit: 'pixels' },
    opacity: { description: 'How opaque the text is.', unit: 'percent' },
    color: { description: 'The colour of the text.' },
    rotation: { description: 'How far the text is turned.', unit: 'degrees' },
    font: { description: 'Name of the font.' },
  },
}

export const docPreviewProse: ActionProse<typeof docPreviewTable> = {
  title: 'Preview a document',
  description:
    'Returns a page that shows a document; use a presigned URL of a domain that is bound to the bucket. Its parameters are documented by third parties only.',
  sources: [
    {
      title: 'Online object preview',
      url: 'https://www.alibabacloud.com/help/en/oss/user-guide/online-object-preview',
    },
  ],
  examples: [
    'doc/preview,export_1,print_1,copy_1/watermark,text_5YaF6YOo6LWE5paZ,size_30,t_60',
    'doc/preview,export_0,print_0',
  ],
  builder: 'docPreview',
  result: 'page',
  parameters: {
    export: { description: 'Whether readers may export it as PDF.' },
    print: { description: 'Whether readers may print it.' },
    copy: { description: 'Whether readers may copy text.' },
  },
  followUps: { watermark: watermarkProse },
}

import type { ActionProse } from '../../reference/action-prose.ts'
import type { deblindWatermarkTable } from './deblind-watermark.ts'

export const deblindWatermarkProse: ActionProse<typeof deblindWatermarkTable> = {
  title: 'Read a blind watermark',
  description:
    'Reads the text that blindwatermark has hidden, in the same region and IMM project. The text comes in the message to the topic of sys/notify.',
  sources: [
    {
      title: 'Add blind watermarks',
      url: 'https://help.aliyun.com/zh/oss/user-guide/add-blindwatermarks',
    },
  ],
  examples: [
    'image/deblindwatermark,s_low,t_text|sys/notify,topic_aW1tLWJsaW5kd2F0ZXJtYXJrLXRlc3Q',
  ],
  builder: 'deblindWatermark',
  parameters: {
    strength: { description: 'The strength with which the text was hidden.' },
    type: { description: 'The kind of mark; there is only text.' },
  },
}

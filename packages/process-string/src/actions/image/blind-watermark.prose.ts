import { quote, type Sentence } from '../../explain/wording.ts'
import type { ActionProse } from '../../reference/action-prose.ts'
import type {
  BlindWatermarkOptions,
  blindWatermarkTable,
  DeblindWatermarkOptions,
  deblindWatermarkTable,
} from './blind-watermark.ts'

export const blindWatermarkProse: ActionProse<typeof blindWatermarkTable> = {
  title: 'Blind watermark',
  description:
    'Hides a text in the picture that deblindwatermark can read. The bucket must be bound to an IMM project, and the result must be saved. Not for pictures that are all black or white or below about 200 by 200 pixels; sources are JPG, PNG, BMP, WebP and TIFF.',
  sources: [
    {
      title: 'Add blind watermarks',
      url: 'https://help.aliyun.com/zh/oss/user-guide/add-blindwatermarks',
    },
  ],
  examples: [
    'image/blindwatermark,content_dGVzdA,s_low,q_90|sys/saveas,o_ZGVzdC5qcGc=,b_ZGVzdA==',
    'image/resize,w_800/blindwatermark,content_dGVzdA|sys/saveas,o_ZGVzdC5qcGc=',
  ],
  builder: 'blindWatermark',
  parameters: {
    content: { description: 'The text to hide.' },
    strength: {
      description: 'A stronger mark survives more and distorts the picture more.',
      default: 'low',
    },
    quality: {
      description: 'Quality of the saved picture; for JPEG sources only.',
      unit: 'percent',
      default: 90,
    },
  },
}

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

export const explainBlindWatermark: Sentence<BlindWatermarkOptions> = ({
  content,
  strength = 'low',
  quality,
}) => {
  const compressed = quality === undefined ? '' : `, a JPEG with quality ${quality}`
  return `hide the text ${quote(content)} with ${strength} strength${compressed}`
}

export const explainDeblindWatermark: Sentence<DeblindWatermarkOptions> = ({ strength }) =>
  `read the hidden text${strength === undefined ? '' : ` of ${strength} strength`}`

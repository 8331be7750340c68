import type { Sentence } from '../../explain/wording.ts'
import type { ActionProse } from '../../reference/action-prose.ts'
import type { InterlaceOptions, interlaceTable } from './interlace.ts'

export const interlaceProse: ActionProse<typeof interlaceTable> = {
  title: 'Progressive JPEG',
  description:
    'Makes a JPEG result appear blurred first and then sharpen, instead of from top to bottom. No effect on other formats.',
  sources: [
    {
      title: 'Gradual display (2021)',
      url: 'https://github.com/AlibabaCloudDocs/oss/blob/f684091/cn.zh-CN/开发指南/数据处理/图片处理指南/图片处理参数/渐进显示.md',
    },
  ],
  ecPages: ['0040-00000282'],
  examples: ['image/format,jpg/interlace,1'],
  parameters: { enabled: { description: 'Whether the JPEG is progressive; off, it is baseline.' } },
}

export const explainInterlace: Sentence<InterlaceOptions> = ({ enabled }) =>
  `write a JPEG ${enabled ? 'progressive' : 'from top to bottom'}`

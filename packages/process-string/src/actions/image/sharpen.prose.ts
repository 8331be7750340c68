import type { Sentence } from '../../explain/wording.ts'
import type { ActionProse } from '../../reference/action-prose.ts'
import type { SharpenOptions, sharpenTable } from './sharpen.ts'

export const sharpenProse: ActionProse<typeof sharpenTable> = {
  title: 'Sharpen',
  description: 'Sharpens the picture; the service recommends 100.',
  sources: [
    {
      title: 'Sharpen (2021)',
      url: 'https://github.com/AlibabaCloudDocs/oss/blob/f684091/cn.zh-CN/开发指南/数据处理/图片处理指南/图片处理参数/锐化.md',
    },
  ],
  ecPages: ['0040-00000280'],
  examples: ['image/sharpen,100'],
  parameters: { amount: { description: 'The larger, the sharper.' } },
}

export const explainSharpen: Sentence<SharpenOptions> = ({ amount }) => `sharpen by ${amount}`

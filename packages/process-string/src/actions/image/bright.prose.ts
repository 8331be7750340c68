import { eitherWay, type Sentence } from '../../explain/wording.ts'
import type { ActionProse } from '../../reference/action-prose.ts'
import type { BrightOptions, brightTable } from './bright.ts'

export const brightProse: ActionProse<typeof brightTable> = {
  title: 'Brightness',
  description: 'Makes the picture brighter or darker. No page has the formula.',
  sources: [
    {
      title: 'Brightness (2021)',
      url: 'https://github.com/AlibabaCloudDocs/oss/blob/f684091/cn.zh-CN/开发指南/数据处理/图片处理指南/图片处理参数/亮度.md',
    },
  ],
  ecPages: ['0040-00000246'],
  examples: ['image/bright,50', 'image/bright,-50'],
  parameters: {
    amount: { description: 'Above 0 brighter, below 0 darker; 0 changes nothing.' },
  },
}

export const explainBright: Sentence<BrightOptions> = ({ amount }) =>
  eitherWay(amount, ['brighten', 'darken', 'keep the brightness'])

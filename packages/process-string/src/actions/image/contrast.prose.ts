import { eitherWay, type Sentence } from '../../explain/wording.ts'
import type { ActionProse } from '../../reference/action-prose.ts'
import type { ContrastOptions, contrastTable } from './contrast.ts'

export const contrastProse: ActionProse<typeof contrastTable> = {
  title: 'Contrast',
  description: 'Raises or lowers the contrast. No page has the formula.',
  sources: [
    {
      title: 'Contrast (2021)',
      url: 'https://github.com/AlibabaCloudDocs/oss/blob/f684091/cn.zh-CN/开发指南/数据处理/图片处理指南/图片处理参数/对比度.md',
    },
  ],
  examples: ['image/contrast,50', 'image/contrast,-50'],
  parameters: {
    amount: { description: 'Above 0 more contrast, below 0 less; 0 changes nothing.' },
  },
}

export const explainContrast: Sentence<ContrastOptions> = ({ amount }) =>
  eitherWay(amount, ['raise the contrast', 'lower the contrast', 'keep the contrast'])

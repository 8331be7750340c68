import type { Sentence } from '../../explain/wording.ts'
import type { ActionProse } from '../../reference/action-prose.ts'
import type { RoundedCornersOptions, roundedCornersTable } from './rounded-corners.ts'

export const roundedCornersProse: ActionProse<typeof roundedCornersTable> = {
  title: 'Rounded corners',
  description:
    'Rounds the four corners; outside them a JPEG is white, other formats are transparent. The size stays.',
  sources: [
    {
      title: 'Rounded rectangle (2021)',
      url: 'https://github.com/AlibabaCloudDocs/oss/blob/f684091/cn.zh-CN/开发指南/数据处理/图片处理指南/图片处理参数/圆角矩形.md',
    },
  ],
  ecPages: ['0040-00000237'],
  examples: ['image/rounded-corners,r_30', 'image/rounded-corners,r_30/format,png'],
  parameters: {
    radius: {
      description: 'Radius of the corners, at most half the shorter edge.',
      unit: 'pixels',
    },
  },
}

export const explainRoundedCorners: Sentence<RoundedCornersOptions> = ({ radius }) =>
  `round the corners with a radius of ${radius}`

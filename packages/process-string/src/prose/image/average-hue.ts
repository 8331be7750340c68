import type { averageHueTable } from '../../actions/image/average-hue.ts'
import type { ActionProse } from '../action-prose.ts'

export const averageHueProse: ActionProse<typeof averageHueTable> = {
  title: 'Average colour',
  description: 'Gives the main colour of the picture as text, such as 0x5c783b.',
  sources: [
    {
      title: 'Query the average tone',
      url: 'https://help.aliyun.com/en/oss/user-guide/query-the-average-tone',
    },
  ],
  examples: ['image/average-hue'],
  parameters: {},
}

import type { ActionProse } from '../../reference/action-prose.ts'
import type { averageHueTable } from './average-hue.ts'

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

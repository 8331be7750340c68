import type { Sentence } from '../../explain/wording.ts'
import type { ActionProse } from '../../reference/action-prose.ts'
import type { AverageHueOptions, averageHueTable, InfoOptions, infoTable } from './info.ts'

export const infoProse: ActionProse<typeof infoTable> = {
  title: 'Picture information',
  description:
    'Returns the size, format and EXIF data of the stored picture as JSON. Every value is a string inside { "value": … }. A PNG has no EXIF data here.',
  sources: [
    {
      title: 'Query the EXIF data of an image (2024)',
      url: 'https://alibabacloud.com/help/en/oss/user-guide/query-the-exif-data-of-an-image-4',
    },
  ],
  examples: ['image/info'],
  parameters: {},
}

export const averageHueProse: ActionProse<typeof averageHueTable> = {
  title: 'Average colour',
  description: 'Returns the main colour of the picture as text, such as 0x5c783b.',
  sources: [
    {
      title: 'Query the average tone',
      url: 'https://help.aliyun.com/en/oss/user-guide/query-the-average-tone',
    },
  ],
  examples: ['image/average-hue'],
  parameters: {},
}

export const explainInfo: Sentence<InfoOptions> = () =>
  'give the size, format and EXIF data as JSON'

export const explainAverageHue: Sentence<AverageHueOptions> = () =>
  'give the average colour as text'

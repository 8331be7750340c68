import type { ActionProse } from '../../reference/action-prose.ts'
import type { infoTable } from './info.ts'

export const infoProse: ActionProse<typeof infoTable> = {
  title: 'Picture information',
  description:
    'Gives the size, format and EXIF data of the stored picture as JSON. Every value is a string inside { "value": … }. A PNG has no EXIF data here.',
  sources: [
    {
      title: 'Query the EXIF data of an image (2024)',
      url: 'https://alibabacloud.com/help/en/oss/user-guide/query-the-exif-data-of-an-image-4',
    },
  ],
  examples: ['image/info'],
  parameters: {},
}

import type { Sentence } from '../../explain/wording.ts'
import type { ActionProse } from '../../reference/action-prose.ts'
import type { CircleOptions, circleTable } from './circle.ts'

export const circleProse: ActionProse<typeof circleTable> = {
  title: 'Circle',
  description:
    'Cuts a circle out of the middle; around it a JPEG is white, other formats are transparent. The result is 2r + 1 pixels wide and high, at most what fits into the picture.',
  sources: [
    {
      title: 'Circle crop (2024-10-06)',
      url: 'https://alibabacloud.com/help/en/oss/user-guide/circle-crop',
    },
  ],
  ecPages: ['0040-00000233'],
  examples: ['image/circle,r_100', 'image/circle,r_100/format,png'],
  parameters: {
    radius: {
      description: 'Radius; one that does not fit becomes the largest that does.',
      unit: 'pixels',
    },
  },
}

export const explainCircle: Sentence<CircleOptions> = ({ radius }) =>
  `cut out a circle with a radius of ${radius} from the middle`

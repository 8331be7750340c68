import { pixels, type Sentence } from '../../explain/wording.ts'
import type { ActionProse } from '../../reference/action-prose.ts'
import type { IndexCropOptions, indexCropTable } from './index-crop.ts'

export const indexCropProse: ActionProse<typeof indexCropTable> = {
  title: 'Slice',
  description:
    'Cuts the picture into slices of equal width or height and returns one of them. When both edges are given, the height counts. An index past the last slice returns the whole picture.',
  sources: [
    {
      title: 'Indexed slice (2026-03-20)',
      url: 'https://www.alibabacloud.com/help/en/oss/user-guide/indexed-slice',
    },
  ],
  ecPages: ['0040-00000229'],
  examples: ['image/indexcrop,x_100,i_0', 'image/indexcrop,y_200,i_2'],
  builder: 'indexCrop',
  parameters: {
    sliceWidth: { description: 'Width of a slice, from left to right.', unit: 'pixels' },
    sliceHeight: { description: 'Height of a slice, from top to bottom.', unit: 'pixels' },
    index: { description: 'Which slice; the first is 0.', default: 0 },
  },
}

export const explainIndexCrop: Sentence<IndexCropOptions> = ({
  sliceWidth,
  sliceHeight,
  index = 0,
}) => {
  const slice =
    sliceHeight === undefined ? `${pixels(sliceWidth)} wide` : `${pixels(sliceHeight)} high`
  return `cut into slices ${slice} and keep number ${index}, counted from 0`
}

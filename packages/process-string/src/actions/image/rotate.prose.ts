import type { Sentence } from '../../explain/wording.ts'
import type { ActionProse } from '../../reference/action-prose.ts'
import type { RotateOptions, rotateTable } from './rotate.ts'

export const rotateProse: ActionProse<typeof rotateTable> = {
  title: 'Rotate',
  description:
    'Turns the picture clockwise. Angles other than right ones enlarge the canvas. The edges of the source may have at most 4096 pixels. A GIF becomes static.',
  sources: [
    { title: 'Rotate images', url: 'https://www.alibabacloud.com/help/doc-detail/44690.htm' },
  ],
  ecPages: ['0040-00000217'],
  examples: ['image/rotate,90', 'image/rotate,45/format,png'],
  parameters: { angle: { description: 'Angle, clockwise.', unit: 'degrees' } },
}

export const explainRotate: Sentence<RotateOptions> = ({ angle }) =>
  `turn clockwise by ${angle} degrees`

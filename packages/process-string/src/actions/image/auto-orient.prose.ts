import type { Sentence } from '../../explain/wording.ts'
import type { ActionProse } from '../../reference/action-prose.ts'
import type { AutoOrientOptions, autoOrientTable } from './auto-orient.ts'

export const autoOrientProse: ActionProse<typeof autoOrientTable> = {
  title: 'Turn upright',
  description:
    'Turns the picture by its EXIF orientation, before every other action, whatever its position in the style. A picture without an orientation stays as it is. The edges of the source may have at most 4096 pixels.',
  sources: [
    {
      title: 'Adaptive orientation',
      url: 'https://www.alibabacloud.com/help/doc-detail/44691.htm',
    },
  ],
  ecPages: ['0040-00000215'],
  examples: ['image/auto-orient,1', 'image/resize,w_100/auto-orient,0'],
  parameters: {
    enabled: { description: 'Whether the picture is turned; off, it is left as it lies.' },
  },
}

export const explainAutoOrient: Sentence<AutoOrientOptions> = ({ enabled }) =>
  enabled
    ? 'turn upright by the EXIF orientation, before everything else'
    : 'do not turn by the EXIF orientation'

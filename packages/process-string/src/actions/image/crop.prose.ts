import type { ActionProse } from '../../reference/action-prose.ts'
import { ecPage } from '../../reference/pages.ts'
import type { cropTable } from './crop.ts'

export const cropProse: ActionProse<typeof cropTable> = {
  title: 'Crop',
  description:
    'Cuts a rectangle out of the picture. A rectangle that runs past an edge is cut there; one that begins outside the picture is refused.',
  sources: [
    { title: 'Custom crop', url: 'https://help.aliyun.com/zh/oss/user-guide/custom-crop' },
    ecPage('0040-00000209'),
  ],
  examples: [
    'image/crop,x_100,y_50,w_100,h_100',
    'image/crop,w_200,h_200,g_se',
    'image/crop,w_200,h_200,g_face,p_150',
  ],
  parameters: {
    x: { description: 'Distance to the right of the origin.', unit: 'pixels', default: 0 },
    y: { description: 'Distance below the origin.', unit: 'pixels', default: 0 },
    width: {
      description: 'Width of the rectangle; left out or 0, up to the edge.',
      unit: 'pixels',
    },
    height: {
      description: 'Height of the rectangle; left out or 0, up to the edge.',
      unit: 'pixels',
    },
    gravity: {
      description:
        'Where x and y begin: one of the nine places of the picture. With face and auto the service looks for the subject; they need a bucket bound to an IMM project and a signed request, and auto ignores width, height and zoom.',
      default: 'nw',
    },
    zoom: {
      description:
        'How much around the face stays; only with gravity face. 100 leaves it unchanged.',
      unit: 'percent',
    },
  },
}

import { PLACES, pixels } from '../../explain/wording.ts'
import type { ActionProse } from '../../reference/action-prose.ts'
import type { CropOptions, cropTable } from './crop.ts'

export const cropProse: ActionProse<typeof cropTable> = {
  title: 'Crop',
  description:
    'Cuts a rectangle out of the picture. A rectangle that runs past an edge is cut there; one that begins outside the picture is refused.',
  sources: [{ title: 'Custom crop', url: 'https://help.aliyun.com/zh/oss/user-guide/custom-crop' }],
  ecPages: ['0040-00000209'],
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

/** Explains `crop`. */
export function explainCrop({ gravity = 'nw', zoom, ...options }: CropOptions): string {
  if (gravity === 'auto') return 'cut out the part that the service finds most important'
  const size = sizeOf(options)
  if (gravity === 'face') {
    return `cut out ${size} around the face${zoom === undefined ? '' : `, zoomed to ${zoom} percent`}`
  }
  return `cut out ${size} at the ${PLACES[gravity]}${shiftOf(options)}`
}

/** An edge that is left out or 0 reaches up to the edge of the picture. */
function sizeOf({ width, height }: CropOptions): string {
  if (width && height) return `${width} by ${height} pixels`
  const across = width ? pixels(width) : 'the rest'
  const down = height ? pixels(height) : 'the rest'
  return `${across} across and ${down} down`
}

function shiftOf({ x = 0, y = 0 }: CropOptions): string {
  return x > 0 || y > 0 ? `, moved ${x} to the right and ${y} down` : ''
}

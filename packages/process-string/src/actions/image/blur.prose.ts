import type { Sentence } from '../../explain/wording.ts'
import type { ActionProse } from '../../reference/action-prose.ts'
import type { BlurOptions, blurTable } from './blur.ts'

export const blurProse: ActionProse<typeof blurTable> = {
  title: 'Blur',
  description:
    'Blurs the picture, or the faces in it. For faces the bucket must be bound to an IMM project and the request be signed.',
  sources: [{ title: 'Blur (2026)', url: 'https://help.aliyun.com/en/oss/user-guide/blur' }],
  ecPages: ['0040-00000241'],
  examples: ['image/blur,r_3,s_2', 'image/blur,g_faces,r_25,s_50'],
  parameters: {
    area: { description: 'Blurs only the largest face or all faces; left out, everything.' },
    zoom: {
      description: 'How far around a face the blur reaches, in terms of the face; only with area.',
      unit: 'percent',
    },
    radius: { description: 'Radius of the blur: the larger, the more blurred.', unit: 'pixels' },
    sigma: { description: 'Standard deviation: the larger, the more blurred.' },
  },
}

const AREAS = { face: 'the largest face', faces: 'all faces' } as const

export const explainBlur: Sentence<BlurOptions> = ({ radius, sigma, area, zoom }) => {
  const what = area === undefined ? '' : ` ${AREAS[area]}`
  const reach = zoom === undefined ? '' : `, ${zoom} percent of the face`
  return `blur${what} with a radius of ${radius} and a sigma of ${sigma}${reach}`
}

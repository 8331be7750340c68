import type { ActionProse } from '../../reference/action-prose.ts'
import { ecPage } from '../../reference/pages.ts'
import type { blurTable } from './blur.ts'

export const blurProse: ActionProse<typeof blurTable> = {
  title: 'Blur',
  description:
    'Blurs the picture, or the faces in it. For faces the bucket must be bound to an IMM project and the request be signed.',
  sources: [
    { title: 'Blur (2026)', url: 'https://help.aliyun.com/en/oss/user-guide/blur' },
    ecPage('0040-00000241'),
  ],
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

/** The detections: they take nothing, and stand alone. */

import type { ActionProse } from '../../reference/action-prose.ts'
import type { bodiesTable } from './bodies.ts'
import type { carsTable } from './cars.ts'
import type { codesTable } from './codes.ts'
import type { facesTable } from './faces.ts'
import type { labelsTable } from './labels.ts'
import type { scoreTable } from './score.ts'

const NEEDS = 'The bucket must be bound to an IMM project, and the request must be signed.'

/** The service's own repository, where no page was found. */
const MEDIA_SKILL = {
  title: 'Media skill of alibabacloud-aiops-skills',
  url: 'https://github.com/aliyun/alibabacloud-aiops-skills/tree/1202ecc/skills/storage/oss/alibabacloud-oss-media-process',
}

export const facesProse: ActionProse<typeof facesTable> = {
  title: 'Find faces',
  description: `Gives the faces in the picture with their places, ages and moods as JSON. ${NEEDS}`,
  sources: [
    {
      title: 'Face detection',
      url: 'https://www.alibabacloud.com/help/doc-detail/2384812.html',
    },
  ],
  examples: ['image/faces'],
  parameters: {},
}

export const bodiesProse: ActionProse<typeof bodiesTable> = {
  title: 'Find bodies',
  description: `Gives the places of human bodies as JSON. ${NEEDS}`,
  sources: [MEDIA_SKILL],
  examples: ['image/bodies'],
  parameters: {},
}

export const carsProse: ActionProse<typeof carsTable> = {
  title: 'Find vehicles',
  description: `Gives the places of vehicles as JSON. ${NEEDS}`,
  sources: [MEDIA_SKILL],
  examples: ['image/cars'],
  parameters: {},
}

export const codesProse: ActionProse<typeof codesTable> = {
  title: 'Read QR codes',
  description: `Gives the texts and places of QR codes and barcodes, at most 5, as JSON. ${NEEDS}`,
  sources: [
    {
      title: 'QR code recognition',
      url: 'https://help.aliyun.com/zh/oss/user-guide/qrcode-recognition',
    },
  ],
  examples: ['image/codes'],
  parameters: {},
}

export const labelsProse: ActionProse<typeof labelsTable> = {
  title: 'Name what is seen',
  description: `Gives the things and scenes in the picture with their confidences as JSON. ${NEEDS}`,
  sources: [MEDIA_SKILL],
  examples: ['image/labels'],
  parameters: {},
}

export const scoreProse: ActionProse<typeof scoreTable> = {
  title: 'Judge the picture',
  description: `Gives an aesthetic score from 0 to 1 as JSON. ${NEEDS}`,
  sources: [
    {
      title: 'Image quality score',
      url: 'https://www.alibabacloud.com/help/en/oss/user-guide/image-quality-score',
    },
  ],
  examples: ['image/score'],
  parameters: {},
}

/** The detections, which take no options and must be alone in their style. */

import type { Sentence } from '../../explain/wording.ts'
import type { ActionProse } from '../../reference/action-prose.ts'
import type {
  BodiesOptions,
  bodiesTable,
  CarsOptions,
  CodesOptions,
  carsTable,
  codesTable,
  FacesOptions,
  facesTable,
  LabelsOptions,
  labelsTable,
  ScoreOptions,
  scoreTable,
} from './detection.ts'

const NEEDS = 'The bucket must be bound to an IMM project, and the request must be signed.'

/** The service's own repository, where no page was found. */
const MEDIA_SKILL = {
  title: 'Media skill of alibabacloud-aiops-skills',
  url: 'https://github.com/aliyun/alibabacloud-aiops-skills/tree/1202ecc/skills/storage/oss/alibabacloud-oss-media-process',
}

export const facesProse: ActionProse<typeof facesTable> = {
  title: 'Find faces',
  description: `Returns the faces in the picture with their places, ages and moods as JSON. ${NEEDS}`,
  sources: [
    {
      title: 'Face detection',
      url: 'https://www.alibabacloud.com/help/doc-detail/2384812.html',
    },
  ],
  examples: ['image/faces'],
  parameters: {},
}

export const explainFaces: Sentence<FacesOptions> = () => 'find the faces, as JSON'

export const bodiesProse: ActionProse<typeof bodiesTable> = {
  title: 'Find bodies',
  description: `Returns the places of human bodies as JSON. ${NEEDS}`,
  sources: [MEDIA_SKILL],
  examples: ['image/bodies'],
  parameters: {},
}

export const explainBodies: Sentence<BodiesOptions> = () => 'find the human bodies, as JSON'

export const carsProse: ActionProse<typeof carsTable> = {
  title: 'Find vehicles',
  description: `Returns the places of vehicles as JSON. ${NEEDS}`,
  sources: [MEDIA_SKILL],
  examples: ['image/cars'],
  parameters: {},
}

export const explainCars: Sentence<CarsOptions> = () => 'find the vehicles, as JSON'

export const codesProse: ActionProse<typeof codesTable> = {
  title: 'Read QR codes',
  description: `Returns the texts and places of QR codes and barcodes, at most 5, as JSON. ${NEEDS}`,
  sources: [
    {
      title: 'QR code recognition',
      url: 'https://help.aliyun.com/zh/oss/user-guide/qrcode-recognition',
    },
  ],
  examples: ['image/codes'],
  parameters: {},
}

export const explainCodes: Sentence<CodesOptions> = () => 'read the QR codes and barcodes, as JSON'

export const labelsProse: ActionProse<typeof labelsTable> = {
  title: 'Name things and scenes',
  description: `Returns the things and scenes in the picture with their confidences as JSON. ${NEEDS}`,
  sources: [MEDIA_SKILL],
  examples: ['image/labels'],
  parameters: {},
}

export const explainLabels: Sentence<LabelsOptions> = () => 'name what the picture shows, as JSON'

export const scoreProse: ActionProse<typeof scoreTable> = {
  title: 'Judge the picture',
  description: `Returns an aesthetic score from 0 to 1 as JSON. ${NEEDS}`,
  sources: [
    {
      title: 'Image quality score',
      url: 'https://www.alibabacloud.com/help/en/oss/user-guide/image-quality-score',
    },
  ],
  examples: ['image/score'],
  parameters: {},
}

export const explainScore: Sentence<ScoreOptions> = () =>
  'judge how beautiful the picture is, as JSON'

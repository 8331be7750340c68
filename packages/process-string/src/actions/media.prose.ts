/** Prose of the parameters that several operations on videos and sounds share, and their pages. */

import type { FollowUpProse, ParameterProse, Source } from '../reference/action-prose.ts'
import type { beforeTable } from './concat-input.ts'

const TIME = 'milliseconds'

export const startProse: ParameterProse<number> = {
  description: 'Where it begins, from the beginning of the source.',
  unit: TIME,
  default: 0,
}
export const durationProse: ParameterProse<number> = {
  description: 'How long the part is; 0 means to the end.',
  unit: TIME,
  default: 0,
}
export const scalingProse = {
  description: 'How a frame of another shape is fitted into width and height.',
} as const
export const methodProse = {
  description:
    'How the frames are chosen: inter at an interval, key the key frames, avg evenly, dhash where the picture changes.',
} as const
export const intervalProse: ParameterProse<number> = {
  description: 'Time from one frame to the next.',
  unit: TIME,
}
export const countProse: ParameterProse<number> = { description: 'How many frames.' }
export const thresholdProse: ParameterProse<number> = {
  description: 'How different two frames must be; with method dhash only.',
}
export const frameRateProse: ParameterProse<number> = {
  description: 'Frame rate of the result.',
  unit: 'frames a second',
}
export const videoBitrateProse: ParameterProse<number> = {
  description: 'Bitrate of the pictures.',
  unit: 'bits a second',
}
export const frameSizeProse: ParameterProse<string> = {
  description: 'Size of the pictures, such as 1920x1080; each edge even, 64 to 4096 pixels.',
}
export const audioBitrateProse: ParameterProse<number> = {
  description: 'Bitrate of the sound; not together with its quality.',
  unit: 'bits a second',
}
export const sampleRateProse: ParameterProse<number> = {
  description: 'Sample rate of the sound.',
  unit: 'hertz',
}
export const channelsProse: ParameterProse<number> = { description: 'Channels of the sound.' }
export const audioQualityProse: ParameterProse<number> = {
  description: 'Quality of the sound; not together with its bitrate.',
}
export const bitDepthProse = { description: 'Bits of a sample; for FLAC only.' } as const
export const alignProse: ParameterProse<number> = {
  description: 'Position, from 0, of the input whose size and rates the others follow.',
}

/** Describes a policy for sources that have less than the target. */
export function policyProse(what: string): {
  readonly description: string
  readonly default: 'target'
} {
  return {
    description: `What happens when ${what}: the target is taken, the source’s own, or it fails.`,
    default: 'target',
  }
}

const inputProse: FollowUpProse<typeof beforeTable>['parameters'] = {
  key: { description: 'Key of an object in the same bucket.' },
  start: startProse,
  duration: durationProse,
}

/** Describes the inputs that are joined with the addressed object. */
export const concatFollowUps: Readonly<Record<'before' | 'after', FollowUpProse>> = {
  before: {
    description: 'One input before the addressed object; repeat it for more, in their order.',
    parameters: inputProse,
  },
  after: {
    description: 'One input after the addressed object; repeat it for more, in their order.',
    parameters: inputProse,
  },
}

export const MEDIA_PAGES: readonly Source[] = [
  {
    title: 'Media processing',
    url: 'https://help.aliyun.com/zh/oss/user-guide/introduction-2/',
  },
  {
    title: 'Asynchronous processing, SDK for PHP v2',
    url: 'https://help.aliyun.com/zh/oss/developer-reference/asynchronous-processing-using-oss-sdk-for-php-v2',
  },
]

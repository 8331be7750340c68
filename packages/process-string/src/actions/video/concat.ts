import { createOperation } from '../../builder/operation.ts'
import type { Style } from '../../builder/style.ts'
import type { OperationTable } from '../../language/action-table.ts'
import { integerKind, numberKind } from '../../language/kinds/numbers.ts'
import { dimensionsKind, wordKind } from '../../language/kinds/texts.ts'
import { enumKind } from '../../language/kinds/words.ts'
import { afterTable, beforeTable, type ConcatInput } from '../concat-input.ts'

/** Options of {@link videoConcat}. */
export interface VideoConcatOptions {
  /** Milliseconds from the beginning. @default 0 */
  readonly start?: number | undefined
  /** Milliseconds; 0 means to the end. @default 0 */
  readonly duration?: number | undefined
  /** Container of the result. */
  readonly format: 'mp4' | 'mkv' | 'mov' | 'asf' | 'avi' | 'mxf' | 'ts' | 'flv'
  /** Codec of the pictures. */
  readonly videoCodec: 'h264' | 'h265' | 'vp9'
  /** Frames a second, 0 to 240. */
  readonly frameRate?: number | undefined
  /** Bits a second, integer 10000 to 100000000. */
  readonly videoBitrate?: number | undefined
  /** Pixels, such as `1920x1080`; each edge even, 64 to 4096. */
  readonly frameSize?: string | undefined
  /** Codec of the sound, such as `aac` or `mp3`. */
  readonly audioCodec: string
  /** Bits a second, integer 1000 to 10000000. */
  readonly audioBitrate?: number | undefined
  /** Hertz. */
  readonly sampleRate?: number | undefined
  /** Integer 1 to 8. */
  readonly channels?: number | undefined
  /** Position, from 0, of the input whose size and rates the others follow. */
  readonly align?: number | undefined
  /** Put before the addressed object, in this order. */
  readonly before?: readonly ConcatInput[] | undefined
  /** Put after the addressed object, in this order. */
  readonly after?: readonly ConcatInput[] | undefined
}

/** See "Video stitching". */
export const videoConcatTable = {
  family: 'video',
  action: 'concat',
  mode: 'async',
  parameters: {
    start: { letter: 'ss', kind: integerKind, min: 0 },
    duration: { letter: 't', kind: integerKind, min: 0 },
    format: {
      letter: 'f',
      kind: enumKind,
      values: ['mp4', 'mkv', 'mov', 'asf', 'avi', 'mxf', 'ts', 'flv'],
      required: true,
    },
    videoCodec: {
      letter: 'vcodec',
      kind: enumKind,
      values: ['h264', 'h265', 'vp9'],
      required: true,
    },
    frameRate: { letter: 'fps', kind: numberKind, min: 0, max: 240 },
    videoBitrate: { letter: 'vb', kind: integerKind, min: 10000, max: 100000000 },
    frameSize: { letter: 's', kind: dimensionsKind },
    audioCodec: { letter: 'acodec', kind: wordKind, required: true },
    audioBitrate: { letter: 'ab', kind: integerKind, min: 1000, max: 10000000 },
    sampleRate: { letter: 'ar', kind: integerKind, min: 1 },
    channels: { letter: 'ac', kind: integerKind, min: 1, max: 8 },
    align: { letter: 'align', kind: integerKind, min: 0 },
  },
  followUps: [
    { option: 'before', table: beforeTable, most: 10 },
    { option: 'after', table: afterTable, most: 10 },
  ],
} as const satisfies OperationTable<VideoConcatOptions, 'before' | 'after'>

/** Joins videos: those `before`, the addressed one, those `after`; at most 11 in all. See {@link VideoConcatOptions}. */
export function videoConcat(options: VideoConcatOptions): Style<'async'> {
  return createOperation(videoConcatTable, options)
}

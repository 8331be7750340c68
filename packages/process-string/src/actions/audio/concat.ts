import { createOperation } from '../../builder/operation.ts'
import type { Style } from '../../builder/style.ts'
import type { OperationTable } from '../../language/action-table.ts'
import { integerKind } from '../../language/kinds/numbers.ts'
import { choiceKind, enumKind } from '../../language/kinds/words.ts'
import { afterTable, beforeTable, type ConcatInput } from '../concat-input.ts'

/** Options of {@link audioConcat}. */
export interface AudioConcatOptions {
  /** Format of the result. */
  readonly format: 'mp3' | 'aac' | 'flac' | 'oga' | 'ac3' | 'opus' | 'amr'
  /** Integer 1 to 8. */
  readonly channels?: number | undefined
  /** Hertz. */
  readonly sampleRate?: number | undefined
  /** Bits a second, integer 1000 to 10000000. */
  readonly audioBitrate?: number | undefined
  /** When the source has a lower bitrate. @default 'target' */
  readonly audioBitratePolicy?: 'target' | 'source-when-lower' | 'fail-when-lower' | undefined
  /** Integer 0 to 100; not beside `audioBitrate`. */
  readonly audioQuality?: number | undefined
  /** Bits of a sample, for FLAC only. */
  readonly bitDepth?: '16' | '24' | undefined
  /** Position, from 0, of the input whose size and rates the others follow. */
  readonly align?: number | undefined
  /** Put before the addressed object, in this order. */
  readonly before?: readonly ConcatInput[] | undefined
  /** Put after the addressed object, in this order. */
  readonly after?: readonly ConcatInput[] | undefined
}

/** See "Audio stitching". */
export const audioConcatTable = {
  family: 'audio',
  action: 'concat',
  mode: 'async',
  parameters: {
    format: {
      letter: 'f',
      kind: enumKind,
      values: ['mp3', 'aac', 'flac', 'oga', 'ac3', 'opus', 'amr'],
      required: true,
    },
    channels: { letter: 'ac', kind: integerKind, min: 1, max: 8 },
    sampleRate: { letter: 'ar', kind: integerKind, min: 1 },
    audioBitrate: { letter: 'ab', kind: integerKind, min: 1000, max: 10000000 },
    audioBitratePolicy: {
      letter: 'abopt',
      kind: choiceKind,
      values: ['target', 'source-when-lower', 'fail-when-lower'],
    },
    audioQuality: { letter: 'aq', kind: integerKind, min: 0, max: 100 },
    bitDepth: { letter: 'adepth', kind: enumKind, values: ['16', '24'] },
    align: { letter: 'align', kind: integerKind, min: 0 },
  },
  needs: [{ option: 'audioQuality', other: 'audioBitrate', values: [undefined] }],
  followUps: [
    { option: 'before', table: beforeTable, most: 10 },
    { option: 'after', table: afterTable, most: 10 },
  ],
} as const satisfies OperationTable<AudioConcatOptions, 'before' | 'after'>

/** Joins sounds: those `before`, the addressed one, those `after`; at most 11 in all. See {@link AudioConcatOptions}. */
export function audioConcat(options: AudioConcatOptions): Style<'async'> {
  return createOperation(audioConcatTable, options)
}

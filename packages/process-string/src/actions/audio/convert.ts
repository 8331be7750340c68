import { createOperation } from '../../builder/operation.ts'
import type { Style } from '../../builder/style.ts'
import type { OperationTable } from '../../language/action-table.ts'
import { integerKind } from '../../language/kinds/numbers.ts'
import { choiceKind, enumKind } from '../../language/kinds/words.ts'

/** Options of {@link audioConvert}. */
export interface AudioConvertOptions {
  /** Milliseconds from the beginning. @default 0 */
  readonly start?: number | undefined
  /** Milliseconds; 0 means to the end. @default 0 */
  readonly duration?: number | undefined
  /** Format of the result. */
  readonly format: 'mp3' | 'aac' | 'flac' | 'oga' | 'ac3' | 'opus' | 'amr'
  /** Hertz. */
  readonly sampleRate?: number | undefined
  /** Integer 1 to 8. */
  readonly channels?: number | undefined
  /** Bits a second, integer 1000 to 10000000. */
  readonly audioBitrate?: number | undefined
  /** When the source has a lower bitrate. @default 'target' */
  readonly audioBitratePolicy?: 'target' | 'source-when-lower' | 'fail-when-lower' | undefined
  /** Integer 0 to 100; not beside `audioBitrate`. */
  readonly audioQuality?: number | undefined
  /** Bits of a sample, for FLAC only. */
  readonly bitDepth?: '16' | '24' | undefined
}

/** See "Audio transcoding". */
export const audioConvertTable = {
  family: 'audio',
  action: 'convert',
  mode: 'async',
  parameters: {
    start: { letter: 'ss', kind: integerKind, min: 0 },
    duration: { letter: 't', kind: integerKind, min: 0 },
    format: {
      letter: 'f',
      kind: enumKind,
      values: ['mp3', 'aac', 'flac', 'oga', 'ac3', 'opus', 'amr'],
      required: true,
    },
    sampleRate: { letter: 'ar', kind: integerKind, min: 1 },
    channels: { letter: 'ac', kind: integerKind, min: 1, max: 8 },
    audioBitrate: { letter: 'ab', kind: integerKind, min: 1000, max: 10000000 },
    audioBitratePolicy: {
      letter: 'abopt',
      kind: choiceKind,
      values: ['target', 'source-when-lower', 'fail-when-lower'],
    },
    audioQuality: { letter: 'aq', kind: integerKind, min: 0, max: 100 },
    bitDepth: { letter: 'adepth', kind: enumKind, values: ['16', '24'] },
  },
  needs: [{ option: 'audioQuality', other: 'audioBitrate', values: [undefined] }],
} as const satisfies OperationTable<AudioConvertOptions>

/** Transcodes or cuts a sound. See {@link AudioConvertOptions}. */
export function audioConvert(options: AudioConvertOptions): Style<'async'> {
  return createOperation(audioConvertTable, options)
}

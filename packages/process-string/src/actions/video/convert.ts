import { createOperation } from '../../builder/operation.ts'
import type { Style } from '../../builder/style.ts'
import type { OperationTable } from '../../language/action-table.ts'
import { integerKind, numberKind } from '../../language/kinds/numbers.ts'
import { dimensionsKind, wordKind } from '../../language/kinds/texts.ts'
import { choiceKind, enumKind, flagKind } from '../../language/kinds/words.ts'

/** Options of {@link videoConvert}. */
export interface VideoConvertOptions {
  /** Milliseconds from the beginning. @default 0 */
  readonly start?: number | undefined
  /** Milliseconds; 0 means to the end. @default 0 */
  readonly duration?: number | undefined
  /** Container of the result. */
  readonly format?:
    | 'mp4'
    | 'mkv'
    | 'mov'
    | 'asf'
    | 'avi'
    | 'mxf'
    | 'ts'
    | 'flv'
    | 'webm'
    | 'mp3'
    | 'aac'
    | 'flac'
    | 'oga'
    | 'ac3'
    | 'opus'
    | 'amr'
    | undefined
  /** Whether the pictures are left out. @default false */
  readonly dropVideo?: boolean | undefined
  /** `copy` only repackages, and ignores size, rates and quality. @default 'copy' */
  readonly videoCodec?: 'copy' | 'h264' | 'h265' | 'vp9' | undefined
  /** Pixels, such as `1920x1080`; each edge even, 64 to 4096. */
  readonly frameSize?: string | undefined
  /** When the source is smaller. @default 'target' */
  readonly frameSizePolicy?: 'target' | 'source-when-lower' | 'fail-when-lower' | undefined
  /** How a frame of another shape is fitted. */
  readonly scaling?: 'crop' | 'stretch' | 'fill' | 'fit' | undefined
  /** Whether the picture is turned by the metadata. @default true */
  readonly autoRotate?: boolean | undefined
  /** Bits a second, integer 10000 to 100000000. */
  readonly videoBitrate?: number | undefined
  /** When the source has a lower bitrate. @default 'target' */
  readonly videoBitratePolicy?: 'target' | 'source-when-lower' | 'fail-when-lower' | undefined
  /** Constant rate factor, integer 0 to 51; lower is better. */
  readonly rateFactor?: number | undefined
  /** Whether the narrow-band high-definition encoder is used. @default false */
  readonly slim?: boolean | undefined
  /** Bits a second. */
  readonly maxBitrate?: number | undefined
  /** Bits. */
  readonly bufferSize?: number | undefined
  /** Frames from one key frame to the next. */
  readonly keyFrameDistance?: number | undefined
  /** Frames a second, 0 to 240. */
  readonly frameRate?: number | undefined
  /** When the source has a lower rate. @default 'target' */
  readonly frameRatePolicy?: 'target' | 'source-when-lower' | 'fail-when-lower' | undefined
  /** Such as `yuv420p`. */
  readonly pixelFormat?: string | undefined
  /** Whether the sound is left out. @default false */
  readonly dropAudio?: boolean | undefined
  /** Codec of the sound. */
  readonly audioCodec?:
    | 'copy'
    | 'mp3'
    | 'aac'
    | 'flac'
    | 'vorbis'
    | 'ac3'
    | 'opus'
    | 'pcm'
    | 'amr'
    | undefined
  /** Bits a second, integer 1000 to 10000000. */
  readonly audioBitrate?: number | undefined
  /** When the source has a lower bitrate. @default 'target' */
  readonly audioBitratePolicy?: 'target' | 'source-when-lower' | 'fail-when-lower' | undefined
  /** Hertz. */
  readonly sampleRate?: number | undefined
  /** Integer 1 to 8. */
  readonly channels?: number | undefined
  /** Integer 0 to 100; not beside `audioBitrate`. */
  readonly audioQuality?: number | undefined
  /** Whether subtitles are left out. @default false */
  readonly dropSubtitles?: boolean | undefined
}

/** See "Video transcoding". */
export const videoConvertTable = {
  family: 'video',
  action: 'convert',
  mode: 'async',
  parameters: {
    start: { letter: 'ss', kind: integerKind, min: 0 },
    duration: { letter: 't', kind: integerKind, min: 0 },
    format: {
      letter: 'f',
      kind: enumKind,
      values: [
        'mp4',
        'mkv',
        'mov',
        'asf',
        'avi',
        'mxf',
        'ts',
        'flv',
        'webm',
        'mp3',
        'aac',
        'flac',
        'oga',
        'ac3',
        'opus',
        'amr',
      ],
    },
    dropVideo: { letter: 'vn', kind: flagKind },
    videoCodec: { letter: 'vcodec', kind: enumKind, values: ['copy', 'h264', 'h265', 'vp9'] },
    frameSize: { letter: 's', kind: dimensionsKind },
    frameSizePolicy: {
      letter: 'sopt',
      kind: choiceKind,
      values: ['target', 'source-when-lower', 'fail-when-lower'],
    },
    scaling: { letter: 'scaletype', kind: enumKind, values: ['crop', 'stretch', 'fill', 'fit'] },
    autoRotate: { letter: 'arotate', kind: flagKind },
    videoBitrate: { letter: 'vb', kind: integerKind, min: 10000, max: 100000000 },
    videoBitratePolicy: {
      letter: 'vbopt',
      kind: choiceKind,
      values: ['target', 'source-when-lower', 'fail-when-lower'],
    },
    rateFactor: { letter: 'crf', kind: integerKind, min: 0, max: 51 },
    slim: { letter: 'videoslim', kind: flagKind },
    maxBitrate: { letter: 'maxrate', kind: integerKind, min: 1 },
    bufferSize: { letter: 'bufsize', kind: integerKind, min: 1 },
    keyFrameDistance: { letter: 'gop', kind: integerKind, min: 1 },
    frameRate: { letter: 'fps', kind: numberKind, min: 0, max: 240 },
    frameRatePolicy: {
      letter: 'fpsopt',
      kind: choiceKind,
      values: ['target', 'source-when-lower', 'fail-when-lower'],
    },
    pixelFormat: { letter: 'pixfmt', kind: wordKind },
    dropAudio: { letter: 'an', kind: flagKind },
    audioCodec: {
      letter: 'acodec',
      kind: enumKind,
      values: ['copy', 'mp3', 'aac', 'flac', 'vorbis', 'ac3', 'opus', 'pcm', 'amr'],
    },
    audioBitrate: { letter: 'ab', kind: integerKind, min: 1000, max: 10000000 },
    audioBitratePolicy: {
      letter: 'abopt',
      kind: choiceKind,
      values: ['target', 'source-when-lower', 'fail-when-lower'],
    },
    sampleRate: { letter: 'ar', kind: integerKind, min: 1 },
    channels: { letter: 'ac', kind: integerKind, min: 1, max: 8 },
    audioQuality: { letter: 'aq', kind: integerKind, min: 0, max: 100 },
    dropSubtitles: { letter: 'sn', kind: flagKind },
  },
  needs: [{ option: 'audioQuality', other: 'audioBitrate', values: [undefined] }],
} as const satisfies OperationTable<VideoConvertOptions>

/** Transcodes, cuts or repackages a video, or takes its sound. See {@link VideoConvertOptions}. */
export function videoConvert(options: VideoConvertOptions = {}): Style<'async'> {
  return createOperation(videoConvertTable, options)
}

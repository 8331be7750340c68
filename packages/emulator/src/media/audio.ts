/**
 * Operations on sounds.
 *
 * @see "Audio processing"
 */
import { join } from 'node:path'
import type { OperationOptions } from '@oss-process/process-string/parse'
import { ffmpeg, inputOf, refuseSettings } from './ffmpeg.ts'
import { flags, type MediaOperation, seconds } from './media-job.ts'

/** Converts a sound to another codec, or cuts a part out of it. */
export const audioConvert: MediaOperation<OperationOptions['audio/convert']> = async (job) => {
  const { format, start = 0, duration = 0 } = job.options
  const path = join(job.folder, `result.${format}`)
  await ffmpeg(job, 'audio/convert', [
    ...['-ss', seconds(start), ...inputOf(job), '-vn'],
    ...flags({ t: duration === 0 ? undefined : seconds(duration) }),
    ...soundFlags('audio/convert', job.options),
    path,
  ])
  return [{ path, extension: format }]
}

/** The options of a result's sound. */
type SoundOptions = Pick<
  OperationOptions['audio/concat'],
  'audioBitrate' | 'audioBitratePolicy' | 'audioQuality' | 'bitDepth' | 'channels' | 'sampleRate'
>

/**
 * Returns the ffmpeg options for the sound of a result.
 *
 * @throws {OssRefusal} 501 for settings that the emulator does not implement.
 */
export function soundFlags(purpose: string, options: SoundOptions): readonly string[] {
  const { audioBitratePolicy, audioQuality, bitDepth, audioBitrate, sampleRate, channels } = options
  refuseSettings(purpose, { audioBitratePolicy, audioQuality })
  const depth = bitDepth === undefined ? [] : DEPTH_FLAGS[bitDepth]
  return [...flags({ 'b:a': audioBitrate, ar: sampleRate, ac: channels }), ...depth]
}

const DEPTH_FLAGS = {
  '16': ['-sample_fmt', 's16'],
  '24': ['-sample_fmt', 's32', '-bits_per_raw_sample', '24'],
} as const

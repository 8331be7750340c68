/**
 * Operations on one video, performed by ffmpeg.
 *
 * @see "Video processing"
 */
import { stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { OperationOptions } from '@oss-process/process-string/parse'
import { audioCodecOf, VIDEO_CODECS } from './codecs.ts'
import { ffmpeg, filterFlags, inputOf, notEmulated, productsIn, refuseSettings } from './ffmpeg.ts'
import { describeMedia } from './media-info.ts'
import { flags, type MediaOperation, seconds } from './media-job.ts'
import { scaleFilter } from './video-scale.ts'

type Options<Name extends keyof OperationOptions> = OperationOptions[Name]

/** Returns one frame; past the end, the last one. */
export const videoSnapshot: MediaOperation<Options<'video/snapshot'>> = async (job) => {
  const { time = 0, format = 'jpg', width = 0, height = 0, method, autoRotate } = job.options
  const path = join(job.folder, `frame.${format}`)
  const frame = [...turnFlags(autoRotate), ...filterFlags([scaleFilter({ width, height })])]
  const fast = method === 'fast' ? ['-noaccurate_seek', '-skip_frame', 'nokey'] : []
  const still = ['-frames:v', '1', '-update', '1', path]
  const at = [...fast, '-ss', seconds(time)]
  await ffmpeg(job, 'video/snapshot', [...at, ...inputOf(job), ...frame, ...still])
  if (!(await exists(path))) {
    const last = ['-sseof', '-3', ...inputOf(job), ...frame, '-update', '1', path]
    await ffmpeg(job, 'video/snapshot', last)
  }
  return [{ path, extension: format }]
}

/** Returns several frames, each as a product. */
export const videoSnapshots: MediaOperation<Options<'video/snapshots'>> = async (job) => {
  const { start = 0, format, method = 'inter', interval, count, ...scale } = job.options
  if (method === 'avg' || method === 'dhash') throw notEmulated(`video/snapshots with m_${method}`)
  if (scale.percentWidth !== undefined || scale.percentHeight !== undefined) {
    throw notEmulated('video/snapshots with pw_ or ph_')
  }
  const rate = interval === undefined ? undefined : `fps=1000/${interval}`
  await ffmpeg(job, 'video/snapshots', [
    ...(method === 'key' ? ['-skip_frame', 'nokey'] : []),
    ...['-ss', seconds(start), ...inputOf(job)],
    ...filterFlags([rate, scaleFilter(scale)]),
    ...(method === 'key' ? ['-vsync', 'vfr'] : []),
    ...flags({ 'frames:v': count }),
    join(job.folder, `%06d.${format}`),
  ])
  return await productsIn(job.folder, format)
}

/** Describes the container and its streams, as JSON in the form of the media service. */
export const mediaInfo: MediaOperation<object> = async (job) => {
  const text = await job.programs.run(
    'ffprobe',
    ['-v', 'error', '-of', 'json', '-show_format', '-show_streams', job.source.path],
    { purpose: 'video/info', signal: job.signal },
  )
  const path = join(job.folder, 'info.json')
  await writeFile(path, JSON.stringify(describeMedia(JSON.parse(text), job.source.byteLength)))
  return [{ path, extension: 'json' }]
}

/** Converts a video to another container, codec or size, or cuts a part out of it. */
export const videoConvert: MediaOperation<Options<'video/convert'>> = async (job) => {
  const { options } = job
  const { format = 'mp4', videoCodec = 'copy', audioCodec, start = 0, duration = 0 } = options
  refuseUnknown(options)
  const path = join(job.folder, `result.${format}`)
  const isCopied = videoCodec === 'copy'
  const [width, height] = (options.frameSize ?? '').split('x').map(Number)
  const scale = isCopied ? undefined : scaleFilter({ width, height, scaling: options.scaling })
  await ffmpeg(job, 'video/convert', [
    ...['-ss', seconds(start), ...(options.autoRotate === false ? ['-noautorotate'] : [])],
    ...inputOf(job),
    ...flags({ t: duration === 0 ? undefined : seconds(duration) }),
    ...(options.dropVideo === true ? ['-vn'] : ['-c:v', VIDEO_CODECS[videoCodec]]),
    ...(options.dropAudio === true ? ['-an'] : audioFlags({ ...options, audioCodec })),
    ...(options.dropSubtitles === true ? ['-sn'] : []),
    ...(isCopied || options.dropVideo === true
      ? []
      : [...pictureFlags(options), ...filterFlags([scale])]),
    path,
  ])
  return [{ path, extension: format }]
}

/** Converts a video to an animated picture. */
export const videoAnimation: MediaOperation<Options<'video/animation'>> = async (job) => {
  const { start = 0, format, interval, count, frameRate, ...scale } = job.options
  const path = join(job.folder, `result.${format}`)
  const rate = interval === undefined ? undefined : `fps=1000/${interval}`
  const shown =
    frameRate === undefined || interval === undefined ? undefined : `setpts=N/${frameRate}/TB`
  await ffmpeg(job, 'video/animation', [
    ...['-ss', seconds(start), ...inputOf(job)],
    ...filterFlags([
      rate ?? (frameRate === undefined ? undefined : `fps=${frameRate}`),
      shown,
      scaleFilter(scale),
    ]),
    ...flags({ 'frames:v': count, loop: 0 }),
    path,
  ])
  return [{ path, extension: format }]
}

/** @throws {OssRefusal} 501 for settings that the emulator does not implement. */
function refuseUnknown(options: Options<'video/convert'>): void {
  const { frameSizePolicy, frameRatePolicy, videoBitratePolicy, audioBitratePolicy } = options
  const { slim, audioQuality } = options
  refuseSettings('video/convert', { frameSizePolicy, frameRatePolicy, videoBitratePolicy })
  refuseSettings('video/convert', { audioBitratePolicy, slim, audioQuality })
}

function audioFlags(options: Options<'video/convert'>): readonly string[] {
  const { audioCodec = 'copy', audioBitrate, sampleRate, channels } = options
  return flags({
    'c:a': audioCodecOf(audioCodec),
    'b:a': audioBitrate,
    ar: sampleRate,
    ac: channels,
  })
}

function pictureFlags(options: Options<'video/convert'>): readonly string[] {
  return flags({
    'b:v': options.videoBitrate,
    crf: options.rateFactor,
    maxrate: options.maxBitrate,
    bufsize: options.bufferSize,
    g: options.keyFrameDistance,
    r: options.frameRate,
    pix_fmt: options.pixelFormat,
  })
}

function turnFlags(autoRotate: 'auto' | 'h' | 'w' | undefined): readonly string[] {
  if (autoRotate === 'h' || autoRotate === 'w')
    throw notEmulated(`video/snapshot with ar_${autoRotate}`)
  return []
}

async function exists(path: string): Promise<boolean> {
  return await stat(path).then(
    () => true,
    () => false,
  )
}

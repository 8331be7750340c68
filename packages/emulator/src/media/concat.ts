/**
 * Joins videos, or sounds. Where the pages are silent: without `align` the inputs are converted to the
 * shape of the first one, and a video of another shape is padded with black.
 *
 * @see "Video stitching"; "Audio stitching"
 */
import { join } from 'node:path'
import type { OperationOptions } from '@oss-process/process-string/parse'
import { OssRefusal } from '../refusal.ts'
import { soundFlags } from './audio.ts'
import { audioCodecOf, VIDEO_CODECS } from './codecs.ts'
import { alignedInput, describeInputs, type JoinedInput, type Shape } from './concat-inputs.ts'
import { ffmpeg, notEmulated } from './ffmpeg.ts'
import { flags, type MediaOperation } from './media-job.ts'
import { scaleFilter } from './video-scale.ts'

type VideoConcat = OperationOptions['video/concat']

/** Joins videos, with their sound when all have one. */
export const videoConcat: MediaOperation<VideoConcat> = async (job) => {
  const purpose = 'video/concat'
  const { format, videoCodec, videoBitrate, audioCodec, align } = job.options
  const inputs = await describeInputs(job, purpose)
  const shape = alignedInput(inputs, align)
  const hasSound = haveSound(inputs)
  const filters = inputs.flatMap((_, index) => [
    `[${index}:v:0]${pictureFilter(job.options, shape)}[v${index}]`,
    ...(hasSound ? [`[${index}:a:0]${soundFilter(job.options, shape)}[a${index}]`] : []),
  ])
  const path = join(job.folder, `result.${format}`)
  await ffmpeg(job, purpose, [
    ...inputs.flatMap((input) => input.flags),
    ...joinFlags(filters, { count: inputs.length, kinds: hasSound ? ['v', 'a'] : ['v'] }),
    ...['-c:v', VIDEO_CODECS[videoCodec], ...flags({ 'b:v': videoBitrate })],
    ...(hasSound ? ['-c:a', audioCodecOf(audioCodec)] : []),
    ...(hasSound ? soundFlags(purpose, job.options) : []),
    path,
  ])
  return [{ path, extension: format }]
}

/** Joins sounds. */
export const audioConcat: MediaOperation<OperationOptions['audio/concat']> = async (job) => {
  const purpose = 'audio/concat'
  const { format, align } = job.options
  const inputs = await describeInputs(job, purpose)
  const shape = alignedInput(inputs, align)
  const filters = inputs.map(
    (_, index) => `[${index}:a:0]${soundFilter(job.options, shape)}[a${index}]`,
  )
  const path = join(job.folder, `result.${format}`)
  await ffmpeg(job, purpose, [
    ...inputs.flatMap((input) => input.flags),
    ...joinFlags(filters, { count: inputs.length, kinds: ['a'] }),
    ...soundFlags(purpose, job.options),
    path,
  ])
  return [{ path, extension: format }]
}

function haveSound(inputs: readonly JoinedInput[]): boolean {
  const count = inputs.filter(({ channels }) => channels !== undefined).length
  if (count === 0 || count === inputs.length) return count > 0
  throw notEmulated('video/concat of videos with and without sound')
}

function pictureFilter(options: VideoConcat, shape: Shape): string {
  const frameSize = options.frameSize ?? shape.frameSize
  if (frameSize === undefined) throw noStream('video/concat', 'pictures')
  const [width, height] = frameSize.split('x').map(Number)
  const scale = scaleFilter({ width, height, scaling: 'fill' })
  return `${scale},fps=${options.frameRate ?? shape.frameRate},format=yuv420p`
}

type SoundShape = Pick<Shape, 'sampleRate' | 'channels'>

function soundFilter(options: Partial<SoundShape>, shape: SoundShape): string {
  const { sampleRate = shape.sampleRate, channels = shape.channels } = options
  if (channels === undefined) throw noStream('audio/concat', 'sound')
  return `aresample=${sampleRate},aformat=sample_fmts=fltp:channel_layouts=${channels}c`
}

/** Joins the streams that the filters prepared: `[v0][a0][v1][a1]…` become `[v]` and `[a]`. */
function joinFlags(
  filters: readonly string[],
  { count, kinds }: { readonly count: number; readonly kinds: readonly ('v' | 'a')[] },
): readonly string[] {
  const streams = Array.from({ length: count }, (_, index) =>
    kinds.map((kind) => `[${kind}${index}]`).join(''),
  )
  const numbers = `n=${count}:v=${kinds.includes('v') ? 1 : 0}:a=${kinds.includes('a') ? 1 : 0}`
  const joined = `${streams.join('')}concat=${numbers}${kinds.map((kind) => `[${kind}]`).join('')}`
  const maps = kinds.flatMap((kind) => ['-map', `[${kind}]`])
  return ['-filter_complex', [...filters, joined].join(';'), ...maps]
}

function noStream(purpose: string, what: string): OssRefusal {
  return new OssRefusal({
    status: 400,
    code: 'InvalidArgument',
    message: `The source cannot be processed by ${purpose}: the input that the others follow has no ${what}.`,
  })
}

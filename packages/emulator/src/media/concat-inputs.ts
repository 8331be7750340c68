/** The inputs of a stitching: their files, the part of each that is used, and their shapes. */
import type { ConcatInput } from '@oss-process/process-string/video'
import { OssRefusal } from '../refusal.ts'
import { type MediaJob, seconds } from './media-job.ts'

/** The shape of one input, to which the others are converted. */
export interface Shape {
  /** Size of the first video stream, such as `1920x1080`. */
  readonly frameSize: string | undefined
  /** Frames per second as a fraction, such as `30000/1001`. */
  readonly frameRate: string | undefined
  /** Hertz, of the first audio stream. */
  readonly sampleRate: number | undefined
  readonly channels: number | undefined
}

/** One input. */
export interface JoinedInput extends Shape {
  /** Arguments of ffmpeg for its file and the part that is used. */
  readonly flags: readonly string[]
}

/** The options of a stitching that choose its inputs. */
export interface InputOptions {
  readonly start?: number | undefined
  readonly duration?: number | undefined
  readonly before?: readonly ConcatInput[] | undefined
  readonly after?: readonly ConcatInput[] | undefined
}

/**
 * Finds and describes all inputs in order.
 *
 * @throws {OssRefusal} `NoSuchKey` for a missing object; 400 for one that is neither video nor sound.
 */
export async function describeInputs(
  job: MediaJob<InputOptions>,
  purpose: string,
): Promise<readonly JoinedInput[]> {
  const { before = [], after = [], start, duration } = job.options
  const addressed = { path: job.source.path, start, duration }
  const inputs = [
    ...(await Promise.all(before.map((input) => find(job, input)))),
    addressed,
    ...(await Promise.all(after.map((input) => find(job, input)))),
  ]
  const described: JoinedInput[] = []
  for (const input of inputs) {
    const shape = await probe(job, { path: input.path, purpose })
    described.push({ ...shape, flags: flagsOf(input) })
  }
  return described
}

/**
 * Returns the input to whose shape the others are converted.
 *
 * @param align - its position from 0; the first input by default.
 * @throws {OssRefusal} 400 when there is none at this position.
 */
export function alignedInput(inputs: readonly JoinedInput[], align = 0): Shape {
  const found = inputs[align]
  if (found !== undefined) return found
  throw new OssRefusal({
    status: 400,
    code: 'InvalidArgument',
    message: `The value: ${align} of parameter: align is invalid: there are ${inputs.length} inputs.`,
  })
}

interface FoundInput {
  readonly path: string
  readonly start?: number | undefined
  readonly duration?: number | undefined
}

async function find(job: MediaJob<unknown>, input: ConcatInput): Promise<FoundInput> {
  const object = await job.find(input.key)
  if (object !== undefined) return { ...input, path: object.path }
  throw new OssRefusal({
    status: 404,
    code: 'NoSuchKey',
    message: 'The specified key does not exist.',
    ec: '0026-00000001',
    details: { Key: input.key },
  })
}

function flagsOf({ path, start = 0, duration = 0 }: FoundInput): readonly string[] {
  const part = duration === 0 ? [] : ['-t', seconds(duration)]
  return ['-ss', seconds(start), ...part, '-i', `file:${path}`]
}

async function probe(
  job: MediaJob<unknown>,
  { path, purpose }: { readonly path: string; readonly purpose: string },
): Promise<Shape> {
  const text = await job.programs.run(
    'ffprobe',
    ['-v', 'error', '-of', 'json', '-show_streams', `file:${path}`],
    { purpose, signal: job.signal },
  )
  // The JSON of ffprobe, of which any member may be missing.
  const { streams = [] } = JSON.parse(text) as { streams?: readonly Record<string, unknown>[] }
  const picture = streams.find((stream) => stream['codec_type'] === 'video')
  const sound = streams.find((stream) => stream['codec_type'] === 'audio')
  return {
    frameSize: picture && `${picture['width']}x${picture['height']}`,
    frameRate: picture && String(picture['r_frame_rate']),
    sampleRate: sound && Number(sound['sample_rate']),
    channels: sound && Number(sound['channels']),
  }
}

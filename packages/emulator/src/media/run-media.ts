/** The operations on videos, sounds and documents that the emulator performs, by name. */
import { mkdir, open, rm } from 'node:fs/promises'
import type {
  KnownOperationTree,
  OperationOptions,
  OperationTree,
} from '@oss-process/process-string/parse'
import { pictureFormatOf, SNIFF_LENGTH } from '../image/source/source-format.ts'
import { OssRefusal } from '../refusal.ts'
import type { StoredObject } from '../store/model.ts'
import { audioConvert } from './audio.ts'
import { audioConcat, videoConcat } from './concat.ts'
import { docConvert, docSnapshot } from './document.ts'
import { notEmulated } from './ffmpeg.ts'
import type { MediaJob, MediaOperation, MediaProduct } from './media-job.ts'
import type { Programs } from './program.ts'
import { videoSprite } from './sprite.ts'
import { mediaInfo, videoAnimation, videoConvert, videoSnapshot, videoSnapshots } from './video.ts'

/** An operation that is missing here is refused with `NotImplemented`. */
const OPERATIONS: {
  readonly [Name in keyof OperationOptions]?: MediaOperation<OperationOptions[Name]>
} = {
  'audio/concat': audioConcat,
  'audio/convert': audioConvert,
  'audio/info': mediaInfo,
  'doc/convert': docConvert,
  'doc/snapshot': docSnapshot,
  'video/animation': videoAnimation,
  'video/concat': videoConcat,
  'video/convert': videoConvert,
  'video/info': mediaInfo,
  'video/snapshot': videoSnapshot,
  'video/snapshots': videoSnapshots,
  'video/sprite': videoSprite,
}

/** Why the emulator does not perform an operation. */
const REASONS: ReadonlyMap<string, string> = new Map([
  ['doc/polish', 'a language model of the service does it'],
  ['doc/preview', 'it is a web page with a viewer of the service'],
  ['doc/translate', 'a language model of the service does it'],
])

/** What {@link runMedia} needs besides the style. */
export interface PerformOptions {
  readonly source: StoredObject
  /** A path that does not exist; the folder created there is deleted afterwards. */
  readonly folder: string
  readonly programs: Programs
  /** Finds another object of the same bucket. */
  readonly find: (key: string) => Promise<StoredObject | undefined>
  readonly signal?: AbortSignal | undefined
}

/**
 * Runs an operation and passes its products to `receive` while their files exist.
 *
 * @throws {OssRefusal} `NotImplemented` for an operation that the emulator does not perform, or whose
 * program is not installed.
 */
export async function runMedia<T>(
  style: OperationTree,
  options: PerformOptions,
  receive: (products: readonly MediaProduct[]) => Promise<T>,
): Promise<T> {
  const run = operationOf(style)
  if (style.family === 'video') await assertVideo(style, options.source)
  await mkdir(options.folder, { recursive: true })
  try {
    return await receive(await run(options))
  } finally {
    await rm(options.folder, { recursive: true, force: true })
  }
}

/**
 * Refuses a still picture, which ffmpeg reads as a video of one frame. A GIF can be an animation.
 *
 * @throws {OssRefusal} 400 `InvalidArgument`; the service's own text is not documented.
 */
async function assertVideo({ operation }: OperationTree, { path }: StoredObject): Promise<void> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(SNIFF_LENGTH), 0, SNIFF_LENGTH, 0)
    const format = pictureFormatOf(buffer.subarray(0, bytesRead))
    if (format === undefined || format === 'gif') return
    throw new OssRefusal({
      status: 400,
      code: 'InvalidArgument',
      message: `The source cannot be processed by video/${operation}: expected a video, received a ${format} picture.`,
    })
  } finally {
    await file.close()
  }
}

function operationOf(
  style: OperationTree,
): (options: PerformOptions) => Promise<readonly MediaProduct[]> {
  const found = style.known ? runnerOf(style) : undefined
  if (found !== undefined) return found
  const name = `${style.family}/${style.operation}`
  throw notEmulated(`${name}: ${REASONS.get(name) ?? 'it does not know this operation'}`)
}

function runnerOf(
  style: KnownOperationTree,
): ((options: PerformOptions) => Promise<readonly MediaProduct[]>) | undefined {
  const name = `${style.family}/${style.operation}` as keyof OperationOptions
  // The type of the table pairs each name with its options, which TypeScript cannot follow for a union.
  const run = OPERATIONS[name] as MediaOperation<KnownOperationTree['options']> | undefined
  if (run === undefined) return undefined
  return (options) => run({ ...options, options: style.options } satisfies MediaJob<unknown>)
}

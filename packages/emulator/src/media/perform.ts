/** The operations on videos, sounds and documents that the emulator performs, by name. */
import { mkdir, rm } from 'node:fs/promises'
import type {
  KnownOperationTree,
  OperationOptions,
  OperationTree,
} from '@oss-process/process-string/parse'
import { OssRefusal } from '../refusal.ts'
import type { StoredObject } from '../store/object-store.ts'
import { docConvert, docSnapshot } from './document.ts'
import type { MediaJob, MediaOperation, MediaProduct } from './media-job.ts'
import type { Programs } from './program.ts'
import {
  audioConvert,
  mediaInfo,
  videoAnimation,
  videoConvert,
  videoSnapshot,
  videoSnapshots,
} from './video.ts'

/** What is left out is answered with `NotImplemented`. */
const OPERATIONS: {
  readonly [Name in keyof OperationOptions]?: MediaOperation<OperationOptions[Name]>
} = {
  'audio/convert': audioConvert,
  'audio/info': mediaInfo,
  'doc/convert': docConvert,
  'doc/snapshot': docSnapshot,
  'video/animation': videoAnimation,
  'video/convert': videoConvert,
  'video/info': mediaInfo,
  'video/snapshot': videoSnapshot,
  'video/snapshots': videoSnapshots,
}

/** What an operation is performed with. */
export interface PerformOptions {
  readonly source: StoredObject
  /** A path at which nothing is; the folder there is removed afterwards. */
  readonly folder: string
  readonly programs: Programs
  readonly signal?: AbortSignal | undefined
}

/**
 * Performs an operation and hands its products over while their files exist.
 *
 * @throws {OssRefusal} `NotImplemented` for an operation that the emulator does not perform, or whose
 * program is not installed.
 */
export async function performMedia<T>(
  style: OperationTree,
  options: PerformOptions,
  receive: (products: readonly MediaProduct[]) => Promise<T>,
): Promise<T> {
  const run = operationOf(style)
  await mkdir(options.folder, { recursive: true })
  try {
    return await receive(await run(options))
  } finally {
    await rm(options.folder, { recursive: true, force: true })
  }
}

function operationOf(
  style: OperationTree,
): (options: PerformOptions) => Promise<readonly MediaProduct[]> {
  const found = style.known ? runnerOf(style) : undefined
  if (found !== undefined) return found
  throw new OssRefusal({
    status: 501,
    code: 'NotImplemented',
    message: `The emulator does not perform ${style.family}/${style.operation}.`,
  })
}

function runnerOf(
  style: KnownOperationTree,
): ((options: PerformOptions) => Promise<readonly MediaProduct[]>) | undefined {
  const name = `${style.family}/${style.operation}` as keyof OperationOptions
  // The table's type pairs each name with its options; TypeScript cannot follow a union through it.
  const run = OPERATIONS[name] as MediaOperation<KnownOperationTree['options']> | undefined
  if (run === undefined) return undefined
  return (options) => run({ ...options, options: style.options } satisfies MediaJob<unknown>)
}

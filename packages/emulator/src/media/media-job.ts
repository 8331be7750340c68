/** One operation on a video, a sound or a document: its input and its products. */
import type { StoredObject } from '../store/model.ts'
import type { Programs } from './program.ts'

/** The input of an operation. */
export interface MediaJob<Options> {
  readonly options: Options
  readonly source: StoredObject
  /** An empty folder for its files, deleted afterwards. */
  readonly folder: string
  readonly programs: Programs
  /** Finds another object of the same bucket. */
  readonly find: (key: string) => Promise<StoredObject | undefined>
  readonly signal?: AbortSignal | undefined
}

/** One file that an operation wrote. */
export interface MediaProduct {
  readonly path: string
  /** Without a dot. */
  readonly extension: string
  /** Whether the operation splits its source into a series, even if this is its only file. */
  readonly isOneOfSeries?: boolean
}

/** Performs an operation: writes files into the folder of the job and returns them in order. */
export type MediaOperation<Options> = (job: MediaJob<Options>) => Promise<readonly MediaProduct[]>

/** Formats milliseconds as seconds with three decimals. */
export function seconds(ms: number): string {
  return (ms / 1000).toFixed(3)
}

/** Returns command-line arguments, without settings that are `undefined`. */
export function flags(
  given: Readonly<Record<string, string | number | undefined>>,
): readonly string[] {
  return Object.entries(given).flatMap(([name, value]) =>
    value === undefined ? [] : [`-${name}`, String(value)],
  )
}

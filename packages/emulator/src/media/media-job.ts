/** One operation on a video, a sound or a document: what it gets, and what it gives. */
import type { StoredObject } from '../store/object-store.ts'
import type { Programs } from './program.ts'

/** What an operation works with. */
export interface MediaJob<Options> {
  readonly options: Options
  readonly source: StoredObject
  /** An empty folder of its own, removed afterwards. */
  readonly folder: string
  readonly programs: Programs
  /** Finds another object of the same bucket. */
  readonly find: (key: string) => Promise<StoredObject | undefined>
  readonly signal?: AbortSignal | undefined
}

/** One file that an operation made; several come in order. */
export interface MediaProduct {
  readonly path: string
  /** Without a dot. */
  readonly extension: string
  /** One of the pictures that a source is taken apart into, be it the only one. */
  readonly isOneOfSeries?: boolean
}

/** An operation: writes its results into the job's folder and names them. */
export type MediaOperation<Options> = (job: MediaJob<Options>) => Promise<readonly MediaProduct[]>

/** Milliseconds as seconds, for programs that want them so. */
export function seconds(ms: number): string {
  return (ms / 1000).toFixed(3)
}

/** Words of a command line, without those of settings that were not given. */
export function flags(
  given: Readonly<Record<string, string | number | undefined>>,
): readonly string[] {
  return Object.entries(given).flatMap(([name, value]) =>
    value === undefined ? [] : [`-${name}`, String(value)],
  )
}

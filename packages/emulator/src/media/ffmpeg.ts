/** Shared by the operations that run ffmpeg. */
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { OssRefusal } from '../refusal.ts'
import type { MediaJob, MediaProduct } from './media-job.ts'

/** The first arguments of each call: no prompts, no log, overwrite files. */
const QUIET = ['-nostdin', '-v', 'error', '-y']

/** Runs ffmpeg and waits for its end. */
export async function ffmpeg(
  job: MediaJob<unknown>,
  purpose: string,
  parameters: readonly string[],
): Promise<void> {
  await job.programs.run('ffmpeg', [...QUIET, ...parameters], { purpose, signal: job.signal })
}

/** The arguments for the object of the call as an input. */
export function inputOf(job: Pick<MediaJob<unknown>, 'source'>): readonly string[] {
  return ['-i', `file:${job.source.path}`]
}

/** Returns the arguments for a chain of filters, without those that are `undefined`. */
export function filterFlags(filters: readonly (string | undefined)[]): readonly string[] {
  const chosen = filters.filter((filter) => filter !== undefined)
  return chosen.length === 0 ? [] : ['-vf', chosen.join(',')]
}

/** Returns the files in the folder of a job as a series, in the order of their names. */
export async function productsIn(
  folder: string,
  extension: string,
): Promise<readonly MediaProduct[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(`.${extension}`)).sort()
  return names.map((name) => ({ path: join(folder, name), extension, isOneOfSeries: true }))
}

/** The refusal of something that the emulator does not implement. */
export function notEmulated(what: string): OssRefusal {
  return new OssRefusal({
    status: 501,
    code: 'NotImplemented',
    message: `The emulator does not perform ${what}.`,
  })
}

/** Values that are the same as leaving the setting out. */
const NEUTRAL: ReadonlySet<unknown> = /* @__PURE__ */ new Set([undefined, false, 'target'])

/**
 * Refuses settings that would otherwise be ignored.
 *
 * @param settings - by the name of the builder's option.
 * @throws {OssRefusal} 501 `NotImplemented`, naming the first of them.
 */
export function refuseSettings(purpose: string, settings: Readonly<Record<string, unknown>>): void {
  const found = Object.entries(settings).find(([, value]) => !NEUTRAL.has(value))
  if (found !== undefined) throw notEmulated(`${purpose} with ${found[0]} ${found[1]}`)
}

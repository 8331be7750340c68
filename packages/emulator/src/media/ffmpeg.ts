/** What the operations that ffmpeg performs have in common. */
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { OssRefusal } from '../refusal.ts'
import type { MediaJob, MediaProduct } from './media-job.ts'

/** Before every other word: no questions, no log, sources as they are. */
const QUIET = ['-nostdin', '-v', 'error', '-y']

/** Runs ffmpeg to its end. */
export async function ffmpeg(
  job: MediaJob<unknown>,
  purpose: string,
  parameters: readonly string[],
): Promise<void> {
  await job.programs.run('ffmpeg', [...QUIET, ...parameters], { purpose, signal: job.signal })
}

/** The addressed object as an input. */
export function inputOf(job: Pick<MediaJob<unknown>, 'source'>): readonly string[] {
  return ['-i', `file:${job.source.path}`]
}

/** Filters one behind the other, without those that are not needed. */
export function filterFlags(filters: readonly (string | undefined)[]): readonly string[] {
  const chosen = filters.filter((filter) => filter !== undefined)
  return chosen.length === 0 ? [] : ['-vf', chosen.join(',')]
}

/** The files in the job's folder as a series, in the order of their names. */
export async function productsIn(
  folder: string,
  extension: string,
): Promise<readonly MediaProduct[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(`.${extension}`)).sort()
  return names.map((name) => ({ path: join(folder, name), extension, isOneOfSeries: true }))
}

/** The refusal of what is asked beyond what the emulator does. */
export function notEmulated(what: string): OssRefusal {
  return new OssRefusal({
    status: 501,
    code: 'NotImplemented',
    message: `The emulator does not perform ${what}.`,
  })
}

/** Values that ask for nothing beyond what is done anyway. */
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

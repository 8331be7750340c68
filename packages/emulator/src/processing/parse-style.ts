/** The text of `x-oss-process` becomes a tree, its problems the service's refusals. */
import type { Issue } from '@oss-process/process-string'
import { type ProcessTree, safeParse } from '@oss-process/process-string/parse'
import type { Call } from '../call/call.ts'
import { OssRefusal } from '../refusal.ts'

/** A style that is ready to be done: a name has been looked up. */
export type ResolvedStyle = Exclude<ProcessTree['style'], { readonly kind: 'named' }>

/** Texts that are remembered, at most, and their length in characters, at most. */
const MAX_TREES = 256
const MAX_REMEMBERED_LENGTH = 1024

/** A service is asked for the same few styles again and again; they are parsed once. */
const trees = new Map<string, ProcessTree>()

/**
 * Parses a process string.
 *
 * @param mode - the entrance that it came through; a style that this does not take is refused.
 * @throws {OssRefusal} the first problem, with the service's code and EC where they are known.
 */
export function parseProcess(text: string, mode?: 'sync' | 'async'): ProcessTree {
  const name = `${mode} ${text}`
  const remembered = trees.get(name)
  if (remembered !== undefined) return remembered
  const verdict = safeParse(text, { mode })
  if (!verdict.ok) throw refusalOf(verdict.issues)
  if (trees.size >= MAX_TREES) trees.clear()
  if (text.length <= MAX_REMEMBERED_LENGTH) trees.set(name, verdict.value)
  return verdict.value
}

function refusalOf(issues: readonly Issue[]): OssRefusal {
  const issue = issues.find(({ severity }) => severity === 'error') ?? issues[0]
  return new OssRefusal({
    status: 400,
    code: issue?.ec === undefined ? 'InvalidArgument' : codeOfEc(issue.ec),
    message: issue?.message ?? 'The process string is not valid.',
    ...(issue?.ec === undefined ? {} : { ec: issue.ec }),
  })
}

/** Codes that a page of the service gives for an EC; every other bad parameter is `InvalidArgument`. */
const CODES_OF_EC: Readonly<Record<string, string>> = {
  '0040-00000250': 'BadRequest',
  '0040-00000257': 'BadRequest',
  '0040-00000265': 'BadRequest',
  '0040-00000322': 'MissingArgument',
}

function codeOfEc(ec: string): string {
  return CODES_OF_EC[ec] ?? 'InvalidArgument'
}

/**
 * Replaces `style/NAME` by what the bucket keeps under that name.
 *
 * @throws {OssRefusal} `NoSuchStyle`.
 */
export async function resolveStyle(
  call: Call,
  tree: ProcessTree,
  mode: 'sync' | 'async',
): Promise<ResolvedStyle> {
  const { style } = tree
  if (style.kind !== 'named') return style
  const bucket = await call.service.store.buckets.find(call.bucket)
  const styles = new Map(Object.entries(bucket?.styles ?? {}))
  const stored = styles.get(style.name)
  if (stored === undefined) throw noSuchStyle(style.name)
  const inner = parseProcess(stored.content, mode)
  if (inner.style.kind === 'named') throw noSuchStyle(inner.style.name)
  return inner.style
}

/** The refusal for a name under which the bucket keeps no style. */
export function noSuchStyle(name: string): OssRefusal {
  return new OssRefusal({
    status: 404,
    code: 'NoSuchStyle',
    message: 'The specified style does not exist.',
    details: { StyleName: name },
  })
}

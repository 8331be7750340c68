/** Parses the text of `x-oss-process`; its issues become refusals of the service. */
import type { Issue } from '@oss-process/process-string'
import { type ProcessTree, safeParse } from '@oss-process/process-string/parse'
import type { Call } from '../call/call.ts'
import { OssRefusal } from '../refusal.ts'

/** A style without a name: `style/NAME` has been replaced by the stored style. */
export type ResolvedStyle = Exclude<ProcessTree['style'], { readonly kind: 'named' }>

/** How many texts are cached, and up to which length in characters. */
const MAX_TREES = 256
const MAX_CACHED_LENGTH = 1024

/** A cache, since most requests have one of a few styles. */
const trees = new Map<string, ProcessTree>()

/**
 * Parses a process string.
 *
 * @param mode - how the style is run; a style that cannot be run in this way is refused.
 * @throws {OssRefusal} the first problem, with the service's code and EC where they are known.
 */
export function parseProcess(text: string, mode?: 'sync' | 'async'): ProcessTree {
  const name = `${mode} ${text}`
  const cached = trees.get(name)
  if (cached !== undefined) return cached
  const verdict = safeParse(text, { mode })
  if (!verdict.ok) throw refusalOf(verdict.issues)
  if (trees.size >= MAX_TREES) trees.clear()
  if (text.length <= MAX_CACHED_LENGTH) trees.set(name, verdict.value)
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
 * Replaces `style/NAME` by the style that the bucket has under that name.
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

/** The refusal for a name that the bucket has no style for. */
export function noSuchStyle(name: string): OssRefusal {
  return new OssRefusal({
    status: 404,
    code: 'NoSuchStyle',
    message: 'The specified style does not exist.',
    details: { StyleName: name },
  })
}

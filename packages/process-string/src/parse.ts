/** Entry `/parse`: text to tree and back. */
import { adviseOn } from './advice/advise-on.ts'
import type { Mode } from './builder/style.ts'
import { type Issue, type IssueCode, ProcessStringError } from './errors.ts'
import type { SourcePicture } from './geometry/size.ts'
import { createIssue } from './language/issue.ts'
import { correct } from './parser/correct.ts'
import { type ProcessReading, readProcess } from './parser/read-process.ts'
import type { ProcessTree } from './parser/tree.ts'

export type { ImageActionOptions } from './actions/image-registry.ts'
export type { OperationOptions } from './actions/operation-registry.ts'
export { type ProcessMode, processMode } from './parser/process-mode.ts'
export { stringify } from './parser/stringify.ts'
export type {
  ActionNode,
  ImageTree,
  KnownActionNode,
  KnownOperationTree,
  NamedTree,
  OperationTree,
  PipelineTree,
  ProcessTree,
  RawParameter,
  StageTree,
  StyleTree,
  UnknownActionNode,
  UnknownOperationTree,
} from './parser/tree.ts'
export { type Issue, type IssueCode, ProcessStringError }

/** Options of {@link parse} and {@link safeParse}. */
export interface ParseOptions {
  /** The call that the text is meant for; a style of the other mode is an issue. */
  readonly mode?: Mode | undefined
  /** What is known about the picture; some hints depend on it. */
  readonly source?: Partial<SourcePicture> | undefined
}

/** The result of {@link safeParse}: the tree, or why there is none; with hints and warnings in both cases. */
export type ParseVerdict =
  | { readonly ok: true; readonly value: ProcessTree; readonly issues: readonly Issue[] }
  | { readonly ok: false; readonly issues: readonly Issue[] }

/**
 * Parses a style or a process string.
 *
 * @param text - as in `x-oss-process`, not percent-encoded.
 * @throws {ProcessStringError} with every problem, each with its offsets.
 * @example
 * parse('image/rotate,90').style
 * // { kind: 'image', actions: [{ action: 'rotate', known: true, options: { angle: 90 }, start: 6, end: 15 }] }
 */
export function parse(text: string, options: ParseOptions = {}): ProcessTree {
  const { tree, issues } = readWithFix(text, options)
  const errors = issues.filter(isError)
  if (!tree || errors.length > 0) throw new ProcessStringError(errors)
  return tree
}

/**
 * Parses like {@link parse}, and returns a verdict instead of throwing.
 *
 * `ok` means that no issue is an error. Unknown actions and parameters are warnings; the tree keeps
 * them.
 */
export function safeParse(text: string, options: ParseOptions = {}): ParseVerdict {
  const { tree, issues } = readWithFix(text, options)
  const isRefused = !tree || issues.some(isError)
  const advice = isRefused ? [] : adviseOn(tree, options.source).map(createIssue)
  const all = [...issues, ...advice].sort((left, right) => (left.start ?? 0) - (right.start ?? 0))
  return isRefused ? { ok: false, issues: all } : { ok: true, value: tree, issues: all }
}

/** Adds the correction of the whole text, where it is obvious, to the first error, or else the first issue. */
function readWithFix(text: string, options: ParseOptions): ProcessReading {
  const reading = readProcess(text, options)
  const { issues } = reading
  const gravest = issues.find(isError) ?? issues[0]
  const correction = gravest && correct(text, options)
  if (!correction) return reading
  const { fix, looksLike } = correction
  const seen = looksLike.length > 0 ? `it looks like ${looksLike.join(' and ')}: ` : ''
  const isSaid = seen === '' && gravest.suggestion !== undefined
  const message = isSaid ? gravest.message : `${gravest.message}; ${seen}write ${fix}`
  const corrected = { ...gravest, message, fix }
  return { ...reading, issues: issues.map((issue) => (issue === gravest ? corrected : issue)) }
}

function isError({ severity }: Issue): boolean {
  return severity === 'error'
}

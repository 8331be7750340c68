/** Entry `/parse`: text to tree and back. */
import { type Issue, type IssueCode, ProcessStringError } from './errors.ts'
import { createIssue } from './issue.ts'
import { modeMismatch } from './process-mode.ts'
import { readStyle } from './read-style.ts'
import { readSysParts } from './read-sys.ts'
import type { Mode } from './style.ts'
import { split } from './tokenize.ts'
import type { ProcessTree } from './tree.ts'

export type { OperationOptions } from './operation-registry.ts'
export { type ProcessMode, processMode } from './process-mode.ts'
export type { ImageActionOptions } from './registry.ts'
export { stringify } from './stringify.ts'
export type {
  ActionNode,
  ImageTree,
  KnownActionNode,
  KnownOperationTree,
  NamedTree,
  OperationTree,
  ProcessTree,
  RawParameter,
  StyleTree,
  UnknownActionNode,
  UnknownOperationTree,
} from './tree.ts'
export { type Issue, type IssueCode, ProcessStringError }

/** What {@link parse} and {@link safeParse} may be told. */
export interface ParseOptions {
  /** The entrance that the text is meant for; a style that it does not take is an issue. */
  readonly mode?: Mode | undefined
}

/** What {@link safeParse} says: the tree, or why there is none; hints and warnings in both. */
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
  const verdict = safeParse(text, options)
  if (!verdict.ok) {
    throw new ProcessStringError(verdict.issues.filter((issue) => issue.severity === 'error'))
  }
  return verdict.value
}

/**
 * Parses like {@link parse}, as a verdict.
 *
 * `ok` means that no issue is an error. Unknown actions and parameters are warnings; they are kept in
 * the tree.
 */
export function safeParse(text: string, { mode }: ParseOptions = {}): ParseVerdict {
  if (typeof text !== 'string') {
    throw new TypeError(`expected the text of a style, received ${typeof text}`)
  }
  const issues: Issue[] = []
  const report = (parts: Parameters<typeof createIssue>[0]): void => {
    const issue = createIssue(parts)
    const remedy = parts.suggestion === undefined ? '' : `; did you mean ${parts.suggestion}?`
    issues.push({ ...issue, message: issue.message + remedy })
  }
  const [styleToken = { text: '', start: 0 }, ...sysTokens] = split({ text, start: 0 }, '|')
  const style = readStyle(styleToken, report)
  const sys = readSysParts(sysTokens, report)
  const wrongMode = style && mode && modeMismatch(style, styleToken, mode)
  if (wrongMode) report(wrongMode)
  issues.sort((left, right) => (left.start ?? 0) - (right.start ?? 0))
  if (!style || issues.some((issue) => issue.severity === 'error')) return { ok: false, issues }
  return { ok: true, value: { style, ...sys }, issues }
}

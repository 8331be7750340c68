/** Checks a style before it is sent. */
import type { Issue, ProcessMode, ProcessTree, StyleTree } from '@oss-process/process-string/parse'
import { CliError, usageError } from '../../errors.ts'
import type { Io } from '../../io.ts'
import { issuesText } from '../../output/style-issues.ts'

/** How strictly a style is checked. */
export interface Strictness {
  readonly lenient?: boolean | undefined
  readonly strict?: boolean | undefined
}

/** A style that may be sent. */
export interface CheckedStyle {
  readonly text: string
  /** What it says; absent when it is sent unread. */
  readonly tree?: StyleTree
  /** Whether the service answers at once or runs a task; absent when the style is sent unread. */
  readonly mode?: ProcessMode
}

/** What to do about a part that the command adds by itself, or has no use for. */
export interface SysPartHints {
  readonly saveAs: string
  readonly notify: string
}

/** For a command that saves nothing in a bucket. */
export const hintsWithoutSaving: SysPartHints = {
  saveAs: 'leave it out; oss-process --bucket BUCKET --key KEY --target-image KEY saves a result',
  notify: 'leave it out; there is no task whose end could be told',
}

/** Warnings for which the service would refuse the whole style. */
const refusedWarnings: ReadonlySet<Issue['code']> = new Set<Issue['code']>([
  'ACTION_UNKNOWN',
  'FAMILY_UNKNOWN',
  'OPERATION_UNKNOWN',
  'PIPELINE_UNKNOWN',
])

/** Whether an issue stops a style from being sent. */
export function isRefused(issue: Issue, { strict }: Strictness): boolean {
  if (issue.severity === 'error' || refusedWarnings.has(issue.code)) return true
  return strict === true && issue.severity === 'warning'
}

/** Calls an issue an error when the style is refused for it, whatever its own severity. */
export function withEffectiveSeverity(issue: Issue, strictness: Strictness): Issue {
  return isRefused(issue, strictness) ? { ...issue, severity: 'error' } : issue
}

/**
 * Checks a style. Writes warnings to stderr when the style may be sent in spite of them.
 *
 * @throws {CliError} `CLI_USAGE`, with a caret under each mistake.
 */
export async function checkStyle(
  text: string,
  given: {
    readonly strictness: Strictness
    readonly io: Io
    readonly hints: SysPartHints
  },
): Promise<CheckedStyle> {
  const { strictness, io, hints } = given
  if (text.trim() === '') {
    throw usageError(
      'expected a style such as image/resize,w_100, received an empty one',
      'oss-process style actions lists what a style may do',
    )
  }
  if (strictness.lenient === true) return { text }
  const { processMode, safeParse } = await import('@oss-process/process-string/parse')
  const verdict = safeParse(text)
  const refused = verdict.issues.filter((issue) => isRefused(issue, strictness))
  if (refused.length > 0) {
    const fix = verdict.issues.find((issue) => issue.fix !== undefined)?.fix
    throw styleError(text, refused, {
      outcome: 'the style cannot be sent',
      // What only looks like a style would reach the service as something worse.
      hint: fix === undefined ? '--lenient sends it as it is' : `the corrected style: ${fix}`,
    })
  }
  if (!verdict.ok) return { text }
  const warnings = verdict.issues.filter((issue) => issue.severity === 'warning')
  if (warnings.length > 0) await io.stderr.write(issuesText(text, warnings))
  assertNoSysPart(verdict.value, hints)
  const tree = verdict.value.style
  return { text, tree, mode: processMode(tree) }
}

function assertNoSysPart({ saveAs, notify }: ProcessTree, hints: SysPartHints): void {
  if (saveAs !== undefined) {
    throw usageError(
      'expected a style without a sys/ part, received sys/saveas in it',
      hints.saveAs,
    )
  }
  if (notify !== undefined) {
    throw usageError(
      'expected a style without a sys/ part, received sys/notify in it',
      hints.notify,
    )
  }
}

/** Creates the error for a style that is refused. */
export function styleError(
  text: string,
  issues: readonly Issue[],
  { outcome, hint }: { readonly outcome: string; readonly hint?: string },
): CliError {
  const [first] = issues
  const more = issues.length > 1 ? ` (and ${issues.length - 1} more)` : ''
  return new CliError('CLI_USAGE', `${outcome}: ${first?.message ?? ''}${more}`, {
    block: issuesText(
      text,
      issues.map((issue) => ({ ...issue, severity: 'error' })),
    ),
    issues,
    ...(hint === undefined ? {} : { hint }),
  })
}

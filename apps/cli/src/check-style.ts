/** Checks a style before it is sent. */
import type { Issue, ProcessTree, StyleTree } from '@oss-process/process-string/parse'
import { CliError, usageError } from './errors.ts'
import type { Io } from './io.ts'
import { issuesText } from './style-issues.ts'

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

/** Calls what is refused an error, so that nobody reads of a warning and a refusal in one breath. */
export function asTold(issue: Issue, strictness: Strictness): Issue {
  return isRefused(issue, strictness) ? { ...issue, severity: 'error' } : issue
}

/**
 * Checks a style; what is doubtful and still may be sent is told on stderr.
 *
 * @throws {CliError} `CLI_USAGE`, with a caret under each mistake.
 */
export async function checkStyle(
  text: string,
  { strictness, io }: { readonly strictness: Strictness; readonly io: Io },
): Promise<CheckedStyle> {
  if (text.trim() === '') {
    throw usageError(
      'expected a style such as image/resize,w_100, received an empty one',
      'oss-process style actions lists what a style may do',
    )
  }
  if (strictness.lenient === true) return { text }
  const { safeParse } = await import('@oss-process/process-string/parse')
  const verdict = safeParse(text)
  const refused = verdict.issues.filter((issue) => isRefused(issue, strictness))
  if (refused.length > 0) throw styleError(text, refused)
  if (!verdict.ok) return { text }
  const warnings = verdict.issues.filter((issue) => issue.severity === 'warning')
  if (warnings.length > 0) await io.stderr.write(issuesText(text, warnings))
  assertNoSysPart(verdict.value)
  return { text, tree: verdict.value.style }
}

function assertNoSysPart({ saveAs, notify }: ProcessTree): void {
  if (saveAs !== undefined) {
    throw usageError(
      'expected a style without a sys/ part, received sys/saveas in it',
      'give --target-image and --target-bucket instead',
    )
  }
  if (notify !== undefined) {
    throw usageError(
      'expected a style without a sys/ part, received sys/notify in it',
      'give --notify TOPIC instead',
    )
  }
}

/** Makes the error for a style that cannot be sent. */
export function styleError(text: string, issues: readonly Issue[]): CliError {
  const [first] = issues
  const more = issues.length > 1 ? ` (and ${issues.length - 1} more)` : ''
  return new CliError('CLI_USAGE', `the style cannot be sent: ${first?.message ?? ''}${more}`, {
    block: issuesText(
      text,
      issues.map((issue) => ({ ...issue, severity: 'error' })),
    ),
    issues,
    hint: '--lenient sends it as it is',
  })
}

/** Whether a style runs only through the asynchronous entrance of the service. */
export function isAsyncOnly(style: CheckedStyle): boolean {
  return style.tree?.kind === 'operation' && style.tree.mode === 'async'
}

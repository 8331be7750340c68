/** Shows what is wrong with a style, pointing into its text. */
import type { Issue } from '@oss-process/process-string'
import stringWidth from 'string-width'
import type { Palette } from './render.ts'

/**
 * Writes issues for people: the style, a caret under the culprit, the message.
 *
 * @param colours - paints carets and severities. Default: none.
 * @example
 * issuesText('image/resize,w_0', issues)
 * // image/resize,w_0
 * //                ^ error: expected …
 */
export function issuesText(style: string, issues: readonly Issue[], colours?: Palette): string {
  return issues.map((issue) => issueText(style, issue, paintOf(issue, colours))).join('')
}

type Paint = (text: string) => string

function paintOf({ severity }: Issue, colours: Palette | undefined): Paint {
  if (!colours) return String
  return { error: colours.red, warning: colours.yellow, hint: colours.green }[severity]
}

/** Columns of the style kept on each side of a culprit, so that one line stays one line. */
const contextColumns = 60

function issueText(style: string, issue: Issue, paint: Paint): string {
  const said = `${paint(`${issue.severity}:`)} ${issue.message}${issue.ec === undefined ? '' : ` (EC ${issue.ec})`}`
  const { start } = issue
  if (style === '') return `  (empty)\n  ${said}\n`
  if (start === undefined) return `  ${shorten(style)}\n  ${said}\n`
  const end = Math.max(issue.end ?? start, start)
  const from = Math.max(0, start - contextColumns)
  const to = Math.min(style.length, end + contextColumns)
  const before = `${from > 0 ? '…' : ''}${printable(style.slice(from, start))}`
  const culprit = printable(style.slice(start, end))
  const after = `${printable(style.slice(end, to))}${to < style.length ? '…' : ''}`
  const carets = paint('^'.repeat(Math.max(1, stringWidth(culprit))))
  const indent = ' '.repeat(stringWidth(before))
  return `  ${before}${culprit}${after}\n  ${indent}${carets}\n  ${said}\n`
}

function shorten(style: string): string {
  const most = 2 * contextColumns
  return printable(style.length > most ? `${style.slice(0, most)}…` : style)
}

function printable(text: string): string {
  return text.replace(/\p{Cc}/gu, '\uFFFD')
}

/** Puts a style into a URL. */

import type { Style } from '../builder/style.ts'
import { type Issue, type IssueCode, ProcessStringError } from '../errors.ts'
import { createIssue } from '../language/issue.ts'
import { joinUrl, splitUrl, type UrlText } from './query.ts'

/**
 * Returns the URL of a processed picture.
 *
 * The style is percent-encoded and replaces an existing one; the rest of the URL stays as written.
 *
 * @param url - of a public object: absolute, or a path.
 * @param style - synchronous; text is not parsed.
 * @throws {ProcessStringError} `URL_SIGNED` for a signed URL, since the style is part of what is
 *   signed; `URL_INVALID`; `STYLE_EMPTY`; `SYS_PART_PRESENT`, since a GET cannot save.
 * @example
 * processedUrl('https://b.oss-cn-hangzhou.aliyuncs.com/a.jpg', image(resize({ width: 100 })))
 * // https://b.oss-cn-hangzhou.aliyuncs.com/a.jpg?x-oss-process=image%2Fresize%2Cw_100
 * @see "Image processing modes": the query parameter
 */
export function processedUrl(url: UrlText, style: Style<'sync'> | string): string {
  const text = textOf(style)
  const issues = issuesOf(text)
  if (issues.length > 0) throw new ProcessStringError(issues)
  return joinUrl(splitUrl(url), text)
}

/** Not `instanceof`: two copies of this package may be loaded. */
function textOf(style: unknown): string {
  if (typeof style === 'string') return style
  if (typeof style === 'object' && style && 'saveAs' in style) return String(style)
  throw new TypeError(`expected a style or its text, received ${typeof style}`)
}

function issuesOf(received: string): readonly Issue[] {
  const issues: Issue[] = []
  const report = (code: IssueCode, expected: string): void => {
    issues.push(createIssue({ code, subject: 'style', expected, received }))
  }
  if (received === '') report('STYLE_EMPTY', 'a style such as image/resize,w_100')
  if (/(^|\|)sys\//.test(received)) report('SYS_PART_PRESENT', 'no sys/ part, a GET cannot save')
  if (!received.isWellFormed()) report('VALUE_NOT_UNICODE', 'well-formed text')
  return issues
}

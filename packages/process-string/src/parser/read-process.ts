/** Reads a whole text: the style, its parts behind the `|`, and whether it suits its entrance. */

import type { Mode } from '../builder/style.ts'
import type { Issue } from '../errors.ts'
import { createIssue, type IssueParts } from '../language/issue.ts'
import { modeMismatch } from './process-mode.ts'
import { readStyle } from './read-style.ts'
import { readSysParts } from './read-sys.ts'
import { split, splitOnce } from './tokenize.ts'
import type { ProcessTree } from './tree.ts'

/** What a text says, and everything that is wrong with it. */
export interface ProcessReading {
  /** Left out when not even the family of the style is known. */
  readonly tree?: ProcessTree
  readonly issues: readonly Issue[]
}

/** Reads a text, as far as it can be read. */
export function readProcess(
  text: string,
  { mode }: { readonly mode?: Mode | undefined },
): ProcessReading {
  if (typeof text !== 'string') {
    throw new TypeError(`expected the text of a style, received ${typeof text}`)
  }
  const issues: Issue[] = []
  const report = (parts: IssueParts): void => {
    const issue = createIssue(parts)
    const remedy = parts.suggestion === undefined ? '' : `; did you mean ${parts.suggestion}?`
    issues.push({ ...issue, message: issue.message + remedy })
  }
  const { head, rest } = splitOnce({ text, start: 0 }, '|')
  const style = readStyle(head, report)
  const sys = rest && readSysParts(split(rest, '|'), report)
  const wrongMode = style && mode && modeMismatch(style, head, mode)
  if (wrongMode) report(wrongMode)
  return style ? { tree: { style, ...sys }, issues } : { issues }
}

/** Reads a whole text: the style, the parts after the `|`, and whether the mode is right. */

import type { Mode } from '../builder/style.ts'
import type { Issue } from '../errors.ts'
import { createIssue, type IssueParts } from '../language/issue.ts'
import { modeMismatch } from './process-mode.ts'
import { leadingStages, readStages } from './read-pipeline.ts'
import { readSysParts } from './read-sys.ts'
import { endOf, split } from './tokenize.ts'
import type { ProcessTree } from './tree.ts'

/** The tree of a text, and everything that is wrong with the text. */
export interface ProcessReading {
  /** Left out when the family of the style is unknown. */
  readonly tree?: ProcessTree
  readonly issues: readonly Issue[]
}

/** How a text is read. */
export interface ProcessOptions {
  /** The call that the text is meant for. */
  readonly mode?: Mode | undefined
}

/** Reads as much of a text as possible. */
export function readProcess(text: string, { mode }: ProcessOptions): ProcessReading {
  if (typeof text !== 'string') {
    throw new TypeError(`expected the text of a style, received ${typeof text}`)
  }
  const issues: Issue[] = []
  const report = (parts: IssueParts): void => {
    const issue = createIssue(parts)
    const remedy = parts.suggestion === undefined ? '' : `; did you mean ${parts.suggestion}?`
    issues.push({ ...issue, message: issue.message + remedy })
  }
  const parts = split({ text, start: 0 }, '|')
  const stages = leadingStages(parts)
  const style = readStages(stages, report)
  const sys = readSysParts(parts.slice(stages.length), style, report)
  const whole = { text: text.slice(0, endOf(stages.at(-1) ?? stages[0])), start: 0 }
  const wrongMode = style && mode && modeMismatch(style, whole, mode)
  if (wrongMode) report(wrongMode)
  return style ? { tree: { style, ...sys }, issues } : { issues }
}

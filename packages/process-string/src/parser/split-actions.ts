/** Splits a chain of actions at its slashes. */
import type { IssueParts } from '../language/issue.ts'
import type { Report } from './read-action.ts'
import { split, type Token } from './tokenize.ts'

/**
 * Returns the actions of a chain. Production sites send empty steps, and the service skips them: each run
 * of them is one warning.
 *
 * @param chain - begins after a slash.
 */
export function splitActions(chain: Token, subject: string, report: Report): readonly Token[] {
  const parts = split(chain, '/')
  for (const [index, part] of parts.entries()) {
    const isFirstOfRun = part.text === '' && parts[index - 1]?.text !== ''
    if (isFirstOfRun) report(emptyStep(part, chain, subject))
  }
  return parts.filter(({ text }) => text !== '')
}

function emptyStep({ start }: Token, chain: Token, subject: string): IssueParts {
  const rest = chain.text.slice(start - chain.start)
  const slashes = /^\/*/.exec(rest)?.[0] ?? ''
  const isAtEnd = slashes.length === rest.length
  return {
    code: 'ACTION_EMPTY',
    severity: 'warning',
    subject,
    expected: isAtEnd ? 'no slash after the last action' : 'an action between two slashes',
    received: `/${slashes}`,
    start: start - 1,
    end: start + slashes.length,
  }
}

/** The rule that builder and parser share for pipelines. */
import type { IssueParts } from './issue.ts'

/** The most styles that the service joins, by default. @see error 0040-00000211 */
export const MOST_STYLES = 5

/** The issue of a pipeline of too many styles. */
export function tooManyStyles(received: number): IssueParts {
  return {
    code: 'PIPELINE_TOO_LONG',
    subject: 'pipeline',
    expected: `at most ${MOST_STYLES} styles joined by |`,
    received,
    ec: '0040-00000211',
  }
}

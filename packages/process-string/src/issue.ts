/** Makes issues: one wording for all of them, so that every message has the same three parts. */
import type { EcNumber } from './action-table.ts'
import type { Issue, IssueCode } from './errors.ts'

/** What an issue is made of; everything that is known about the place and the value. */
export interface IssueParts {
  readonly code: IssueCode
  readonly severity?: Issue['severity']
  /** What is at fault, first in the message: an action and a parameter, or a part of the text. */
  readonly subject: string
  readonly expected: string
  /** The value; left out when nothing was given. */
  readonly received?: unknown
  readonly ec?: EcNumber | undefined
  readonly path?: readonly (string | number)[]
  readonly action?: string
  readonly parameter?: string
  readonly suggestion?: string
  readonly start?: number
  readonly end?: number
}

/** Makes an issue whose message says: subject, expected what, received what. */
export function createIssue(parts: IssueParts): Issue {
  const { code, severity = 'error', subject, ec, received: value, suggestion, ...rest } = parts
  const received = describe(value)
  const remedy = suggestion === undefined ? '' : `; did you mean ${suggestion}?`
  return {
    code,
    severity,
    message: `${subject}: expected ${parts.expected}, received ${received}${remedy}`,
    received,
    ...rest,
    ...(suggestion === undefined ? {} : { suggestion }),
    ...(ec === undefined ? {} : { ec: ecText(ec) }),
  }
}

/** The service's full text of a detail code: `312` is `0040-00000312`. */
export function ecText(ec: EcNumber): string {
  return typeof ec === 'string' ? ec : `0040-${String(ec).padStart(8, '0')}`
}

function describe(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (typeof value === 'string') return cut(JSON.stringify(value.slice(0, 80)))
  if (typeof value === 'object' && value !== null) {
    return Array.isArray(value) ? 'an array' : 'an object'
  }
  return cut(String(value))
}

function cut(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text
}

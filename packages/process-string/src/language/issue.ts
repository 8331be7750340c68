/** Creates issues, all with messages of the same three parts. */
import { type Issue, ProcessStringError } from '../errors.ts'

/** What is known about a problem: its place, and the value. */
export interface IssueParts extends Omit<Issue, 'severity' | 'message' | 'received'> {
  /** @default 'error' */
  readonly severity?: Issue['severity']
  /** What is at fault, an action and a parameter or a part of the text; begins the message. */
  readonly subject: string
  readonly expected: string
  /** The value; left out when nothing was given. */
  readonly received?: unknown
  /** How large the value is, such as `66 bytes`, where that is the problem. */
  readonly size?: string | undefined
}

/** Creates an issue; its message says the subject, what was expected, and what was received. */
export function createIssue({ subject, ec, size, ...parts }: IssueParts): Issue {
  const received = describe(parts.received, size)
  return {
    severity: 'error',
    ...parts,
    ec,
    received,
    message: `${subject}: expected ${parts.expected}, received ${received}`,
  }
}

/** Throws when there is any problem. */
export function refuseAny(problems: readonly IssueParts[]): void {
  if (problems[0]) throw new ProcessStringError(problems.map(createIssue))
}

/** The most characters of a text that a message repeats. */
const LONGEST = 80

function describe(value: unknown, size: string | undefined): string {
  if (typeof value === 'object' && value) return 'an object'
  if (value === undefined) return 'nothing'
  if (typeof value !== 'string') return String(value)
  const characters = [...value]
  if (characters.length <= LONGEST) return size ? `${quote(value)} (${size})` : quote(value)
  const start = characters.slice(0, LONGEST).join('')
  return `${quote(`${start}…`)} (${size ?? `${characters.length} characters`})`
}

const quote = JSON.stringify

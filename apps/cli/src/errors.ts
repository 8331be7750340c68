/** The exit codes of the executable, and the errors that commands throw. */

/** The exit codes. */
export const EXIT = {
  done: 0,
  refused: 1,
  usage: 2,
  setup: 3,
  batchFailures: 4,
  localFile: 5,
  defect: 70,
  interrupted: 130,
} as const

/** One of the exit codes of {@link EXIT}. */
export type ExitCode = (typeof EXIT)[keyof typeof EXIT]

export type CliErrorCode =
  | 'CLI_USAGE'
  | 'CLI_SETUP'
  | 'CLI_LOCAL_FILE'
  | 'CLI_REFUSED'
  | 'CLI_BATCH_FAILURES'
  | 'CLI_INTERRUPTED'

const exitCodes: Readonly<Record<CliErrorCode, ExitCode>> = {
  CLI_USAGE: EXIT.usage,
  CLI_SETUP: EXIT.setup,
  CLI_LOCAL_FILE: EXIT.localFile,
  CLI_REFUSED: EXIT.refused,
  CLI_BATCH_FAILURES: EXIT.batchFailures,
  CLI_INTERRUPTED: EXIT.interrupted,
}

/** What an error may carry besides its message. */
export interface CliErrorOptions extends ErrorOptions {
  /** What to do about it; shown on a line of its own. */
  readonly hint?: string
  /** Lines that point at the mistake, such as a caret under a style. */
  readonly block?: string
  /** The problems as data, for `--json`. */
  readonly issues?: readonly unknown[]
}

/** An error whose message is for the user. */
export class CliError extends Error {
  override readonly name = 'CliError'
  readonly code: CliErrorCode
  readonly hint: string | undefined
  readonly block: string | undefined
  readonly issues: readonly unknown[] | undefined

  constructor(code: CliErrorCode, message: string, options: CliErrorOptions = {}) {
    super(message, options)
    this.code = code
    this.hint = options.hint
    this.block = options.block
    this.issues = options.issues
  }

  /** The exit code that the executable ends with. */
  get exitCode(): ExitCode {
    return exitCodes[this.code]
  }
}

/**
 * Creates the error for a wrong command line: a missing flag, an invalid value, too many words.
 *
 * @param message - expected what, received what.
 * @param hint - what to type instead.
 */
export function usageError(message: string, hint?: string): CliError {
  return new CliError('CLI_USAGE', message, hint === undefined ? {} : { hint })
}

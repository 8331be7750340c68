/** Turns a thrown value into the text of stderr and an exit code. */

import { cut } from '../command-line/object-address.ts'
import type { ExitCode } from '../errors.ts'
import { CliError, EXIT } from '../errors.ts'

/** A failure as the user, a script and the shell see it. */
export interface PresentedError {
  readonly exitCode: ExitCode
  readonly code: string
  readonly message: string
  readonly hint?: string
  readonly block?: string
  readonly issues?: readonly unknown[]
  /** Facts of the service's answer, for support and for scripts. */
  readonly details: Readonly<Record<string, string | number>>
}

/**
 * Reads a thrown value. Errors of the packages are recognised by `name`, since two copies of a package
 * may be loaded; errors of the file system by their `code`. Everything else is a defect.
 */
export function presentError(error: unknown): PresentedError {
  if (!(error instanceof Error)) return defect(new Error(String(error)))
  if (error instanceof CliError) return presentCliError(error)
  return fromPackage(error) ?? fromFileSystem(error) ?? defect(error)
}

/** Writes a failure for stderr: one line, the hint on a second, the rest with `--verbose`. */
export function errorText(
  presented: PresentedError,
  { error, isVerbose }: { readonly error: unknown; readonly isVerbose: boolean },
): string {
  const lines = [`oss-process: ${presented.message}`]
  if (presented.block !== undefined) lines.push(presented.block.trimEnd())
  if (presented.hint !== undefined) lines.push(`  hint: ${presented.hint}`)
  if (isVerbose) {
    for (const [name, value] of Object.entries(presented.details)) lines.push(`  ${name}: ${value}`)
    lines.push(...causes(error))
  }
  return `${lines.join('\n')}\n`
}

/** Writes a failure for `--json`. */
export function errorObject(presented: PresentedError): object {
  const { exitCode, code, message, hint, issues, details } = presented
  return {
    error: {
      code,
      message,
      ...(hint === undefined ? {} : { hint }),
      ...(issues === undefined ? {} : { issues }),
      exitCode,
      ...details,
    },
  }
}

function presentCliError(error: CliError): PresentedError {
  return {
    exitCode: error.exitCode,
    code: error.code,
    message: error.message,
    ...(error.hint === undefined ? {} : { hint: error.hint }),
    ...(error.block === undefined ? {} : { block: error.block }),
    ...(error.issues === undefined ? {} : { issues: error.issues }),
    details: {},
  }
}

const exitCodesByName: Readonly<Record<string, ExitCode>> = {
  OssServiceError: EXIT.refused,
  OssNetworkError: EXIT.refused,
  OssTimeoutError: EXIT.refused,
  OssCredentialsError: EXIT.setup,
  OssValidationError: EXIT.usage,
  ProcessStringError: EXIT.usage,
  SignerError: EXIT.usage,
}

const exitCodesByCode: Readonly<Record<string, ExitCode>> = {
  EMULATOR_OPTION_INVALID: EXIT.usage,
  EMULATOR_ROOT_UNUSABLE: EXIT.localFile,
  EMULATOR_ADDRESS_UNAVAILABLE: EXIT.refused,
}

/** Options of the emulator by the flags that set them. */
const hintsByCode: Readonly<Record<string, string>> = {
  EMULATOR_ROOT_UNUSABLE: 'give another folder with --root DIR',
  EMULATOR_ADDRESS_UNAVAILABLE: 'give another port with --port N, or any free one with --port 0',
}

const detailNames = ['statusCode', 'requestId', 'ec', 'hostId', 'attempts'] as const

function fromPackage(error: Error): PresentedError | undefined {
  const code = 'code' in error ? String(error.code) : error.name
  const exitCode = exitCodesByName[error.name] ?? exitCodesByCode[code]
  if (exitCode === undefined) return undefined
  const details: Record<string, string | number> = {}
  for (const name of detailNames) {
    const value: unknown = Reflect.get(error, name)
    if (typeof value === 'string' || typeof value === 'number') details[name] = value
  }
  const hint = Reflect.get(error, 'hint') ?? hintsByCode[code]
  return {
    exitCode,
    code,
    message: serviceMessage(error, code, details),
    ...(typeof hint === 'string' ? { hint } : {}),
    details,
  }
}

function serviceMessage(
  error: Error,
  code: string,
  details: Readonly<Record<string, string | number>>,
): string {
  if (error.name !== 'OssServiceError') return oneLine(error.message)
  const facts = [`status ${details['statusCode']}`]
  if (details['ec'] !== undefined) facts.push(`EC ${details['ec']}`)
  if (details['requestId'] !== undefined) facts.push(`request id ${details['requestId']}`)
  const message = oneLine(error.message)
  const named = message.startsWith(code) ? message : `${code}: ${message}`
  return `${named} (${facts.join(', ')})`
}

const fileErrors: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist',
  EACCES: 'may not be used: permission denied',
  EPERM: 'may not be used: operation not permitted',
  EISDIR: 'is a folder, expected a file',
  ENOTDIR: 'leads through something that is not a folder',
  EEXIST: 'exists already',
  ENOSPC: 'cannot be written: the disk is full',
  EROFS: 'cannot be written: the disk is read-only',
  EMFILE: 'cannot be opened: too many files are open',
  ENAMETOOLONG: 'is too long a name for this file system',
  ELOOP: 'leads through too many links',
}

function fromFileSystem(error: Error): PresentedError | undefined {
  const code = 'code' in error ? String(error.code) : ''
  const path = 'path' in error ? String(error.path) : undefined
  if (code === 'EADDRINUSE' || (code === 'EACCES' && 'port' in error)) {
    return {
      exitCode: EXIT.refused,
      code,
      message: `the port ${String(Reflect.get(error, 'port'))} is taken or not allowed`,
      hint: 'give another with --port, or 0 for any free one',
      details: {},
    }
  }
  const what = fileErrors[code]
  if (what === undefined) return undefined
  return {
    exitCode: EXIT.localFile,
    code,
    message: `${path === undefined ? 'a local file' : cut(path)} ${what}`,
    details: {},
  }
}

function defect(error: Error): PresentedError {
  return {
    exitCode: EXIT.defect,
    code: 'CLI_DEFECT',
    message: `a defect of oss-process itself: ${oneLine(error.message)}`,
    hint: 'please report it, with the output of the same command and --verbose',
    details: {},
  }
}

function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, '; ').trim()
}

function causes(error: unknown): readonly string[] {
  const lines: string[] = []
  let cause: unknown = error instanceof CliError ? error.cause : error
  for (let depth = 0; cause instanceof Error && depth < 8; depth += 1) {
    const stack = cause.stack?.split('\n').slice(1, 6) ?? []
    lines.push(
      `  cause: ${cause.name}: ${oneLine(cause.message)}`,
      ...stack.map((line) => `  ${line}`),
    )
    cause = cause.cause
  }
  return lines
}

/** Checks what yargs read against the tables of a command. */
import { type CliError, usageError } from '../errors.ts'
import type { Command, CommandArguments, OptionRow } from './define-command.ts'
import { flagName, program } from './define-command.ts'
import { nearest } from './nearest.ts'
import { cut } from './object-address.ts'

/** Values by name, as yargs returns them: a text, an array of texts, a boolean. */
export type ParsedValues = Readonly<Record<string, unknown>>

interface Parsed {
  readonly values: ParsedValues
  /** All commands, to find the nearest name among them. */
  readonly commands: readonly Command[]
}

/**
 * Reads the arguments of a command's handler.
 *
 * @throws {CliError} `CLI_USAGE` with everything that is missing; or with the first word, flag or value
 *   that does not belong to the command.
 */
export function readArguments(command: Command, { values, commands }: Parsed): CommandArguments {
  refuseExtraWords(command, { values, commands })
  refuseUnknownFlags(command, values)
  const positionals = Object.entries(command.positionals).map(([name, row]) => {
    const words = textsOf(values[name])
    return [name, row.variadic ? words : words.at(-1)] as const
  })
  const options = Object.entries(command.options).map(
    ([name, row]) => [name, readOption(name, row, values[name])] as const,
  )
  const args: CommandArguments = Object.fromEntries([...positionals, ...options])
  const missing = missingNames(command, args)
  if (missing.length === 0) return args
  const help = [program, command.name, '--help'].filter((part) => part !== '').join(' ')
  throw usageError(`missing ${missing.join(', ')}`, `${help} shows the flags and examples`)
}

function readOption(name: string, row: OptionRow, given: unknown): CommandArguments[string] {
  if (given === undefined) return undefined
  if (row.kind === 'flag') return [given].flat().at(-1) === true
  const texts = textsOf(given)
  if (row.kind === 'list') return texts
  const text = texts.at(-1) ?? ''
  if (row.kind === 'number') return readNumber(name, text)
  if (row.choices === undefined || row.choices.includes(text)) return text
  throw usageError(
    `expected ${flagName(name)} to be one of ${row.choices.join(', ')}, received "${cut(text)}"`,
  )
}

function readNumber(name: string, text: string): number {
  const number = Number(text)
  if (text.trim() !== '' && Number.isFinite(number)) return number
  throw usageError(`expected a number after ${flagName(name)}, received "${cut(text)}"`)
}

/** Reads a flag or word that was given any number of times. */
function textsOf(given: unknown): readonly string[] {
  return given === undefined ? [] : [given].flat().map(String)
}

function missingNames({ positionals, options }: Command, args: CommandArguments) {
  const isMissing = ([name, row]: readonly [string, { readonly required?: true }]) =>
    row.required === true && [args[name]].flat().every((value) => value === undefined)
  const words = Object.entries(positionals).filter(isMissing)
  const flags = Object.entries(options).filter(isMissing)
  return [...words.map(([name]) => name), ...flags.map(([name]) => flagName(name))]
}

function refuseExtraWords(command: Command, { values, commands }: Parsed): void {
  const taken = command.name === '' ? 0 : command.name.split(' ').length
  const extra = textsOf(values['_'])[taken]
  if (extra === undefined) return
  if (command.name !== '') {
    throw usageError(`expected no further word after ${command.name}, received "${cut(extra)}"`)
  }
  const names = commands.map(({ name }) => name.split(' ')[0] ?? '').filter((name) => name !== '')
  const close = nearest(extra, names)
  throw usageError(
    `expected a command or flags, received "${cut(extra)}"`,
    close === undefined ? `commands: ${[...new Set(names)].join(', ')}` : `did you mean ${close}?`,
  )
}

/** Makes the error about a word that is no command of its group, such as `style chek`. */
export function unknownCommand(argv: readonly string[], commands: readonly Command[]): CliError {
  const [group = '', received = ''] = argv.filter((text) => !text.startsWith('-'))
  const members = commands.filter(({ name }) => name.startsWith(`${group} `))
  const words = members.map(({ name }) => name.slice(group.length + 1))
  const close = nearest(received, words)
  return usageError(
    `expected a command after ${group}: ${words.join(', ')}, received "${cut(received)}"`,
    close && `did you mean ${group} ${close}?`,
  )
}

function refuseUnknownFlags(command: Command, values: ParsedValues): void {
  const flags = Object.keys(command.options).map(flagName)
  // yargs returns every value under each of its names: `targetImage`, `target-image`.
  const known = new Set(['_', '$0', 'help', 'h'])
  for (const [name, row] of Object.entries({ ...command.positionals, ...command.options })) {
    known.add(name).add(flagName(name).slice(2))
    if ('short' in row) known.add(row.short ?? '')
  }
  const unknown = Object.keys(values).find((name) => !known.has(name))
  if (unknown === undefined) return
  const typed = unknown.length === 1 ? `-${unknown}` : flagName(unknown)
  const close = nearest(typed, flags)
  const called = [program, command.name].join(' ').trim()
  throw usageError(
    `${typed} is no flag of ${called}`,
    close === undefined ? `${called} --help shows its flags` : `did you mean ${close}?`,
  )
}

/** Checks what yargs read against the tables of a command, and names all that is missing at once. */

import { usageError } from '../errors.ts'
import type { Command, CommandArguments, OptionRow } from './define-command.ts'
import { flagName } from './define-command.ts'
import { nearest } from './nearest.ts'
import { cut } from './object-address.ts'

/** Values as yargs gives them. */
export type ParsedValues = Readonly<Record<string, unknown>>

const program = 'oss-process'

/** Stands for a word that is `-`; no command line can hold a NUL. */
export const dashMark = '\0-'

/**
 * Gives a handler's arguments.
 *
 * @param options.commands - all commands, for the nearest name.
 * @throws {CliError} `CLI_USAGE` with everything that is missing; or the first word, flag or value that
 *   does not belong.
 */
export function readArguments(
  command: Command,
  { values, commands }: { readonly values: ParsedValues; readonly commands: readonly Command[] },
): CommandArguments {
  checkWords(command, { values, commands })
  checkUnknownFlags(command, values)
  const positionals = Object.entries(command.positionals).map(
    ([name, row]) =>
      [name, row.variadic ? textList(values[name]) : lastText(values[name])] as const,
  )
  const options = Object.entries(command.options).map(
    ([name, row]) => [name, readOption(name, row, values[flagName(name).slice(2)])] as const,
  )
  const args: CommandArguments = Object.fromEntries([...positionals, ...options])
  const missing = missingNames(command, args)
  if (missing.length === 0) return args
  const help = [program, command.name, '--help'].filter((part) => part !== '').join(' ')
  throw usageError(`missing ${missing.join(', ')}`, `${help} shows the flags and examples`)
}

function missingNames({ positionals, options }: Command, args: CommandArguments) {
  const isMissing = ([name, row]: readonly [string, { readonly required?: true }]) =>
    row.required === true && (args[name] === undefined || isEmptyList(args[name]))
  return [
    ...Object.entries(positionals)
      .filter(isMissing)
      .map(([name]) => name),
    ...Object.entries(options)
      .filter(isMissing)
      .map(([name]) => flagName(name)),
  ]
}

function isEmptyList(value: CommandArguments[string]): boolean {
  return Array.isArray(value) && value.length === 0
}

function checkWords(
  command: Command,
  { values, commands }: { readonly values: ParsedValues; readonly commands: readonly Command[] },
): void {
  const taken = command.name === '' ? 0 : command.name.split(' ').length
  const extra = textList(values['_']).slice(taken)[0]
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

function checkUnknownFlags(command: Command, values: ParsedValues): void {
  const known = new Set(['help', 'h', '_', '$0', '--', ...Object.keys(command.positionals)])
  for (const [name, row] of Object.entries(command.options)) {
    known.add(name).add(flagName(name).slice(2))
    if (row.short !== undefined) known.add(row.short)
  }
  for (const name of Object.keys(values)) {
    if (known.has(name)) continue
    const typed = name.length === 1 ? `-${name}` : flagName(name)
    const close = nearest(typed, Object.keys(command.options).map(flagName))
    const called = [program, command.name].join(' ').trim()
    throw usageError(
      `${typed} is no flag of ${called}`,
      close === undefined ? `${called} --help shows its flags` : `did you mean ${close}?`,
    )
  }
}

function readOption(name: string, row: OptionRow, given: unknown): CommandArguments[string] {
  if (given === undefined) return undefined
  if (row.kind === 'flag') return Array.isArray(given) ? given.at(-1) === true : given === true
  if (row.kind === 'list') return textList(given)
  const text = lastText(given) ?? ''
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

function lastText(given: unknown): string | undefined {
  return textList(given).at(-1)
}

function textList(given: unknown): readonly string[] {
  if (given === undefined) return []
  const words = (Array.isArray(given) ? given : [given]).map(String)
  return words.map((word) => (word === dashMark ? '-' : word))
}

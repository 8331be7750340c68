/** Reads a command line with yargs; the only file that knows yargs. */

import type { Argv, Options } from 'yargs'
import yargs from 'yargs'
import { type CliError, usageError } from '../errors.ts'
import type { Command, CommandArguments, OptionRow, PositionalRow } from './define-command.ts'
import { flagName } from './define-command.ts'
import { nearest } from './nearest.ts'
import { cut } from './object-address.ts'
import { dashMark, readArguments } from './read-arguments.ts'

/** A command to run, or the text that was asked for. */
export type CommandLine =
  | { readonly kind: 'run'; readonly command: Command; readonly args: CommandArguments }
  | { readonly kind: 'help'; readonly text: string }

const program = 'oss-process'

const description =
  'Processes objects in Alibaba Cloud OSS and saves the results, in the service or on this machine.'

/**
 * Parses a command line.
 *
 * @param argv - the words after the program's name; `--target_image` is read as `--target-image`.
 * @param options.columns - width of help texts, at most 100.
 * @throws {CliError} `CLI_USAGE` with what is missing, unknown or of the wrong kind.
 */
export async function parseCommandLine(
  argv: readonly string[],
  options: { readonly commands: readonly Command[]; readonly columns: number },
): Promise<CommandLine> {
  let chosen: { command: Command; values: Record<string, unknown> } | undefined
  let described: Command | undefined
  let help = ''
  const parser = createParser(Math.min(options.columns, 100))
  addCommands(parser, options.commands, {
    describe: (command) => {
      described = command
    },
    choose: (command, values) => {
      chosen = { command, values }
    },
  })
  await parser.parseAsync(plainWords(argv, options.commands), {}, (error, _values, output) => {
    if (error) throw error
    help = output
  })
  if (help !== '') {
    // yargs shows the empty list that it takes for words left out.
    const shown = help.replace('[array] [default: []]', '[array]'.padStart(21))
    return { kind: 'help', text: `${shown}\n${examplesText(described)}` }
  }
  if (chosen === undefined) throw unknownCommand(argv, options.commands)
  const { command, values } = chosen
  return {
    kind: 'run',
    command,
    args: readArguments(command, { values, commands: options.commands }),
  }
}

function createParser(columns: number): Argv {
  return yargs([])
    .scriptName(program)
    .usage(`$0 [flags]\n$0 COMMAND [flags]\n\n${description}`)
    .parserConfiguration({
      'boolean-negation': false,
      'dot-notation': false,
      'duplicate-arguments-array': true,
      'parse-numbers': false,
      'parse-positional-numbers': false,
      'greedy-arrays': false,
    })
    .detectLocale(false)
    .updateStrings({ 'Options:': 'Flags:' })
    .version(false)
    .help('help', 'show this help')
    .alias('h', 'help')
    .wrap(columns)
    .exitProcess(false)
    .showHelpOnFail(false)
    .fail((message, error) => {
      throw error ?? usageError(message)
    })
}

/** What happens on the way to a command: its flags are described, for its help too; then it is chosen. */
interface Steps {
  readonly describe: (command: Command) => void
  readonly choose: (command: Command, values: Record<string, unknown>) => void
}

function addCommands(parser: Argv, commands: readonly Command[], steps: Steps): void {
  const add = (to: Argv, words: string, command: Command) => {
    to.command(
      [words, ...positionalUsage(command)].join(' '),
      command.summary,
      (inner: Argv) => {
        steps.describe(command)
        return describe(inner, command)
      },
      (values: Record<string, unknown>) => steps.choose(command, values),
    )
  }
  const groups = new Map<string, Command[]>()
  for (const command of commands) {
    const [group, word] = command.name.split(' ')
    if (word === undefined || group === undefined) add(parser, command.name || '$0', command)
    else groups.set(group, [...(groups.get(group) ?? []), command])
  }
  for (const [group, members] of groups) {
    const words = members.map((member) => member.name.slice(group.length + 1))
    parser.command(group, `${words.join(', ')} (${group} --help)`, (inner: Argv) => {
      inner.usage(`$0 ${group} COMMAND [flags]`)
      for (const [index, member] of members.entries()) add(inner, words[index] ?? '', member)
      const expected = `expected a command after ${group}: ${words.join(', ')}`
      return inner.demandCommand(1, expected)
    })
  }
}

/** The error about a word that is no command of its group, such as `style chek`. */
function unknownCommand(argv: readonly string[], commands: readonly Command[]): CliError {
  const [group = '', received = ''] = argv.filter((text) => !text.startsWith('-'))
  const words = commands.flatMap(({ name }) => {
    const [first, second] = name.split(' ')
    return first === group && second !== undefined ? [second] : []
  })
  const close = nearest(received, words)
  return usageError(
    `expected a command after ${group}: ${words.join(', ')}, received "${cut(received)}"`,
    close && `did you mean ${group} ${close}?`,
  )
}

function positionalUsage(command: Command): readonly string[] {
  return Object.entries(command.positionals).map(([name, row]) => {
    const inner = row.variadic ? `${name}..` : name
    // What is required is checked by us, so that one message names everything that is missing.
    return `[${inner}]`
  })
}

function describe(parser: Argv, command: Command): Argv {
  for (const [name, row] of Object.entries(command.positionals)) {
    parser.positional(name, positionalOptions(row))
  }
  for (const [name, row] of Object.entries(command.options)) {
    parser.option(flagName(name).slice(2), optionOptions(row))
  }
  if (command.name !== '') {
    const words = Object.entries(command.positionals).map(([name, row]) => word(name, row))
    const usage = [`$0 ${command.name}`, ...words, '[flags]'].join(' ')
    parser.usage(`${usage}\n\n${sentence(command.summary)}`)
  }
  return parser.group('help', 'Output:')
}

/** Writes examples on lines that no width breaks, so that they can be copied. */
function examplesText(command: Command | undefined): string {
  if (command === undefined) return ''
  const examples = command.examples.map(([line, does]) => `  # ${does}\n  ${program} ${line}\n`)
  return `\nExamples:\n${examples.join('\n')}`
}

function word(name: string, row: PositionalRow): string {
  const shown = row.variadic ? `${name}..` : name
  return row.required ? `<${shown}>` : `[${shown}]`
}

function sentence(summary: string): string {
  return `${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`
}

function positionalOptions(row: PositionalRow) {
  return { describe: row.summary, type: 'string' as const }
}

function optionSummary({ value, summary, choices, required }: OptionRow): string {
  const shown = value === undefined ? summary : `${value}: ${summary}`
  const offered = choices === undefined ? shown : `${shown} (${choices.join(', ')})`
  return required ? `${offered} (required)` : offered
}

function optionOptions(row: OptionRow): Options {
  return {
    describe: optionSummary(row),
    type: row.kind === 'flag' ? 'boolean' : row.kind === 'list' ? 'array' : 'string',
    ...(row.kind === 'list' ? { string: true } : {}),
    ...(row.short === undefined ? {} : { alias: row.short }),
    ...(row.default === undefined
      ? {}
      : { default: String(row.default), defaultDescription: String(row.default) }),
    group: row.group ?? 'Flags:',
  }
}

/**
 * Writes a command line as yargs reads it rightly, up to `--`: `--target_image` as `--target-image`; a
 * flag without a value as `--json=true`, since before the command yargs takes the next word for its
 * value; a `-` alone as a mark, since yargs takes it for a flag without a name.
 */
function plainWords(argv: readonly string[], commands: readonly Command[]): string[] {
  const end = argv.indexOf('--')
  const flags = new Set(
    commands.flatMap(({ options }) =>
      Object.entries(options).flatMap(([name, row]) => (row.kind === 'flag' ? flagName(name) : [])),
    ),
  )
  return argv.map((typed, index) => {
    if (typed === '-') return dashMark
    if (end !== -1 && index >= end) return typed
    const name = /^--[a-z]+(?:_[a-z]+)+(?==|$)/.exec(typed)?.[0]
    const dashed = name === undefined ? typed : name.replaceAll('_', '-') + typed.slice(name.length)
    return flags.has(dashed) ? `${dashed}=true` : dashed
  })
}

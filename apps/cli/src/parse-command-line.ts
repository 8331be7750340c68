/** Reads a command line with yargs; the only file that knows yargs. */

import type { Argv, Options } from 'yargs'
import yargs from 'yargs'
import type { Command, CommandArguments, OptionRow, PositionalRow } from './define-command.ts'
import { flagName } from './define-command.ts'
import { usageError } from './errors.ts'
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
  let help = ''
  const choose = (command: Command) => (values: Record<string, unknown>) => {
    chosen = { command, values }
  }
  const parser = createParser(Math.min(options.columns, 100))
  addCommands(parser, options.commands, choose)
  await parser.parseAsync(plainWords(argv, options.commands), {}, (error, _values, output) => {
    if (error) throw error
    help = output
  })
  if (help !== '') return { kind: 'help', text: `${help}\n` }
  if (chosen === undefined) throw usageError('expected a command, received none')
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
    .usage(`$0 [flags]\n\n${description}`)
    .parserConfiguration({
      'boolean-negation': false,
      'dot-notation': false,
      'duplicate-arguments-array': true,
      'parse-numbers': false,
      'parse-positional-numbers': false,
      'greedy-arrays': false,
    })
    .detectLocale(false)
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

type Choose = (command: Command) => (values: Record<string, unknown>) => void

function addCommands(parser: Argv, commands: readonly Command[], choose: Choose): void {
  const groups = new Map<string, Command[]>()
  for (const command of commands) {
    const [group, word] = command.name.split(' ')
    if (word === undefined || group === undefined) {
      const usage = [command.name === '' ? '$0' : command.name, ...positionalUsage(command)]
      parser.command(usage.join(' '), command.summary, describe(command), choose(command))
    } else {
      groups.set(group, [...(groups.get(group) ?? []), command])
    }
  }
  for (const [group, members] of groups) {
    const words = members.map((member) => member.name.slice(group.length + 1))
    parser.command(group, `${words.join(', ')} (${group} --help)`, (inner: Argv) => {
      inner.usage(`$0 ${group} COMMAND`).group('help', 'Output:')
      for (const [index, member] of members.entries()) {
        const usage = [words[index], ...positionalUsage(member)].join(' ')
        inner.command(usage, member.summary, describe(member), choose(member))
      }
      const expected = `expected a command after ${group}: ${words.join(', ')}`
      return inner.demandCommand(1, expected)
    })
  }
}

function positionalUsage(command: Command): readonly string[] {
  return Object.entries(command.positionals).map(([name, row]) => {
    const inner = row.variadic ? `${name}..` : name
    // What is required is checked by us, so that one message names everything that is missing.
    return `[${inner}]`
  })
}

function describe(command: Command) {
  return (parser: Argv): Argv => {
    for (const [name, row] of Object.entries(command.positionals)) {
      parser.positional(name, positionalOptions(row))
    }
    for (const [name, row] of Object.entries(command.options)) {
      parser.option(flagName(name).slice(2), optionOptions(row))
    }
    if (command.name !== '') {
      const words = Object.entries(command.positionals).map(([name, row]) => word(name, row))
      parser.usage(`${[`$0 ${command.name}`, ...words].join(' ')}\n\n${sentence(command.summary)}`)
    }
    parser.group('help', 'Output:')
    parser.example(command.examples.map(([line, does]) => [`$0 ${line}`, does]))
    return parser
  }
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

function optionSummary({ value, summary, choices }: OptionRow): string {
  const shown = value === undefined ? summary : `${value}: ${summary}`
  return choices === undefined ? shown : `${shown} (${choices.join(', ')})`
}

function optionOptions(row: OptionRow): Options {
  return {
    describe: optionSummary(row),
    type: row.kind === 'flag' ? 'boolean' : row.kind === 'list' ? 'array' : 'string',
    ...(row.kind === 'list' ? { string: true } : {}),
    ...(row.short === undefined ? {} : { alias: row.short }),
    ...(row.default === undefined ? {} : { default: String(row.default) }),
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

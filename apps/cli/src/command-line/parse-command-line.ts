/** Reads a command line with yargs. Only this file and `describe-command.ts` know yargs. */
import type { Argv } from 'yargs'
import yargs from 'yargs'
import { usageError } from '../errors.ts'
import type { Command, CommandArguments } from './define-command.ts'
import { flagName, program } from './define-command.ts'
import { describeCommand, examplesText, positionalUsage } from './describe-command.ts'
import { readArguments, unknownCommand } from './read-arguments.ts'

/** A command to run, or the help text that was asked for. */
export type CommandLine =
  | { readonly kind: 'run'; readonly command: Command; readonly args: CommandArguments }
  | { readonly kind: 'help'; readonly text: string }

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
  { commands, columns }: { readonly commands: readonly Command[]; readonly columns: number },
): Promise<CommandLine> {
  let described: Command | undefined
  let chosen: { command: Command; values: Record<string, unknown> } | undefined
  let help = ''
  const parser = createParser(commands, Math.min(columns, 100))
  addCommands(parser, commands, {
    onDescribe: (command) => {
      described = command
    },
    onChoose: (command, values) => {
      chosen = { command, values }
    },
  })
  await parser.parseAsync(withDashes(argv), {}, (error, _values, output) => {
    if (error) throw error
    help = output
  })
  if (help !== '') return { kind: 'help', text: `${help}\n${examplesText(described)}` }
  if (chosen === undefined) throw unknownCommand(argv, commands)
  const { command, values } = chosen
  return { kind: 'run', command, args: readArguments(command, { values, commands }) }
}

function createParser(commands: readonly Command[], columns: number): Argv {
  return (
    yargs([])
      .scriptName(program)
      .usage(`$0 [flags]\n$0 COMMAND [flags]\n\n${description}`)
      .parserConfiguration({
        'boolean-negation': false,
        'dot-notation': false,
        'parse-numbers': false,
        'parse-positional-numbers': false,
      })
      // A flag may stand before the command: yargs must know then that no value follows it.
      .boolean(switchNames(commands))
      .detectLocale(false)
      .updateStrings({
        'Options:': 'Flags:',
        'Not enough arguments following: %s': 'expected a value after --%s, received none',
      })
      .version(false)
      .help('help', 'show this help')
      .alias('h', 'help')
      .wrap(columns)
      .exitProcess(false)
      .showHelpOnFail(false)
      .fail((message, error) => {
        throw message ? usageError(message) : error
      })
  )
}

/** Names the flags that take no value, of all commands. */
function switchNames(commands: readonly Command[]): readonly string[] {
  const rows = commands.flatMap(({ options }) => Object.entries(options))
  return rows.flatMap(([name, row]) => (row.kind === 'flag' ? flagName(name).slice(2) : []))
}

interface CommandListeners {
  /** Called when yargs needs the flags of a command, to run it or to show its help. */
  readonly onDescribe: (command: Command) => void
  /** Called with the command to run and what yargs read for it. */
  readonly onChoose: (command: Command, values: Record<string, unknown>) => void
}

function addCommands(
  parser: Argv,
  commands: readonly Command[],
  { onDescribe, onChoose }: CommandListeners,
): void {
  const add = (to: Argv, words: string, command: Command) => {
    to.command(
      [words, ...positionalUsage(command)].join(' '),
      command.summary,
      (inner: Argv) => {
        onDescribe(command)
        describeCommand(inner, command)
      },
      (values: Record<string, unknown>) => onChoose(command, values),
    )
  }
  const groups = new Map<string, Command[]>()
  for (const command of commands) {
    const [group = '', word] = command.name.split(' ')
    if (word === undefined) add(parser, command.name || '$0', command)
    else groups.set(group, [...(groups.get(group) ?? []), command])
  }
  for (const [group, members] of groups) {
    const words = members.map((member) => member.name.slice(group.length + 1))
    parser.command(group, `${words.join(', ')} (${group} --help)`, (inner: Argv) => {
      inner.usage(`$0 ${group} COMMAND [flags]`)
      for (const [index, member] of members.entries()) add(inner, words[index] ?? '', member)
      inner.demandCommand(1, `expected a command after ${group}: ${words.join(', ')}`)
    })
  }
}

/** Writes `--target_image`, as the official sample has it, as `--target-image`; up to `--`. */
function withDashes(argv: readonly string[]): string[] {
  const end = argv.includes('--') ? argv.indexOf('--') : argv.length
  return argv.map((typed, index) =>
    index < end
      ? typed.replace(/^--[a-z]+(?:_[a-z]+)+(?==|$)/, (name) => name.replaceAll('_', '-'))
      : typed,
  )
}

/** Describes a command to yargs, for parsing and for its help. */
import type { Argv, Options } from 'yargs'
import type { Command, OptionRow, PositionalRow } from './define-command.ts'
import { flagName, program } from './define-command.ts'

/**
 * Writes the words of a command as yargs takes them. None is required for yargs: our own check
 * names everything that is missing in one message.
 */
export function positionalUsage({ positionals }: Command): readonly string[] {
  return Object.entries(positionals).map(([name, row]) => `[${shownName(name, row)}]`)
}

/** Adds words, flags and usage of a command to the parser that yargs made for it. */
export function describeCommand(parser: Argv, command: Command): void {
  for (const [name, { summary }] of Object.entries(command.positionals)) {
    // With a count of one, yargs takes a word that is a `-` too.
    parser.positional(name, { describe: summary, type: 'string' }).nargs(name, 1)
  }
  for (const [name, row] of Object.entries(command.options)) {
    parser.option(flagName(name).slice(2), yargsOption(row))
  }
  if (command.name !== '') parser.usage(usageText(command))
  parser.group('help', 'Output:')
}

function yargsOption(row: OptionRow): Options {
  return {
    describe: optionSummary(row),
    group: row.group ?? 'Flags:',
    ...(row.kind === 'flag' ? { type: 'boolean' } : { type: 'string', nargs: 1 }),
    ...(row.short === undefined ? {} : { alias: row.short }),
    ...(row.default === undefined
      ? {}
      : { default: String(row.default), defaultDescription: String(row.default) }),
  }
}

function optionSummary({ value, summary, choices, required }: OptionRow): string {
  const shown = value === undefined ? summary : `${value}: ${summary}`
  const offered = choices === undefined ? shown : `${shown} (${choices.join(', ')})`
  return required ? `${offered} (required)` : offered
}

function usageText({ name, summary, positionals }: Command): string {
  const words = Object.entries(positionals).map(([word, row]) =>
    row.required ? `<${shownName(word, row)}>` : `[${shownName(word, row)}]`,
  )
  const sentence = `${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`
  return `${['$0', name, ...words, '[flags]'].join(' ')}\n\n${sentence}`
}

function shownName(name: string, { variadic }: PositionalRow): string {
  return variadic ? `${name}..` : name
}

/**
 * Writes the examples that follow the help of a command. yargs would break them at the width of the
 * terminal; on lines of their own they can be copied.
 */
export function examplesText(command: Command | undefined): string {
  if (command === undefined) return ''
  const examples = command.examples.map(([line, does]) => `  # ${does}\n  ${program} ${line}\n`)
  return `\nExamples:\n${examples.join('\n')}`
}

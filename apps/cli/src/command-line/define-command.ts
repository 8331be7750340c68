/** Types a command: one value that help, parsing, completion and the handler are derived from. */
import type { ExitCode } from '../errors.ts'
import type { Io } from '../io.ts'

/** The name of the executable. */
export const program = 'oss-process'

/** One flag. The name of the flag is the key of its row in kebab case: `targetImage` is `--target-image`. */
export interface OptionRow {
  /** `list` is a flag that may be given several times. */
  readonly kind: 'text' | 'flag' | 'number' | 'list'
  /** Completes the sentence "this flag …", shown by help. */
  readonly summary: string
  /** One letter. */
  readonly short?: string
  /** Stands for the value in help. */
  readonly value?: string
  readonly choices?: readonly string[]
  readonly default?: string | number
  readonly required?: true
  /** Heading of help under which the flag stands. */
  readonly group?: string
  /** What completion offers for the value. */
  readonly completes?: 'style' | 'file' | 'folder'
}

/** The flags of a command, by their names in camel case. */
export type OptionTable = Readonly<Record<string, OptionRow>>

/** One word that is not a flag. Only the last may be `variadic`. */
export interface PositionalRow {
  readonly summary: string
  readonly required?: true
  readonly variadic?: true
  readonly choices?: readonly string[]
  readonly completes?: 'style' | 'file' | 'folder'
}

/** The words of a command, in their order. */
export type PositionalTable = Readonly<Record<string, PositionalRow>>

interface ValueOfKind {
  readonly text: string
  readonly flag: boolean
  readonly number: number
  readonly list: readonly string[]
}

type Optional<Row, Value> = Row extends { readonly required: true } | { readonly default: unknown }
  ? Value
  : Value | undefined

/** What a handler receives for its flags. */
export type OptionValues<Table extends OptionTable> = {
  readonly [Name in keyof Table]: Optional<Table[Name], ValueOfKind[Table[Name]['kind']]>
}

/** What a handler receives for its words. */
export type PositionalValues<Table extends PositionalTable> = {
  readonly [Name in keyof Table]: Table[Name] extends { readonly variadic: true }
    ? readonly string[]
    : Optional<Table[Name], string>
}

interface CommandWords {
  /** The words that choose it, such as `style check`; empty for the default command. */
  readonly name: string
  /** One line, an imperative: what the command does. */
  readonly summary: string
  /** Command lines without the program's name, and what each does. */
  readonly examples: readonly (readonly [line: string, does: string])[]
}

/** What `defineCommand` takes: the handler sees the types that its tables give. */
export interface CommandSpec<Options extends OptionTable, Positionals extends PositionalTable>
  extends CommandWords {
  readonly positionals: Positionals
  readonly options: Options
  /** Does the work. Nothing returned means exit code 0. */
  readonly run: (
    args: OptionValues<Options> & PositionalValues<Positionals>,
    io: Io,
  ) => Promise<ExitCode | undefined>
}

/** A command as the parser sees it. */
export interface Command extends CommandWords {
  readonly positionals: PositionalTable
  readonly options: OptionTable
  readonly run: (args: CommandArguments, io: Io) => Promise<ExitCode | undefined>
}

/** Parsed values by name, of the kinds that the tables say. */
export type CommandArguments = Readonly<
  Record<string, string | number | boolean | readonly string[] | undefined>
>

/** Checks a command's handler against its tables. */
export function defineCommand<
  const Options extends OptionTable,
  const Positionals extends PositionalTable,
>(spec: CommandSpec<Options, Positionals>): Command {
  // The parser fills `args` from the same tables that gave the handler its types.
  return spec as unknown as Command
}

/** Writes the name of a flag as it is typed. */
export function flagName(name: string): string {
  return `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`
}

/** One action of a literal, by its table. */
import type {
  MissingParameter,
  TooManyValues,
  UnknownAction,
  UnknownParameter,
} from './mistakes.ts'
import type { Shown, ValueMistakes } from './value.ts'

/** The mistakes of every action between slashes; `never` when there is none. */
export type ChainMistakes<
  Tables,
  Chain extends string,
  Found = never,
> = Chain extends `${infer Action}/${infer Rest}`
  ? ChainMistakes<Tables, Rest, Found | ActionMistakes<Tables, Action>>
  : Found | ActionMistakes<Tables, Chain>

/** The mistakes of one action. */
export type ActionMistakes<
  Tables,
  Action extends string,
> = Action extends `${infer Name},${infer List}`
  ? Name extends keyof Tables
    ? TableMistakes<Name, Tables[Name], List>
    : UnknownAction<Name, keyof Tables>
  : Action extends keyof Tables
    ? TableMistakes<Action, Tables[Action], ''>
    : UnknownAction<Action, keyof Tables>

type TableMistakes<Name, Table, List extends string> =
  RowsOf<Table> extends infer Rows
    ? [keyof Rows] extends [never]
      ? EmptyMistakes<Name, List>
      : [keyof Rows] extends ['']
        ? BareMistakes<Name, Rows['' & keyof Rows], List>
        :
            | ListMistakes<Name, Rows, List>
            | MissingOne<Name, RequiredIn<Rows>, `,${List}`>
            | MissingGroup<Name, Table, `,${List}`>
    : never

/** The rows of a table under their letters. */
type RowsOf<Table> = Table extends { readonly parameters: infer Parameters }
  ? { readonly [Name in keyof Parameters as LetterOf<Parameters[Name]>]: Parameters[Name] }
  : never

type LetterOf<Row> = Row extends { readonly letter: infer Letter extends string } ? Letter : never

/** An action without parameters. */
type EmptyMistakes<Name, List extends string> = List extends ''
  ? never
  : UnknownParameter<Name, List, never>

/** An action with one value and no letters; any text stands for it, as `a_90` in `rotate,a_90`. */
type BareMistakes<Name, Row, List extends string> = List extends `${infer Value},${infer Rest}`
  ? Rest extends ''
    ? ValueMistakes<Name, '', Row, Value>
    : TooManyValues<Name, Rest>
  : List extends ''
    ? MissingParameter<Name, Shown<''>>
    : ValueMistakes<Name, '', Row, List>

/** Checks each parameter; allows one comma at the end, as the service does. */
type ListMistakes<
  Name,
  Rows,
  List extends string,
  Found = never,
> = List extends `${infer Parameter},${infer Rest}`
  ? ListMistakes<Name, Rows, Rest, Found | ParameterMistakes<Name, Rows, Parameter>>
  : List extends ''
    ? Found
    : Found | ParameterMistakes<Name, Rows, List>

/** The first underscore ends the letters; without one the value is bare. */
type ParameterMistakes<
  Name,
  Rows,
  Parameter extends string,
> = Parameter extends `${infer Letter}_${infer Value}`
  ? Letter extends keyof Rows
    ? ValueMistakes<Name, Letter, Rows[Letter], Value>
    : UnknownParameter<Name, Parameter, keyof Rows>
  : '' extends keyof Rows
    ? ValueMistakes<Name, '', Rows['' & keyof Rows], Parameter>
    : UnknownParameter<Name, Parameter, keyof Rows>

type RequiredIn<Rows> = {
  [Letter in keyof Rows]: Rows[Letter] extends { readonly required: true } ? Letter : never
}[keyof Rows]

/** The mistake of each required letter that the list does not have. */
type MissingOne<Name, Letter, List extends string> = Letter extends string
  ? List extends `${string},${Letter}_${string}`
    ? never
    : MissingParameter<Name, Letter>
  : never

/** The mistake of a list without any parameter of `atLeastOne`. */
type MissingGroup<Name, Table, List extends string> = [GroupOf<Table>] extends [never]
  ? never
  : List extends PatternOf<GroupOf<Table>>
    ? never
    : MissingParameter<Name, Shown<GroupOf<Table>>>

/** The letters of `atLeastOne`, whose names are those of the options. */
type GroupOf<Table> = Table extends {
  readonly atLeastOne: { readonly of: readonly (infer Option)[] }
  readonly parameters: infer Parameters
}
  ? LetterOf<Parameters[Option & keyof Parameters]>
  : never

/** A list that holds one of the letters; a value without letters is a number. */
type PatternOf<Letter extends string> = Letter extends ''
  ? `,${number}`
  : `${string},${Letter}_${string}`

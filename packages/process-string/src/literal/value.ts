/**
 * The shape of one value. The compiler computes what a row allows once for each row, and then checks a
 * value in two steps.
 */
import type { WrongValue } from './mistakes.ts'

/** The mistake in a value; `never` when it has the shape that its row asks for. */
export type ValueMistakes<Action, Letter, Row, Value extends string> =
  Value extends AllowedBy<Row>
    ? Value extends RefusedBy<Row>
      ? Wrong<Action, Letter, Row, Value>
      : Row extends { readonly kind: { readonly name: 'color' } }
        ? ColorMistakes<Action, Letter, Value>
        : never
    : [`${number}`, Row] extends [Value, { readonly kind: { readonly name: 'integer' } }]
      ? PlaceholderMistakes<Action, Letter, Row, Value>
      : Wrong<Action, Letter, Row, Value>

/** A placeholder of type number may be an integer, one of type string may be anything. */
type PlaceholderMistakes<Action, Letter, Row, Value extends string> = string extends Value
  ? Wrong<Action, Letter, Row, Value>
  : never

type Wrong<Action, Letter, Row, Value> = WrongValue<Action, Shown<Letter>, Value, ExpectedBy<Row>>

/** The letters that a mistake shows; a bare value has none. */
export type Shown<Letter> = Letter extends '' ? 'value' : Letter

type AllowedBy<Row> = Row extends { readonly kind: { readonly name: infer Kind } }
  ? Kind extends 'integer'
    ? `${bigint}`
    : Kind extends 'flag'
      ? '0' | '1'
      : Kind extends 'enum'
        ? WordOf<Row>
        : Kind extends 'choice'
          ? PositionOf<Row>
          : Kind extends 'number'
            ? `${number}`
            : Kind extends 'dimensions'
              ? `${bigint}x${bigint}`
              : string
  : never

/** Exceptions from what is allowed. */
type RefusedBy<Row> = Row extends { readonly kind: { readonly name: infer Kind } }
  ? Kind extends 'integer'
    ? NotDecimal | BelowMin<Row>
    : Kind extends 'number'
      ? NotDecimalNumber
      : Kind extends 'text' | 'long-text' | 'font' | 'picture'
        ? NotBase64
        : Kind extends 'word'
          ? ''
          : never
  : never

type ExpectedBy<Row> = Row extends { readonly kind: { readonly name: infer Kind } }
  ? Kind extends 'integer'
    ? RangeOf<Row>
    : Kind extends 'number'
      ? 'a decimal number'
      : Kind extends 'dimensions'
        ? 'a size such as 1920x1080'
        : Kind extends 'word'
          ? 'letters and digits'
          : string extends AllowedBy<Row>
            ? 'URL-safe Base64'
            : AllowedBy<Row>
  : never

type RangeOf<Row> = Row extends { readonly min: infer Min extends number }
  ? Row extends { readonly max: infer Max extends number }
    ? `an integer from ${Min} to ${Max}`
    : `an integer of at least ${Min}`
  : never

type WordOf<Row> = Row extends { readonly values: readonly (infer Word)[] } ? Word : never

/** `'0' | '1' | '2'` for three values. */
type PositionOf<Row> = Row extends { readonly values: infer Values extends readonly unknown[] }
  ? Exclude<keyof Values, keyof (readonly unknown[])>
  : never

/** Other ways to write a `bigint`. */
type NotDecimal = `${'' | '-'}0${'x' | 'X' | 'b' | 'B' | 'o' | 'O'}${string}`

/** Numbers below 0 or 1; larger bounds are checked at run time only. */
type BelowMin<Row> = Row extends { readonly min: infer Min extends number }
  ? `${Min}` extends `-${string}`
    ? never
    : Min extends 0
      ? `-${string}`
      : `-${string}` | '0'
  : never

/** Other ways to write a `number`. */
type NotDecimalNumber = `${string}${'e' | 'E' | 'x' | 'X' | 'b' | 'B' | 'o' | 'O' | 'I'}${string}`

/** The empty text, and characters that Base64 does not have. */
type NotBase64 = '' | `${string}${Unencoded}${string}`

type Unencoded =
  | (' ' | '.' | ':' | ';' | '?' | '!' | '%' | '&' | '#' | '@' | '~' | '*' | '$' | '^' | '`')
  | ('(' | ')' | '[' | ']' | '{' | '}' | '<' | '>' | '"' | "'" | '\\')

type ColorMistakes<
  Action,
  Letter,
  Value extends string,
> = Value extends `${infer A}${infer B}${infer C}${infer D}${infer E}${infer F}`
  ? A | B | C | D | E | F extends Hex
    ? never
    : WrongValue<Action, Letter, Value, 'six hexadecimal digits'>
  : WrongValue<Action, Letter, Value, 'six hexadecimal digits'>

type Hex =
  | ('0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9')
  | ('a' | 'b' | 'c' | 'd' | 'e' | 'f' | 'A' | 'B' | 'C' | 'D' | 'E' | 'F')

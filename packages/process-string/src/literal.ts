/**
 * Entry `/literal`: a style as a string literal that the compiler checks. At run time it checks nothing
 * and loads nothing.
 */
import type { Mistakes } from './literal/style.ts'

export type {
  MissingParameter,
  NotALiteral,
  TooManyStyles,
  TooManyValues,
  UnknownAction,
  UnknownFamily,
  UnknownParameter,
  WrongStyleName,
  WrongSysPart,
  WrongValue,
} from './literal/mistakes.ts'

/**
 * The text itself when it is right, otherwise types that name its mistakes.
 *
 * Use it in your own functions: `function show<const Text extends string>(style: Checked<Text>)`.
 */
export type Checked<Text extends string> = [Mistakes<Text>] extends [never] ? Text : Mistakes<Text>

/** The same for an argument; inferring its type from the mistakes would take most of the time. */
type CheckedArgument<Text extends string> = [Mistakes<Text>] extends [never]
  ? Text
  : NoInfer<Mistakes<Text>>

/**
 * Returns its argument, a literal that the compiler checks: names of actions, letters of parameters,
 * required parameters, and the shape of values. Only `parse` checks upper bounds and rules between
 * actions.
 *
 * @example
 * const style = literal('image/resize,w_100')
 * // literal('image/resize,q_100') does not compile:
 * // UnknownParameter<"resize", "q_100", "m" | "w" | "h" | …>
 */
export function literal<const Text extends string>(text: CheckedArgument<Text>): Text {
  return text as unknown as Text // a text without mistakes is its own checked type
}

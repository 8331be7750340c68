/**
 * The types that the compiler shows when a literal is wrong: each name says what the mistake is, each
 * argument where it is and what would be right. No value has one of these types.
 */

/** Exists for the type checker only. */
declare const mistake: unique symbol

interface Mistake<Kind extends string> {
  readonly [mistake]: Kind
}

/** The text is known only at run time; `parse` and `safeParse` check such texts. */
export interface NotALiteral extends Mistake<'NotALiteral'> {}

/** The text begins with no family of the service. */
export interface UnknownFamily<Received, Expected> extends Mistake<'UnknownFamily'> {
  readonly received: Received
  readonly expected: Expected
}

/** No action or operation has this name; an empty one stands for two slashes in a row. */
export interface UnknownAction<Received, Expected> extends Mistake<'UnknownAction'> {
  readonly received: Received
  readonly expected: Expected
}

/** The action has no parameter of these letters. */
export interface UnknownParameter<Action, Received, Expected> extends Mistake<'UnknownParameter'> {
  readonly action: Action
  readonly received: Received
  readonly expected: Expected
}

/** The action needs one of these parameters. */
export interface MissingParameter<Action, Expected> extends Mistake<'MissingParameter'> {
  readonly action: Action
  readonly expected: Expected
}

/** The value has another shape. */
export interface WrongValue<Action, Parameter, Received, Expected> extends Mistake<'WrongValue'> {
  readonly action: Action
  readonly parameter: Parameter
  readonly received: Received
  readonly expected: Expected
}

/** The action takes one value only. */
export interface TooManyValues<Action, Received> extends Mistake<'TooManyValues'> {
  readonly action: Action
  readonly received: Received
}

/** The name of a stored style has other characters than letters, digits and `_ - .`. */
export interface WrongStyleName<Received> extends Mistake<'WrongStyleName'> {
  readonly received: Received
}

/** More styles are joined by `|` than the service takes. */
export interface TooManyStyles<Received, Most> extends Mistake<'TooManyStyles'> {
  readonly received: Received
  readonly most: Most
}

/** What follows the `|` is not `sys/saveas,…`, `sys/notify,…`, or both joined by a slash. */
export interface WrongSysPart<Received> extends Mistake<'WrongSysPart'> {
  readonly received: Received
}

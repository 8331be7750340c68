/**
 * Splits text into tokens with offsets. Each function reads each character of its token a bounded
 * number of times, so parsing takes linear time.
 */

/** A piece of the parsed text. */
export interface Token {
  readonly text: string
  /** UTF-16 offset in the parsed text. */
  readonly start: number
}

/** A parameter: `letter_value`, or a value without a letter. */
export interface ParameterToken extends Token {
  readonly letter: string
  readonly value: Token
}

/** The offset after a token. */
export function endOf(token: Token): number {
  return token.start + token.text.length
}

/** The offsets of a token, as issues and trees have them. */
export function spanOf(token: Token): { readonly start: number; readonly end: number } {
  return { start: token.start, end: endOf(token) }
}

/** Splits at every separator. */
export function split({ text, start }: Token, separator: string): Token[] {
  let offset = start
  return text.split(separator).map((part) => {
    const token = { text: part, start: offset }
    offset += part.length + separator.length
    return token
  })
}

/** Splits at the first separator; `rest` is `undefined` when there is none. */
export function splitOnce(token: Token, separator: string): { head: Token; rest?: Token } {
  const at = token.text.indexOf(separator)
  if (at < 0) return { head: token }
  const after = at + separator.length
  return {
    head: { text: token.text.slice(0, at), start: token.start },
    rest: { text: token.text.slice(after), start: token.start + after },
  }
}

/** Splits `letter_value` at its first underscore; one at the start belongs to the value. */
export function toParameter(token: Token): ParameterToken {
  const { text, start } = token
  const at = text.indexOf('_')
  if (at <= 0) return { text, start, letter: '', value: token }
  const value = { text: text.slice(at + 1), start: start + at + 1 }
  return { text, start, letter: text.slice(0, at), value }
}

/**
 * Splits the `sys` part into its directives. A `/` that does not begin a directive belongs to a
 * value, as in the standard Base64 that some SDKs send.
 */
export function splitDirectives(token: Token, names: readonly string[]): Token[] {
  const directives: { start: number; end: number }[] = []
  for (const part of split(token, '/')) {
    const last = directives.at(-1)
    const isDirective = names.includes(splitOnce(part, ',').head.text)
    if (last && !isDirective) last.end = endOf(part)
    else directives.push({ start: part.start, end: endOf(part) })
  }
  return directives.map(({ start, end }) => ({
    text: token.text.slice(start - token.start, end - token.start),
    start,
  }))
}

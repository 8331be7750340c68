/** Splits a text at the first separator; without one the second part is empty. */
export function splitOnce(text: string, separator: string): [before: string, after: string] {
  const index = text.indexOf(separator)
  return index === -1 ? [text, ''] : [text.slice(0, index), text.slice(index + separator.length)]
}

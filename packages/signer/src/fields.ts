/** Names and values in the byte order of the names, which are ASCII. */
import { misuse, type SignerErrorCode, show } from './errors.ts'

/** A header, its name in lower case; or a query parameter, both parts encoded. */
export interface Field {
  readonly name: string
  readonly value: string
}

/** Up to here, sorting by insertion takes a third of the native sort's time. */
const FEW = 16

/**
 * Sorts in place.
 *
 * @throws {SignerError} with the given code, for a name that is there twice.
 */
export function inOrder(fields: Field[], code: SignerErrorCode): readonly Field[] {
  if (fields.length > FEW) fields.sort((one, other) => (one.name < other.name ? -1 : 1))
  for (let end = 1; end < fields.length; end += 1) {
    for (let place = end; place > 0; place -= 1) {
      // Both places are in range.
      const before = fields[place - 1] as Field
      const field = fields[place] as Field
      if (before.name === field.name)
        throw misuse(code, 'each name once', `${show(field.name)} twice`)
      if (before.name < field.name) break
      fields[place - 1] = field
      fields[place] = before
    }
  }
  return fields
}

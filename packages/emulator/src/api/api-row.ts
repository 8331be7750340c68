/** What the tables of the service's operations say. */

/** One operation of the service. */
export interface ApiRow {
  /** The name in the service's API list. */
  readonly name: string
  readonly method: string
  /**
   * The query names that choose the operation; all of them must be there. `name=value` asks for this
   * very value.
   */
  readonly query?: readonly string[]
  /** A header that must be there. */
  readonly header?: string
  /** Further query names that the operation reads, written in the same way. */
  readonly takes?: readonly string[]
  /** The name under which the emulator performs it; left out when it refuses it. */
  readonly operation?: string
}

/** Splits the text of a row, `name` or `name=value`. */
export function splitEntry(entry: string): { readonly name: string; readonly value?: string } {
  const at = entry.indexOf('=')
  return at === -1 ? { name: entry } : { name: entry.slice(0, at), value: entry.slice(at + 1) }
}

/** Tells whether an entry of a row stands for a parameter of a request. */
export function entryCovers(entry: string, query: ReadonlyMap<string, string>): boolean {
  const { name, value } = splitEntry(entry)
  return value === undefined ? query.has(name) : query.get(name) === value
}

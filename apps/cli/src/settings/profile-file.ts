/**
 * Reads and edits the configuration file of ossutil 2, which this program shares.
 *
 * INI with `#` comments and the sections `[default]` (the same as `[profile default]`),
 * `[profile NAME]` and `[buckets NAME]`. Names of sections and keys ignore case, and a key may be
 * written in lower, camel, kebab or snake case.
 *
 * @see https://www.alibabacloud.com/help/en/oss/developer-reference/configure-ossutil2
 */

/** Values of one profile, by key in lower case without separators (`accesskeyid`). */
export type Profile = ReadonlyMap<string, string>

/**
 * Parses the profiles of a configuration file; other sections are left aside.
 *
 * @returns profiles by name in lower case, in the order of the file.
 */
export function parseProfiles(text: string): ReadonlyMap<string, Profile> {
  const profiles = new Map<string, Map<string, string>>()
  for (const { profile, pair } of readFile(text)) {
    if (profile === undefined) continue
    const values = profiles.get(profile) ?? new Map<string, string>()
    profiles.set(profile, values)
    if (pair !== undefined) values.set(pair.key, pair.value)
  }
  return profiles
}

/** Writes a key as {@link Profile} holds it. */
export function plainKey(key: string): string {
  return key.replace(/[-_]/g, '').toLowerCase()
}

/**
 * Sets one value of a profile and leaves every other byte of the file as it is.
 *
 * @param text - the file; empty when there is none yet.
 * @returns the new text. A key that was there keeps its line and its spelling; a new one is added at
 *   the end of its section, a new section at the end of the file.
 */
export function setProfileValue(
  text: string,
  { profile, key, value }: { profile: string; key: string; value: string },
): string {
  const newline = text.includes('\r\n') ? '\r\n' : '\n'
  const wanted = profile.toLowerCase()
  const lines = readFile(text)
  const own = lines.filter((line) => line.profile === wanted && !line.isBlank)
  const there = own.findLast((line) => line.pair?.key === plainKey(key))
  if (there !== undefined) {
    const before = /^\s*[^=]*=\s*/.exec(there.text)?.[0] ?? ''
    return replaceLine(lines, there, [`${before}${value}`]).join(newline)
  }
  const end = own.at(-1)
  if (end !== undefined) {
    return replaceLine(lines, end, [end.text, `${key} = ${value}`]).join(newline)
  }
  const name = wanted === 'default' ? 'default' : `profile ${profile}`
  const kept = text.trimEnd() === '' ? [] : [text.trimEnd(), '']
  return [...kept, `[${name}]`, `${key} = ${value}`, ''].join(newline)
}

interface Line {
  readonly text: string
  /** Profile whose section it stands in, or opens. */
  readonly profile: string | undefined
  readonly pair: { readonly key: string; readonly value: string } | undefined
  /** Neither a section nor a pair. */
  readonly isBlank: boolean
}

function readFile(text: string): readonly Line[] {
  let profile: string | undefined
  return text.split(/\r?\n/).map((line) => {
    const section = readSection(line)
    if (section !== undefined) profile = profileOfSection(section)
    const pair = section === undefined ? readPair(line) : undefined
    return { text: line, profile, pair, isBlank: section === undefined && pair === undefined }
  })
}

function replaceLine(
  lines: readonly Line[],
  replaced: Line,
  by: readonly string[],
): readonly string[] {
  return lines.flatMap((line) => (line === replaced ? by : [line.text]))
}

function readSection(line: string): string | undefined {
  return /^\s*\[([^\]]*)\]\s*(?:#.*)?$/.exec(line)?.[1]
}

function profileOfSection(section: string): string | undefined {
  const words = section.trim().toLowerCase().split(/\s+/)
  if (words.length === 1 && words[0] === 'default') return 'default'
  return words[0] === 'profile' && words.length === 2 ? words[1] : undefined
}

function readPair(line: string): { key: string; value: string } | undefined {
  const match = /^\s*([^#=\s][^=]*?)\s*=\s*(.*?)\s*$/.exec(line)
  if (match?.[1] === undefined || match[2] === undefined) return undefined
  return { key: plainKey(match[1]), value: match[2] }
}

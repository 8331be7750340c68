/**
 * Parses the file of profiles that ossutil uses.
 *
 * INI with `#` and `;` comments and the sections `[default]` (the same as `[profile default]`),
 * `[profile NAME]` and others, which are skipped. Names of sections and keys ignore case, and a key
 * may be written in lower, camel, kebab or snake case.
 *
 * @see "Configure ossutil 2.0"
 */

/** One section of a profile. */
export interface ProfileSection {
  /** The text between the brackets, as the file has it. */
  readonly title: string
  /** Line of the title, counted from 1. */
  readonly line: number
  readonly entries: readonly ProfileEntry[]
}

/** One `key = value` line. */
export interface ProfileEntry {
  /** As {@link plainKey} returns it, such as `accesskeyid`. */
  readonly key: string
  readonly value: string
  /** Counted from 1. */
  readonly line: number
}

/**
 * Parses a file of profiles.
 *
 * @returns the sections of each profile, by the profile's name in lower case and in the order of the
 *   file. A profile usually has one section; where several set the same key, the last one counts.
 *   `[default]` stands before `[profile default]`, as the explicit form wins (chosen: the documents
 *   say only that both mean the same).
 */
export function parseProfiles(text: string): ReadonlyMap<string, readonly ProfileSection[]> {
  const profiles = new Map<string, ProfileSection[]>()
  let entries: ProfileEntry[] = []
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const title = /^\s*\[([^\]]*)\]/.exec(line)?.[1]
    if (title !== undefined) {
      entries = []
      addSection(profiles, { title, line: index + 1, entries })
      continue
    }
    const [, key, value] = /^\s*([^#;=\s][^=]*?)\s*=\s*(.*?)\s*$/.exec(line) ?? []
    if (key === undefined || value === undefined) continue
    entries.push({ key: plainKey(key), value, line: index + 1 })
  }
  return profiles
}

/** Removes case and separators from a key: `Access-Key-Id` and `accessKeyID` are `accesskeyid`. */
export function plainKey(key: string): string {
  return key.replace(/[-_]/g, '').toLowerCase()
}

function addSection(profiles: Map<string, ProfileSection[]>, section: ProfileSection): void {
  const title = section.title.trim().toLowerCase().replace(/\s+/g, ' ')
  const name = /^profile (.+)$/.exec(title)?.[1]
  if (name === undefined && title !== 'default') return
  const sections = profiles.get(name ?? 'default') ?? []
  profiles.set(name ?? 'default', sections)
  if (name !== undefined) sections.push(section)
  else sections.splice(sections.findLastIndex(isPlainDefault) + 1, 0, section)
}

function isPlainDefault({ title }: ProfileSection): boolean {
  return title.trim().toLowerCase() === 'default'
}

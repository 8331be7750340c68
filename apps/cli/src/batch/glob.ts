/** Globs over keys. */

/** A glob that has been read. */
export interface Glob {
  /** What every match begins with: a listing need not look elsewhere. */
  readonly prefix: string
  readonly matches: (key: string) => boolean
}

/** Whether a text has wildcards. */
export function isGlob(text: string): boolean {
  return /[*?[{]/.test(text)
}

/**
 * Reads a glob: `*` and `?` stay inside a segment, `**` crosses segments, `[abc]` and `[!abc]` are one
 * character of these or of the others, `{a,b}` is either.
 *
 * @example
 * parseGlob('photos/**\/*.{jpg,png}').matches('photos/2026/a.png') // true
 */
export function parseGlob(glob: string): Glob {
  let depth = 0
  const source = (glob.match(tokens) ?? []).map((token) => {
    if (token === '{') depth += 1
    if (token === '}') depth -= 1
    return token === ',' && depth === 0 ? ',' : patternOf(token)
  })
  const pattern = new RegExp(`^${source.join('')}$`, 'su')
  return { prefix: /^[^*?[{]*/.exec(glob)?.[0] ?? '', matches: (key) => pattern.test(key) }
}

/** A wildcard, a set of characters, or any other character. */
const tokens = /\*\*\/?|\[[^\]]+\]|./gsu

function patternOf(token: string): string {
  const wildcard = wildcards[token]
  if (wildcard !== undefined) return wildcard
  const set = /^\[(!?)(.+)\]$/su.exec(token)
  if (set === null) return token.replace(/[.+^$()|[\]\\/]/, '\\$&')
  return `[${set[1] === '' ? '' : '^'}${set[2]?.replace(/[\\\]^[]/g, '\\$&')}]`
}

const wildcards: Readonly<Record<string, string>> = {
  '**/': '(?:.*/)?',
  '**': '.*',
  '*': '[^/]*',
  '?': '[^/]',
  '{': '(?:',
  '}': ')',
  ',': '|',
}

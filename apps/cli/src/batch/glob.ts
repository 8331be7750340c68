/**
 * Globs over keys.
 *
 * By hand: `picomatch` is made for paths of files. It takes the parentheses of `a(1)*` for a group, a
 * `?` for half an emoji, and drops a leading `./`; in a key these are ordinary characters.
 */

/** A glob that has been parsed. */
export interface Glob {
  /** What every match begins with, so that no more than needed is listed. */
  readonly prefix: string
  readonly matches: (key: string) => boolean
}

/** Whether a text has wildcards. */
export function isGlob(text: string): boolean {
  return /[*?[{]/.test(text)
}

/**
 * Parses a glob: `*` and `?` stay inside a segment, `**` crosses segments, `[abc]` and `[!abc]` are one
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

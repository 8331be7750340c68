/** What a shared link holds: the style, the sample picture and the view, in the hash. */

/** The part of the page that a link brings back. A picture of one's own is never part of it. */
export interface Shared {
  readonly text: string
  readonly sample?: string | undefined
  readonly view?: string | undefined
}

/**
 * Writes a hash; the slashes and commas of the style stay readable.
 *
 * @example
 * writeHash({ text: 'image/resize,w_100' }) // #style=image/resize,w_100
 */
export function writeHash({ text, sample, view }: Shared): string {
  const entries = Object.entries({ view, style: text, sample }).filter(([, value]) => value)
  const parts = entries.map(([name, value = '']) => `${name}=${encode(value)}`)
  return parts.length === 0 ? '' : `#${parts.join('&')}`
}

/** Reads a hash; unknown names and broken escapes are left out. */
export function readHash(hash: string): Partial<Shared> {
  const read = new Map<string, string>()
  for (const part of hash.replace(/^#/, '').split('&')) {
    const at = part.indexOf('=')
    const value = at < 0 ? undefined : decode(part.slice(at + 1))
    if (value !== undefined) read.set(part.slice(0, at), value)
  }
  const [text, sample, view] = ['style', 'sample', 'view'].map((name) => read.get(name))
  return { ...(text === undefined ? {} : { text }), sample, view }
}

function encode(text: string): string {
  return encodeURIComponent(text).replaceAll('%2F', '/').replaceAll('%2C', ',')
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

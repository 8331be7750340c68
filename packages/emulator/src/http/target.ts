/**
 * The raw request target, cut into path and query. Nothing is normalised: dot segments, repeated
 * slashes and a plus sign are part of keys and signatures.
 *
 * @see measured: frameworks and `URL` normalise targets
 */
import { OssRefusal } from '../refusal.ts'

/** The two halves of a request target, decoded. */
export interface Target {
  /** Decoded, with its leading slash. */
  readonly path: string
  /** Decoded names and values; a name without a value has `''`. */
  readonly query: ReadonlyMap<string, string>
}

/**
 * Splits and decodes a request target. In the query a plus sign is a blank, as the signer reads it.
 *
 * @param raw - origin form, `/path?query`.
 * @throws {OssRefusal} `InvalidURI` when it holds a broken percent escape, bytes that are not UTF-8,
 * or the same parameter twice.
 */
export function parseTarget(raw: string): Target {
  const mark = raw.indexOf('?')
  const path = decode(mark === -1 ? raw : raw.slice(0, mark), raw)
  const query = new Map<string, string>()
  for (const pair of mark === -1 ? [] : raw.slice(mark + 1).split('&')) {
    if (pair === '') continue
    const [name, value] = splitPair(pair.replaceAll('+', ' '), raw)
    if (query.has(name)) throw invalidUri(raw)
    query.set(name, value)
  }
  return { path: path.startsWith('/') ? path : `/${path}`, query }
}

function splitPair(pair: string, raw: string): readonly [string, string] {
  const equals = pair.indexOf('=')
  if (equals === -1) return [decode(pair, raw), '']
  return [decode(pair.slice(0, equals), raw), decode(pair.slice(equals + 1), raw)]
}

function decode(text: string, raw: string): string {
  if (!text.includes('%')) return text
  try {
    return decodeURIComponent(text)
  } catch (cause) {
    throw invalidUri(raw, cause)
  }
}

function invalidUri(raw: string, cause?: unknown): OssRefusal {
  return new OssRefusal({
    status: 400,
    code: 'InvalidURI',
    message: `Couldn't parse the specified URI: expected percent-encoded UTF-8 with each parameter once, received ${raw.slice(0, 80)}.`,
    cause,
  })
}

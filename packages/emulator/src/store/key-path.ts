/**
 * Which keys can be ordinary files, and the escaped names of those that cannot. Touches no file.
 */
import { createHash } from 'node:crypto'

const MAX_SEGMENT_BYTES = 255
const MAX_PATH_BYTES = 3000
/** Device names of Windows. */
const WINDOWS_RESERVED = /^(con|conin\$|conout\$|prn|aux|nul|(com|lpt)[\d¹²³]) *(\..*)?$/i
/** What Windows forbids in a file name: characters below the blank, some others, a dot or a blank at the end. */
const WINDOWS_FORBIDDEN = /[^\u0020-\uffff]|[<>:"|?*\\]|[. ]$/

/**
 * Returns the path segments of a key that can be an ordinary file.
 *
 * @param key - any legal key.
 * @param platform - `process.platform`; Windows forbids more.
 * @returns the segments, or `undefined` when the key needs an escaped name: an empty, `.` or `..`
 * segment, one over 255 bytes, a NUL, a path too long, a lone surrogate.
 */
export function segmentsOf(key: string, platform: string): readonly string[] | undefined {
  if (key.includes('\0') || /\p{Surrogate}/u.test(key)) return undefined
  if (Buffer.byteLength(key) > MAX_PATH_BYTES) return undefined
  const segments = key.split('/')
  return segments.every((segment) => isFileName(segment, platform)) ? segments : undefined
}

function isFileName(segment: string, platform: string): boolean {
  if (segment === '' || segment === '.' || segment === '..') return false
  if (Buffer.byteLength(segment) > MAX_SEGMENT_BYTES) return false
  if (platform !== 'win32') return true
  return !WINDOWS_RESERVED.test(segment) && !WINDOWS_FORBIDDEN.test(segment)
}

/** The first 32 hexadecimal digits of the key's SHA-256: a file name for whatever belongs to it. */
export function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 32)
}

/** The hash at the end of an escaped name. */
export function hashOfEscaped(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1)
}

/**
 * Returns a file name for a key that cannot be a path, with a readable start and a unique end.
 *
 * @example
 * escapedName('a/b') // 'a_b.c14cddc033f64b9dea80ea675cf280a0'
 */
export function escapedName(key: string): string {
  const readable = key.replace(/[^A-Za-z0-9-]+/g, '_').slice(0, 60)
  const prefix = WINDOWS_RESERVED.test(readable) ? '_' : ''
  return `${prefix}${readable}.${hashOf(key)}`
}

/**
 * Compares two texts by their UTF-8 bytes, the order of every listing. UTF-16 units give the same
 * order except that surrogates stand below U+E000 to U+FFFF.
 */
export function compareKeys(left: string, right: string): number {
  const length = Math.min(left.length, right.length)
  for (let index = 0; index < length; index++) {
    const a = left.charCodeAt(index)
    const b = right.charCodeAt(index)
    if (a !== b) return rank(a) - rank(b)
  }
  return left.length - right.length
}

/** Sorts surrogates above all other units. */
function rank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit
}

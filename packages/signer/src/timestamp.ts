/** Instants as `YYYYMMDDTHHMMSSZ`, always UTC, and back. */
import { misuse, show } from './errors.ts'

/**
 * Writes an instant, milliseconds since 1970; fractions of a second are cut off.
 *
 * @throws {SignerError} `DATE_INVALID`.
 */
export function formatTimestamp(instant: number): string {
  if (instant > 0 && instant < 253_402_300_800_000) return compactIso(instant)
  throw misuse('DATE_INVALID', 'a valid date from 1970 to 9999', show(instant))
}

/** Most requests come in the same second as the one before. */
let latestText = ''
let latestInstant = Number.NaN

/** Reads a timestamp as milliseconds since 1970; NaN when it is not one. */
export function parseTimestamp(text: string): number {
  if (text !== latestText) {
    const instant = Date.parse(text.replace(/^(....)(..)(..T..)(..)/, '$1-$2-$3:$4:'))
    // Engines read more than this form, and for some the 31st of a short month is the 1st of the next.
    latestInstant = instant > 0 && compactIso(instant) === text ? instant : Number.NaN
    latestText = text
  }
  return latestInstant
}

function compactIso(instant: number): string {
  return new Date(instant).toISOString().replace(/[-:]|\.\d+/g, '')
}

/** Instants as `YYYYMMDDTHHMMSSZ`, always UTC, and back. */
import { misuse, show } from './errors.ts'

/** Most signatures fall into the same second as the one before. */
let latestSecond = Number.NaN
let latestText = ''

/**
 * Writes an instant, milliseconds since 1970; fractions of a second are cut off.
 *
 * @throws {SignerError} `DATE_INVALID`.
 */
export function formatTimestamp(instant: number): string {
  const second = Math.floor(instant / 1000)
  if (second !== latestSecond) {
    if (!(instant > 0 && instant < 253_402_300_800_000)) {
      throw misuse('DATE_INVALID', 'a valid date from 1970 to 9999', show(instant))
    }
    latestText = new Date(instant).toISOString().replace(/[-:]|\.\d+/g, '')
    latestSecond = second
  }
  return latestText
}

/** Reads a timestamp as milliseconds since 1970; `undefined` when it is not one. */
export function parseTimestamp(text: string): number | undefined {
  if (!/^\d{8}T\d{6}Z$/.test(text)) return undefined
  const field = (start: number): number => Number(text.slice(start, start + 2))
  const instant = Date.UTC(
    Number(text.slice(0, 4)),
    field(4) - 1,
    field(6),
    field(9),
    field(11),
    field(13),
  )
  // `Date.UTC` carries over: the 31st of a short month would be the 1st of the next.
  return new Date(instant).getUTCDate() === field(6) && field(9) < 24 ? instant : undefined
}

/** The day of a timestamp, as it stands in the scope. */
export function dayOf(timestamp: string): string {
  return timestamp.slice(0, 8)
}

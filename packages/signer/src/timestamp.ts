/** Instants as `YYYYMMDDTHHMMSSZ`, always UTC, and back. */
import { misuse, show } from './errors.ts'

/** Most signatures fall into the same second as the one before. */
let latestSecond = 0
let latestText = '19700101T000000Z'

/**
 * Writes an instant, milliseconds since 1970; fractions of a second are cut off.
 *
 * @throws {SignerError} `DATE_INVALID`.
 */
export function formatTimestamp(instant: number): string {
  const second = Math.floor(instant / 1000)
  if (second !== latestSecond) {
    if (!(second > 0 && second < 253_402_300_800)) {
      throw misuse('DATE_INVALID', 'a valid date from 1970 to 9999', show(instant))
    }
    latestText = new Date(instant).toISOString().replace(/[-:]|\.\d+/g, '')
    latestSecond = second
  }
  return latestText
}

/** Reads a timestamp as milliseconds since 1970; NaN when it is not one. */
export function parseTimestamp(text: string): number {
  if (text === latestText) return latestSecond * 1000
  const iso = text.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z')
  const instant = Date.parse(iso)
  // Not every engine refuses the 31st of a short month; for some it is the 1st of the next.
  return instant > 0 && iso !== text && formatTimestamp(instant) === text ? instant : Number.NaN
}

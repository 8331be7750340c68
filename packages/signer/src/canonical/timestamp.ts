/** Instants as `YYYYMMDDTHHMMSSZ`, always UTC, and back. */
import { misuse } from '../errors.ts'

/**
 * Writes an instant, milliseconds since 1970; fractions of a second are cut off.
 *
 * @throws {SignerError} `DATE_INVALID`.
 */
export function formatTimestamp(instant: number): string {
  const date = new Date(instant)
  const year = date.getUTCFullYear()
  if (!(year >= 1970 && year <= 9999)) {
    misuse('DATE_INVALID', 'a valid date from 1970 to 9999', instant)
  }
  return writeTimestamp(date)
}

/** Returns the day of a timestamp, `YYYYMMDD`, for the scope. */
export function dayOf(timestamp: string): string {
  return timestamp.slice(0, 8)
}

/** Reads a timestamp as milliseconds since 1970; `NaN` when it is not one. */
export function parseTimestamp(text: string): number {
  const digits = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text)
  if (digits === null) return Number.NaN
  const [, year = 0, month = 0, day = 0, hour, minute, second] = digits.map(Number)
  const instant = Date.UTC(year, month - 1, day, hour, minute, second)
  // A 31st of April would be the 1st of May, and the year 0099 the year 1999.
  const isExact = instant >= 0 && writeTimestamp(new Date(instant)) === text
  return isExact ? instant : Number.NaN
}

function writeTimestamp(date: Date): string {
  const day = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()]
  const time = [date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()]
  return `${day.map(twoDigits).join('')}T${time.map(twoDigits).join('')}Z`
}

function twoDigits(number: number): string {
  return number < 10 ? `0${number}` : String(number)
}

/** Returns the most seconds that a URL may be valid. @see add-signatures-to-urls, parameter `x-oss-expires` */
export function longestLifetime(securityToken: string | undefined): number {
  return securityToken ? 43_200 : 604_800
}

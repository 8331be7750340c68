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
  const day = `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6, 8)}`
  const time = `${text.slice(9, 11)}:${text.slice(11, 13)}:${text.slice(13, 15)}`
  const instant = Date.parse(`${day}T${time}Z`)
  // Only a timestamp is the same when written again; some engines read 31 April as 1 May.
  const isTimestamp = instant >= 0 && writeTimestamp(new Date(instant)) === text
  return isTimestamp ? instant : Number.NaN
}

function writeTimestamp(date: Date): string {
  const year = date.getUTCFullYear()
  const month = twoDigits(date.getUTCMonth() + 1)
  const day = twoDigits(date.getUTCDate())
  const hour = twoDigits(date.getUTCHours())
  const minute = twoDigits(date.getUTCMinutes())
  const second = twoDigits(date.getUTCSeconds())
  return `${year}${month}${day}T${hour}${minute}${second}Z`
}

function twoDigits(number: number): string {
  return number < 10 ? `0${number}` : String(number)
}

/** Returns the most seconds that a URL may be valid. @see add-signatures-to-urls, parameter `x-oss-expires` */
export function longestLifetime(securityToken: string | undefined): number {
  return securityToken ? 43_200 : 604_800
}

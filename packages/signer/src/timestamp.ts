/** Instants as `YYYYMMDDTHHMMSSZ`, always UTC, and back. */
import { SignerError } from './errors.ts'

/**
 * Writes an instant; fractions of a second are cut off.
 *
 * Reads the UTC fields one by one, since `toISOString` takes several times as long.
 */
export function formatTimestamp(date: Date): string {
  const year = date.getUTCFullYear()
  if (!(year >= 1000 && year <= 9999)) {
    throw new SignerError('DATE_INVALID', 'expected a valid Date with a year of four digits')
  }
  const day = `${year}${twoDigits(date.getUTCMonth() + 1)}${twoDigits(date.getUTCDate())}`
  const hour = twoDigits(date.getUTCHours())
  return `${day}T${hour}${twoDigits(date.getUTCMinutes())}${twoDigits(date.getUTCSeconds())}Z`
}

/** Reads a timestamp as milliseconds since 1970; `undefined` when it is not one. */
export function parseTimestamp(text: string): number | undefined {
  const fields = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text)
  if (fields === null) return undefined
  const [, year, month, day, hour, minute, second] = fields
  const instant = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
  return Number.isNaN(instant) ? undefined : instant
}

/** The day of a timestamp, as it stands in the scope. */
export function dayOf(timestamp: string): string {
  return timestamp.slice(0, 8)
}

function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : String(value)
}

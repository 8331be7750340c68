/** Instants as `YYYYMMDDTHHMMSSZ`, always UTC, and back. */
import { SignerError } from './errors.ts'

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
    latestText = formatDate(new Date(instant))
    latestSecond = second
  }
  return latestText
}

/** Reads the UTC fields one by one, since `toISOString` takes several times as long. */
function formatDate(date: Date): string {
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

function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : String(value)
}

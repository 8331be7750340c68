/** The date of a received signature, as it was sent and as an instant. */
import { dayOf, formatTimestamp, parseTimestamp } from '../canonical/timestamp.ts'

/** When a request was signed. */
export interface SigningDate {
  /** As it was sent, the empty text when it was not; this text stands in the string to sign. */
  readonly timestamp: string
  /** Milliseconds since 1970; `NaN` when the text is not a date. */
  readonly instant: number
  /** `YYYYMMDD`, UTC. */
  readonly day: string
}

/** Reads `x-oss-date`, from headers, parameters or form fields. */
export function readTimestamp(fields: ReadonlyMap<string, string>): SigningDate {
  const timestamp = fields.get('x-oss-date') ?? ''
  return { timestamp, instant: parseTimestamp(timestamp), day: dayOf(timestamp) }
}

/**
 * Reads the date of a request that is signed in its headers: `x-oss-date`, or else `Date`, with which
 * ossutil 1.x and the Go SDK v1 sign. They put the text of `Date` itself into the string to sign.
 *
 * @see aliyun-oss-go-sdk, `oss/auth.go`, `getSignedStrV4`; error 0002-00000503, "x-oss-date or Date"
 */
export function readHeaderDate(headers: ReadonlyMap<string, string>): SigningDate {
  const httpDate = headers.get('date')
  if (headers.get('x-oss-date') || httpDate === undefined) return readTimestamp(headers)
  const instant = parseHttpDate(httpDate)
  const day = Number.isNaN(instant) ? '' : dayOf(formatTimestamp(instant))
  return { timestamp: httpDate, instant, day }
}

/** Reads a date such as `Sat, 16 Dec 2023 16:20:57 GMT`. @see RFC 9110, "IMF-fixdate" */
function parseHttpDate(text: string): number {
  const instant = Date.parse(text)
  const isExact = instant >= 0 && new Date(instant).toUTCString() === text
  return isExact && /^\w{3}, \d\d \w{3} \d{4} /.test(text) ? instant : Number.NaN
}

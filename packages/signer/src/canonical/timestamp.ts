/** Instants as `YYYYMMDDTHHMMSSZ`, always UTC, and back. */
import { rememberLatestText } from '#shortcuts'
import { assertText } from '../errors.ts'

/**
 * Writes an instant, milliseconds since 1970; fractions of a second are cut off.
 *
 * @throws {SignerError} `DATE_INVALID`.
 */
export const formatTimestamp = (instant: number): string => {
  return assertText(
    'DATE_INVALID',
    'a valid date from 1970 to 9999',
    compactIso(instant),
    /^(19[7-9]|[2-9])/,
    instant,
  )
}

/** Reads a timestamp as milliseconds since 1970; 0 when it is not one. */
export const parseTimestamp: (text: string | undefined) => number =
  /* @__PURE__ */ rememberLatestText((text = '') => {
    const instant = Date.parse(text.replace(/^(....)(..)(..T..)(..)/, '$1-$2-$3:$4:'))
    // Engines read more than this form, and for some the 31st of a short month is the 1st of the next.
    return instant > 0 && compactIso(instant) === text ? instant : 0
  })

const compactIso = (instant: number): string | undefined => {
  // An invalid date has no JSON; before the year 0 and after 9999 it starts with a sign.
  return new Date(instant).toJSON()?.replace(/[-:]|\.\d+/g, '')
}

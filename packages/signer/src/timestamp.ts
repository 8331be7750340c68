/** Instants as `YYYYMMDDTHHMMSSZ`, always UTC, and back. */
import { rememberLatestText } from '#shortcuts'
import { misuse, show } from './errors.ts'

/**
 * Writes an instant, milliseconds since 1970; fractions of a second are cut off.
 *
 * @throws {SignerError} `DATE_INVALID`.
 */
export function formatTimestamp(instant: number): string {
  return instant > 0 && instant < 253_402_300_800_000
    ? compactIso(instant)
    : misuse('DATE_INVALID', 'a valid date from 1970 to 9999', show(instant))
}

/** Reads a timestamp as milliseconds since 1970; NaN when it is not one. */
export const parseTimestamp: (text: string | undefined) => number =
  /* @__PURE__ */ rememberLatestText((text = '') => {
    const instant = Date.parse(text.replace(/^(....)(..)(..T..)(..)/, '$1-$2-$3:$4:'))
    // Engines read more than this form, and for some the 31st of a short month is the 1st of the next.
    return instant > 0 && compactIso(instant) === text ? instant : Number.NaN
  })

function compactIso(instant: number): string {
  return new Date(instant).toISOString().replace(/[-:]|\.\d+/g, '')
}

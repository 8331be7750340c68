/** Styles that are stored in the bucket under a name. */
import { refuseAny } from '../language/issue.ts'
import { type Mode, Style } from './style.ts'

/** Letters, digits and `_ - .`, 1 to 63; `::` begins the name of a style that the service has built in. */
const STYLE_NAME = /^(::)?[A-Za-z0-9_.-]{1,63}$/

/** The rule that a name breaks, in words and with the service's code; `undefined` for a valid name. */
export function styleNameFault(
  name: unknown,
): { readonly expected: string; readonly ec: string } | undefined {
  if (typeof name === 'string' && STYLE_NAME.test(name)) return undefined
  const isLengthWrong = typeof name === 'string' && (name === '' || name.length > 63)
  return {
    expected: 'a name of 1 to 63 letters, digits, _ - .',
    ec: isLengthWrong ? '0017-00000250' : '0017-00000251',
  }
}

/**
 * Refers to a style that is stored in the bucket.
 *
 * @param name - 1 to 63 letters, digits, `_`, `-`, `.`; `::h264-mp4-1080p` is a built-in one.
 * @throws {ProcessStringError} `STYLE_NAME_INVALID`.
 * @example
 * String(named('small')) // style/small
 * @see Image styles; error 0017-00000250
 */
export function named(name: string): Style<Mode> {
  const fault = styleNameFault(name)
  if (fault) {
    refuseAny([{ code: 'STYLE_NAME_INVALID', subject: 'style', received: name, ...fault }])
  }
  return new Style(`style/${name}`)
}

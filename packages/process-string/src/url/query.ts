/**
 * Splits and joins URLs as text. The `URL` class would change keys with dots and spaces, and does not
 * read relative addresses.
 */
import { type Issue, ProcessStringError } from '../errors.ts'
import { createIssue } from '../language/issue.ts'

/** A URL as text, or a `URL`, whose shape is written out so that the declarations need no DOM types. */
export type UrlText = string | { readonly href: string }

/** The parts of a URL: before the `?`, the parameters as written, and from the `#` on. */
export interface UrlParts {
  readonly base: string
  readonly parameters: readonly string[]
  readonly fragment: string
}

/** Name of the parameter that carries a style. */
export const STYLE_PARAMETER = 'x-oss-process'

/**
 * Parameters that carry a signature: of OSS V4 and V1, see "Include signatures in URLs"; and of Amazon S3
 * V4 and V2, which the service accepts too, see "Use Amazon S3 SDKs to access OSS".
 */
const SIGNATURES = ['x-oss-signature', 'x-amz-signature', 'signature']

/**
 * Splits a URL.
 *
 * @param url - absolute with http or https, relative to a protocol, or a path.
 * @throws {ProcessStringError} `URL_INVALID`, `URL_SIGNED`.
 */
export function splitUrl(url: UrlText): UrlParts {
  const text = textOf(url)
  if (!isPicturePlace(text)) {
    const expected = 'an http or https URL, or a path'
    throw urlError('URL_INVALID', expected, text.slice(0, 40))
  }
  const [address = '', ...fragment] = text.split('#')
  const [base = '', ...query] = address.split('?')
  const parameters = query
    .join('?')
    .split('&')
    .filter((parameter) => parameter !== '')
  if (parameters.some((parameter) => SIGNATURES.includes(nameOf(parameter).toLowerCase()))) {
    const expected = 'a URL without a signature; a style is signed with its URL by presign'
    throw urlError('URL_SIGNED', expected, 'a signed URL')
  }
  return { base, parameters, fragment: fragment.map((part) => `#${part}`).join('') }
}

/** The text of a URL in either form. */
export function textOf(url: UrlText): string {
  return typeof url === 'string' ? url : url.href
}

/** Joins the parts, the style last. */
export function joinUrl({ base, parameters, fragment }: UrlParts, style?: string): string {
  const kept = parameters.filter((parameter) => nameOf(parameter) !== STYLE_PARAMETER)
  if (style !== undefined) kept.push(`${STYLE_PARAMETER}=${encodeURIComponent(style)}`)
  return `${base}${kept.length > 0 ? '?' : ''}${kept.join('&')}${fragment}`
}

/** The decoded style of a URL; of several the last. */
export function styleIn({ parameters }: UrlParts): string | undefined {
  const parameter = parameters.findLast((one) => nameOf(one) === STYLE_PARAMETER)
  return parameter && decode(parameter.slice(parameter.indexOf('=') + 1))
}

function nameOf(parameter: string): string {
  return decode(parameter.split('=', 1)[0] ?? '')
}

/** Decodes a text; one with an invalid escape stays as it is, as in browsers. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function isPicturePlace(text: string): boolean {
  const scheme = /^[a-z][a-z0-9+.-]*:/i.exec(text)?.[0].toLowerCase()
  return text !== '' && (scheme === undefined || scheme === 'http:' || scheme === 'https:')
}

function urlError(code: Issue['code'], expected: string, received: string): ProcessStringError {
  return new ProcessStringError([createIssue({ code, subject: 'url', expected, received })])
}

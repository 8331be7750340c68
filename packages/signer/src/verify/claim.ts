/** A received request → what its signature claims, unless the service would refuse that at once. */
import { rememberLatestText, splitOnce, unlessUsualElements } from '#shortcuts'
import { UNSIGNED_PAYLOAD } from '../canonical/canonical-request.ts'
import { SCOPE_TERMINATOR } from '../canonical/scope.ts'
import { ALGORITHM } from '../canonical/string-to-sign.ts'
import { parseTimestamp } from '../canonical/timestamp.ts'
import { longestLifetime } from '../sign/signing-context.ts'
import { type Refusal, refuse, type SignatureForm } from './refusal.ts'

/** What a signed request says of itself, in the right form, in time, and for this service. */
export interface Claim {
  readonly form: SignatureForm
  readonly accessKeyId: string
  /** The date of the signature in milliseconds since 1970. */
  readonly instant: number
  readonly signature: string
  /** `undefined` for none, since an empty list is refused. */
  readonly additionalHeaders: string | undefined
  /** The empty text for none. */
  readonly securityToken: string
  /** The end of a presigned URL; `undefined` in the other forms. */
  readonly expiresAt: Date | undefined
}

/** What a claim is held against. */
export interface Service {
  readonly region: string
  readonly product: string
  /** Milliseconds since 1970. */
  readonly now: number
}

/** Headers, parameters or form fields as they were received. */
type Fields = ReadonlyMap<string, string>

/**
 * Reads the claim of a request, from its header or from its query.
 *
 * @param service - what is left out of it is taken from the claim itself.
 */
export const readClaim = (
  headers: Fields,
  query: Fields,
  service: Partial<Service>,
): Claim | Refusal => {
  const authorization = headers.get('authorization')
  const isInUrl = query.has('x-oss-signature') || query.has('x-oss-signature-version')
  if (authorization === undefined) {
    return isInUrl || query.has('OSSAccessKeyId') // of a V1 signature
      ? readFieldClaim('query', query, service)
      : refuse('none', 'AccessDenied', 0, 'The request is not signed')
  }
  if (isInUrl) return refuse('header', 'InvalidArgument', 0, 'The request is signed twice')
  return checkClaim('header', readAuthorization(authorization), headers, service)
}

/** The first stands alone before the others. */
const ELEMENTS = ['', 'Credential', 'Signature', 'AdditionalHeaders']

const readAuthorization: (authorization: string) => Elements = /* @__PURE__ */ unlessUsualElements(
  (authorization) => {
    const [algorithm, text] = splitOnce(authorization, ' ')
    const elements: Elements = [algorithm]
    for (const part of text.split(',')) {
      // The documentation prints a blank after each comma.
      const [name, value] = splitOnce(part.trimStart(), '=')
      const place = ELEMENTS.indexOf(name)
      elements[place < 0 || place in elements ? 4 : place] = value
    }
    return elements
  },
)

/** Reads the claim of a URL or of a form. */
export const readFieldClaim = (
  form: SignatureForm,
  fields: Fields,
  service: Partial<Service>,
): Claim | Refusal => {
  const names = ['signature-version', 'credential', 'signature', 'additional-headers']
  return checkClaim(
    form,
    names.map((name) => fields.get(`x-oss-${name}`)),
    fields,
    service,
  )
}

/**
 * Algorithm, credential, signature and additional headers, elements of the header or fields of their
 * own; then an element that is unknown or there twice.
 */
type Elements = (string | undefined)[]

/** A split gives one part at least. */
type Segments = readonly [accessKeyId: string, ...scope: string[]]

const splitCredential: (credential: string | undefined) => Segments =
  /* @__PURE__ */ rememberLatestText(
    (credential = '') => credential.split('/') as unknown as Segments,
  )

// biome-ignore-start lint/complexity/noExcessiveCognitiveComplexity: one line a rule, and only a broken one builds its refusal
// biome-ignore-start lint/complexity/noExcessiveLinesPerFunction: the rules stand in the order in which the service looks
/** Gives the claim, or the refusal of the first rule that it breaks. */
const checkClaim = (
  form: SignatureForm,
  elements: Elements,
  fields: Fields,
  service: Partial<Service>,
): Claim | Refusal => {
  const [algorithm, credential, signature, additionalHeaders] = elements
  const isInHeader = form === 'header'
  const isInUrl = form === 'query'
  const segments = splitCredential(credential)
  const [accessKeyId, day, ownRegion, ownProduct, terminator] = segments
  const timestamp = fields.get('x-oss-date')
  const securityToken = fields.get('x-oss-security-token') ?? ''
  const instant = parseTimestamp(timestamp)
  const lifetime = fields.get('x-oss-expires') ?? ''
  const longest = longestLifetime(securityToken)
  const end = instant + Number(lifetime) * 1000
  const { region = ownRegion, product = ownProduct, now = instant } = service
  const wrong = (part: string, inHeader: number, inUrl = inHeader, expected?: string) => {
    const number = isInHeader ? inHeader : isInUrl ? inUrl : 0
    const place = isInHeader ? 'Authorization header' : form
    return refuse(
      form,
      'InvalidArgument',
      number,
      `Invalid signing ${part} in ${place}.${expected ? ` Expected ${expected}.` : ''}`,
    )
  }
  return (
    (algorithm !== ALGORITHM && wrong('algorithm', 202, 0, ALGORITHM)) ||
    (4 in elements && wrong('element', 203)) ||
    (credential === undefined && wrong('credential', 202, 217)) ||
    (signature === undefined && wrong('signature', 207, 0)) ||
    (isInHeader && !timestamp && refuse(form, 'AccessDenied', 503, 'x-oss-date is missing.')) ||
    (isInHeader &&
      fields.get('x-oss-content-sha256') !== UNSIGNED_PAYLOAD &&
      refuse(form, 'InvalidArgument', 0, `x-oss-content-sha256 must be ${UNSIGNED_PAYLOAD}.`)) ||
    (isInUrl && !lifetime && wrong('lifetime', 0, 215)) ||
    (segments.length !== 5 && wrong('credential', 204, 218)) ||
    (!/^[!-+--~]+$/.test(accessKeyId) && wrong('access key id', 206, 222)) ||
    (terminator !== SCOPE_TERMINATOR && wrong('terminator', 213, 224)) ||
    ((!instant || timestamp?.slice(0, 8) !== day) && wrong('date', 212, 223)) ||
    (additionalHeaders === '' && wrong('additional headers', 209)) ||
    (isInUrl &&
      !(/^\d+$/.test(lifetime) && Number(lifetime) > 0 && Number(lifetime) <= longest) &&
      wrong('lifetime', 0, 232, `1 to ${longest}`)) ||
    (region !== ownRegion && wrong('region', 226, 226, region)) ||
    (product !== ownProduct && wrong('product', 227, 227, product)) ||
    // Fifteen minutes, see "x-oss-date" and error 0002-00000504; a form ends with its policy, a URL
    // with its lifetime.
    ((instant - now > 900_000 || (isInHeader && now - instant > 900_000)) &&
      refuse(
        form,
        'RequestTimeTooSkewed',
        504,
        'The difference between the request time and the current time is too large.',
      )) ||
    (isInUrl && now > end && refuse(form, 'AccessDenied', 236, 'Request has expired.')) || {
      form,
      accessKeyId,
      instant,
      signature: signature as string, // by the fourth rule
      additionalHeaders,
      securityToken,
      expiresAt: isInUrl ? new Date(end) : undefined,
    }
  )
}
// biome-ignore-end lint/complexity/noExcessiveLinesPerFunction: the end of the rules
// biome-ignore-end lint/complexity/noExcessiveCognitiveComplexity: the end of the rules

/** A received request → what its signature claims, unless the service would refuse that at once. */
import { rememberLatestText } from '#shortcuts'
import { UNSIGNED_PAYLOAD } from './canonical-request.ts'
import { type Refusal, type RefusalCode, refuse, type SignatureForm } from './refusal.ts'
import { SCOPE_TERMINATOR } from './scope.ts'
import { splitOnce } from './split-once.ts'
import { ALGORITHM } from './string-to-sign.ts'
import { parseTimestamp } from './timestamp.ts'

/** What a signed request says of itself, in the right form, in time, and for this service. */
export interface Claim {
  readonly form: SignatureForm
  readonly accessKeyId: string
  /** The date of the signature in milliseconds since 1970. */
  readonly instant: number
  readonly signature: string | undefined
  /** `undefined` for none, since an empty list is refused. */
  readonly additionalHeaders: string | undefined
  /** The empty text for none. */
  readonly securityToken: string
  /** The end of a presigned URL in milliseconds since 1970; NaN in the other forms. */
  readonly end: number
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
export function readClaim(
  headers: Fields,
  query: Fields,
  service: Partial<Service>,
): Claim | Refusal {
  const authorization = headers.get('authorization')
  const isInUrl = query.has('x-oss-signature') || query.has('x-oss-signature-version')
  if (authorization === undefined) {
    if (isInUrl) return readFieldClaim('query', query, service)
    return query.has('OSSAccessKeyId')
      ? refuse('query', WRONG, 0, 'The URL has a V1 signature')
      : refuse('none', 'AccessDenied', 0, 'The request is not signed')
  }
  if (isInUrl) return refuse('header', WRONG, 0, 'The request is signed twice')
  const elements = readAuthorization(authorization)
  return elements === undefined
    ? refuse('header', WRONG, 203, 'Authorization is malformed')
    : checkClaim('header', elements, headers, service)
}

/** Reads the claim of a URL or of a form. */
export function readFieldClaim(
  form: SignatureForm,
  fields: Fields,
  service: Partial<Service>,
): Claim | Refusal {
  const elements = ELEMENT_FIELDS.map((name) => fields.get(name))
  return checkClaim(form, elements, fields, service)
}

/** What stands in the Authorization header, and in the other forms in fields of their own. */
type Elements = readonly (string | undefined)[]

/** The first stands alone before the others. */
const ELEMENTS = ['', 'Credential', 'Signature', 'AdditionalHeaders']

const ELEMENT_FIELDS = [
  'x-oss-signature-version',
  'x-oss-credential',
  'x-oss-signature',
  'x-oss-additional-headers',
]

/** Gives the elements; `undefined` for an unknown one, or one given twice. */
function readAuthorization(authorization: string): Elements | undefined {
  const [algorithm, text] = splitOnce(authorization, ' ')
  const elements: (string | undefined)[] = [algorithm, undefined, undefined, undefined]
  for (const part of algorithm === ALGORITHM ? text.split(',') : []) {
    // The documentation prints a blank after each comma.
    const [name, value] = splitOnce(part.trimStart(), '=')
    const index = ELEMENTS.indexOf(name)
    if (index === -1 || elements[index] !== undefined) return undefined
    elements[index] = value
  }
  return elements
}

const splitCredential: (credential: string | undefined) => readonly string[] =
  /* @__PURE__ */ rememberLatestText((credential = '') => credential.split('/'))

/** Gives the claim, or the first refusal in the order in which the service looks. */
function checkClaim(
  form: SignatureForm,
  elements: Elements,
  fields: Fields,
  service: Partial<Service>,
): Claim | Refusal {
  const [algorithm, credential, signature, additionalHeaders] = elements
  const segments = splitCredential(credential)
  const [accessKeyId = '', day, ownRegion = '', ownProduct = '', terminator] = segments
  const timestamp = fields.get('x-oss-date')
  const securityToken = fields.get('x-oss-security-token') ?? ''
  const instant = parseTimestamp(timestamp)
  const isInUrl = form === 'query'
  const lifetime = isInUrl ? fields.get('x-oss-expires') : undefined
  const end = instant + Number(lifetime) * 1000
  const { region = ownRegion, product = ownProduct, now = instant } = service
  let refusal: Refusal | undefined
  const refuseIf = (isWrong: boolean, number: EcNumber, text: string, code?: RefusalCode) => {
    if (isWrong) refusal ??= refuseFor(form, service, [number, text, code])
  }
  refuseIf(algorithm !== ALGORITHM, { header: 202 }, `The signature is not ${ALGORITHM}.`, WRONG)
  refuseIf(credential === undefined, { header: 202, query: 217 }, 'credential')
  refuseIf(signature === undefined, { header: 207 }, 'signature')
  if (form === 'header') {
    const payload = fields.get('x-oss-content-sha256')
    refuseIf(timestamp === undefined, 503, 'x-oss-date is missing.', 'AccessDenied')
    refuseIf(payload !== UNSIGNED_PAYLOAD, 0, PAYLOAD, WRONG)
  }
  refuseIf(isInUrl && lifetime === undefined, 215, 'lifetime')
  refuseIf(segments.length !== 5, { header: 204, query: 218 }, 'credential')
  refuseIf(!ACCESS_KEY_ID.test(accessKeyId), { header: 206, query: 222 }, 'access key id')
  refuseIf(terminator !== SCOPE_TERMINATOR, { header: 213, query: 224 }, 'terminator')
  refuseIf(!instant || timestamp?.slice(0, 8) !== day, { header: 212, query: 223 }, 'date')
  refuseIf(additionalHeaders === '', 209, 'additional headers')
  refuseIf(isInUrl && !isLifetime(lifetime, securityToken), 232, LIFETIME, WRONG)
  refuseIf(region !== ownRegion, 226, 'region')
  refuseIf(product !== ownProduct, 227, 'product')
  // A form ends with its policy; a URL with its lifetime.
  refuseIf(instant - now > TOLERANCE_MS, 504, SKEWED, 'RequestTimeTooSkewed')
  refuseIf(form === 'header' && now - instant > TOLERANCE_MS, 504, SKEWED, 'RequestTimeTooSkewed')
  refuseIf(now > end, 236, 'Request has expired.', 'AccessDenied')
  const claim = { form, accessKeyId, instant, signature, additionalHeaders, securityToken, end }
  return refusal ?? claim
}

const WRONG = 'InvalidArgument'
const PAYLOAD = `x-oss-content-sha256 must be ${UNSIGNED_PAYLOAD}.`
const LIFETIME = 'x-oss-expires must be 1 to 604800, or 43200 with a security token.'
const SKEWED = 'The difference between the request time and the current time is too large.'
const ACCESS_KEY_ID = /^[!-~]+$/
const SECONDS = /^\d{1,6}$/

/** @see recommend-to-use-signature-version-4, "x-oss-date"; error 0002-00000504 */
const TOLERANCE_MS = 15 * 60 * 1000

function isLifetime(seconds = '', securityToken: string): boolean {
  const longest = securityToken ? 43_200 : 604_800
  return SECONDS.test(seconds) && Number(seconds) > 0 && Number(seconds) <= longest
}

/** The last part of the EC without its zeros, the same in all forms, or one for each. */
type EcNumber = number | { readonly [form in SignatureForm]?: number }

/**
 * What is wrong. Without a code the text names the part that is missing or wrong; otherwise it is the
 * whole message.
 */
type Fault = readonly [number: EcNumber, text: string, code: RefusalCode | undefined]

function refuseFor(
  form: SignatureForm,
  service: Partial<Service>,
  [number, text, code]: Fault,
): Refusal {
  const ec = typeof number === 'number' ? number : number[form]
  if (code !== undefined) return refuse(form, code, ec, text)
  const place = form === 'header' ? 'Authorization header' : form
  // The service tells what region and product it expected.
  const expected = text in service ? ` Expected ${service[text as 'region' | 'product']}.` : ''
  return refuse(form, WRONG, ec, `Invalid signing ${text} in ${place}.${expected}`)
}

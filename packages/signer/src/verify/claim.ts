/** A received request → what its signature claims: who signed, when, for what. */
import { UNSIGNED_PAYLOAD } from '../canonical/canonical-request.ts'
import { ALGORITHM } from '../canonical/string-to-sign.ts'
import { splitOnce } from '../split-once.ts'
import { type Refusal, refuse, refusePart, type SignatureForm } from './refusal.ts'
import { readHeaderDate, readTimestamp, type SigningDate } from './signing-date.ts'

/** What a signed request says of itself; nothing of it is checked yet. */
export interface Claim {
  readonly form: SignatureForm
  readonly accessKeyId: string
  /** What follows the access key id in the credential: day, region, product, terminator. */
  readonly scope: readonly string[]
  readonly signature: string
  /** `undefined` for none; an empty list is a fault. */
  readonly additionalHeaders: string | undefined
  readonly date: SigningDate
  /** Seconds that a URL is valid, as it was sent; the empty text in the other forms. */
  readonly lifetime: string
  /** The empty text for none. */
  readonly securityToken: string
}

/** Headers, parameters or form fields as they were received. */
type Fields = ReadonlyMap<string, string>

/** Reads the claim of a request from its headers or from its query. */
export function readClaim(headers: Fields, query: Fields): Claim | Refusal {
  const authorization = headers.get('authorization')
  const isSignedInUrl = query.has('x-oss-signature') || query.has('x-oss-signature-version')
  if (authorization !== undefined && isSignedInUrl) {
    return refuse('header', { code: 'InvalidArgument', message: 'The request is signed twice' })
  }
  if (authorization !== undefined) return readHeaderClaim(authorization, headers)
  // A V1 signature is recognised, to be refused as one.
  if (isSignedInUrl || query.has('OSSAccessKeyId')) return readFieldClaim('query', query)
  return refuse('none', { code: 'AccessDenied', message: 'The request is not signed' })
}

/** Refuses a header in the order in which the service looks at it. */
function readHeaderClaim(authorization: string, headers: Fields): Claim | Refusal {
  const [algorithm, list] = splitOnce(authorization, ' ')
  if (algorithm !== ALGORITHM) {
    return refusePart('header', 'algorithm', { header: 202, expected: ALGORITHM })
  }
  const elements = readElements(list)
  if (elements === undefined) return refusePart('header', 'element', { header: 203 })
  const credential = elements.get('Credential')
  if (credential === undefined) return refusePart('header', 'credential', { header: 202 })
  const signature = elements.get('Signature')
  if (signature === undefined) return refusePart('header', 'signature', { header: 207 })
  const date = readHeaderDate(headers)
  if (date.timestamp === '') {
    const message = 'x-oss-date or Date is missing.'
    return refuse('header', { code: 'AccessDenied', ec: 503, message })
  }
  if (headers.get('x-oss-content-sha256') !== UNSIGNED_PAYLOAD) {
    const message = `x-oss-content-sha256 must be ${UNSIGNED_PAYLOAD}.`
    return refuse('header', { code: 'InvalidArgument', message })
  }
  const additionalHeaders = elements.get('AdditionalHeaders')
  return createClaim({ form: 'header', credential, signature, additionalHeaders, date }, headers)
}

const ELEMENTS = ['Credential', 'AdditionalHeaders', 'Signature']

/** Splits `name=value,…`; `undefined` when a name is not known or there twice. */
function readElements(list: string): Map<string, string> | undefined {
  const elements = new Map<string, string>()
  for (const part of list.split(',')) {
    // The documentation prints a blank after each comma.
    const [name, value] = splitOnce(part.trimStart(), '=')
    if (!ELEMENTS.includes(name) || elements.has(name)) return undefined
    elements.set(name, value)
  }
  return elements
}

/** Reads the claim of a URL or of an upload form, each part of which is a field of its own. */
export function readFieldClaim(form: 'query' | 'policy', fields: Fields): Claim | Refusal {
  if (fields.get('x-oss-signature-version') !== ALGORITHM) {
    return refusePart(form, 'algorithm', { expected: ALGORITHM })
  }
  const credential = fields.get('x-oss-credential')
  if (credential === undefined) return refusePart(form, 'credential', { query: 217 })
  const signature = fields.get('x-oss-signature')
  if (signature === undefined) return refusePart(form, 'signature', {})
  if (form === 'query' && !fields.get('x-oss-expires')) {
    return refusePart(form, 'lifetime', { query: 215 })
  }
  const additionalHeaders = fields.get('x-oss-additional-headers')
  const date = readTimestamp(fields)
  return createClaim({ form, credential, signature, additionalHeaders, date }, fields)
}

/** The parts of a signature, from an Authorization header or from fields of their own. */
interface SignatureParts {
  readonly form: SignatureForm
  readonly credential: string
  readonly signature: string
  readonly additionalHeaders: string | undefined
  readonly date: SigningDate
}

function createClaim(parts: SignatureParts, fields: Fields): Claim {
  const [accessKeyId, scope] = splitOnce(parts.credential, '/')
  return {
    form: parts.form,
    accessKeyId,
    scope: scope.split('/'),
    signature: parts.signature,
    additionalHeaders: parts.additionalHeaders,
    date: parts.date,
    lifetime: fields.get('x-oss-expires') ?? '',
    securityToken: fields.get('x-oss-security-token') ?? '',
  }
}

/** A received request → what its signature claims, before anything of it is believed. */
import { type Refusal, refuse, type SignatureForm } from './refusal.ts'
import type { Scope } from './scope.ts'
import { splitOnce } from './split-once.ts'
import { ALGORITHM } from './string-to-sign.ts'
import { parseTimestamp } from './timestamp.ts'

/** What a signed request says of itself. What is missing or malformed is for `checkClaim` to refuse. */
export interface Claim extends Scope {
  readonly form: SignatureForm
  readonly algorithm: string | undefined
  readonly credential: string | undefined
  readonly signature: string | undefined
  readonly timestamp: string | undefined
  /** `x-oss-content-sha256`, in the header form. */
  readonly payload: string | undefined
  /** Seconds, in the URL form. */
  readonly expires: string | undefined
  readonly additionalHeaders: string | undefined
  readonly securityToken: string | undefined
  readonly accessKeyId: string
  /** How many segments the credential has. */
  readonly segments: number
  readonly terminator: string
  /** The timestamp in milliseconds since 1970, or NaN. */
  readonly instant: number
}

/** Reads the claim of a request, from its header or from its query. */
export function readClaim(
  headers: ReadonlyMap<string, string>,
  query: ReadonlyMap<string, string>,
): Claim | Refusal {
  const authorization = headers.get('authorization')
  const isInUrl = query.has('x-oss-signature') || query.has('x-oss-signature-version')
  if (authorization === undefined) {
    if (isInUrl) return readFieldClaim('query', query)
    return query.has('OSSAccessKeyId')
      ? refuse('query', 'InvalidArgument', 0, 'The URL has a V1 signature')
      : refuse('none', 'AccessDenied', 0, 'The request is not signed')
  }
  if (isInUrl) return refuse('header', 'InvalidArgument', 0, 'The request is signed twice')
  const elements = readAuthorization(authorization)
  return elements === undefined
    ? refuse('header', 'InvalidArgument', 203, 'Authorization is malformed')
    : completeClaim('header', headers, elements)
}

/** What stands in the Authorization header, and in the other forms in fields of their own. */
type Elements = readonly (string | undefined)[]

/** The first stands alone before the others. */
const ELEMENTS = ['Algorithm', 'Credential', 'Signature', 'AdditionalHeaders']

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

/** Reads the claim of a URL or of a form. */
export function readFieldClaim(form: SignatureForm, fields: ReadonlyMap<string, string>): Claim {
  const elements = ELEMENT_FIELDS.map((name) => fields.get(name))
  return completeClaim(form, fields, elements)
}

/** Most requests come with the credential of the one before. */
let latestCredential: string | undefined
let latestSegments: readonly string[] = []

/** Takes the credential and the timestamp of a claim apart. */
function completeClaim(
  form: SignatureForm,
  fields: ReadonlyMap<string, string>,
  [algorithm, credential, signature, additionalHeaders]: Elements,
): Claim {
  const timestamp = fields.get('x-oss-date')
  if (credential !== latestCredential) {
    latestCredential = credential
    latestSegments = (credential ?? '').split('/')
  }
  const [accessKeyId = '', day = '', region = '', product = '', terminator = ''] = latestSegments
  return {
    form,
    algorithm,
    credential,
    signature,
    timestamp,
    payload: fields.get('x-oss-content-sha256'),
    expires: form === 'query' ? fields.get('x-oss-expires') : undefined,
    additionalHeaders,
    securityToken: fields.get('x-oss-security-token'),
    accessKeyId,
    segments: latestSegments.length,
    day,
    region,
    product,
    terminator,
    instant: parseTimestamp(timestamp ?? ''),
  }
}

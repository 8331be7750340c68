/** A received request → what its signature claims, before anything of it is believed. */
import { UNSIGNED_PAYLOAD } from './canonical-request.ts'
import { type Refusal, refuse, type SignatureForm } from './refusal.ts'
import { type Credential, parseCredential, SCOPE_TERMINATOR } from './scope.ts'
import { splitOnce } from './split-once.ts'
import { ALGORITHM } from './string-to-sign.ts'
import { dayOf, parseTimestamp } from './timestamp.ts'

/** What a signed request says of itself. */
export interface Claim {
  readonly form: SignatureForm
  readonly credential: Credential
  readonly signature: string
  readonly timestamp: string
  /** The timestamp in milliseconds since 1970. */
  readonly instant: number
  /** Seconds; only in the URL form. */
  readonly expiresIn: number | undefined
  readonly additionalHeaders: readonly string[] | undefined
  readonly securityToken: string | undefined
}

/** The texts of a claim, wherever they stood. */
export interface ClaimTexts {
  readonly credential: string
  readonly signature: string
  readonly timestamp: string
  readonly expiresIn?: string | undefined
  readonly additionalHeaders?: string | undefined
  readonly securityToken?: string | undefined
}

/** Reads the claim of a request, from its header or from its query. */
export function readClaim(
  headers: ReadonlyMap<string, string>,
  query: ReadonlyMap<string, string>,
): Claim | Refusal {
  const authorization = headers.get('authorization')
  if (authorization === undefined) return readQueryClaim(query)
  if (query.has('x-oss-signature') || query.has('x-oss-signature-version')) {
    return malformed('header', 0, 'The request is signed in its header and its URL')
  }
  return readHeaderClaim(authorization, headers)
}

function readHeaderClaim(
  authorization: string,
  headers: ReadonlyMap<string, string>,
): Claim | Refusal {
  const [algorithm, text] = splitOnce(authorization, ' ')
  if (algorithm !== ALGORITHM) return malformed('header', 202, `Authorization is not ${ALGORITHM}`)
  const elements = parseElements(text)
  const timestamp = headers.get('x-oss-date')
  const payload = headers.get('x-oss-content-sha256')
  const { Credential: credential, Signature: signature } = elements ?? {}
  if (elements === undefined) return malformed('header', 203, 'Authorization is malformed')
  if (credential === undefined) return malformed('header', 202, 'Authorization has no Credential')
  if (signature === undefined) return malformed('header', 207, 'Authorization has no Signature')
  if (timestamp === undefined) return refuse('header', 'AccessDenied', 503, 'x-oss-date is missing')
  if (payload !== UNSIGNED_PAYLOAD) {
    return malformed('header', 0, `x-oss-content-sha256 must be ${UNSIGNED_PAYLOAD}`)
  }
  return checkShape('header', {
    credential,
    signature,
    timestamp,
    additionalHeaders: elements.AdditionalHeaders,
    securityToken: headers.get('x-oss-security-token'),
  })
}

type Elements = Partial<Record<'Credential' | 'AdditionalHeaders' | 'Signature', string>>

/** Reads the comma-separated elements; a blank after a comma is as the documentation prints it. */
function parseElements(text: string): Elements | undefined {
  const elements: Record<string, string> = {}
  for (const part of text.split(',')) {
    const [name, value] = splitOnce(part.trimStart(), '=')
    if (!/^(Credential|AdditionalHeaders|Signature)$/.test(name) || name in elements)
      return undefined
    elements[name] = value
  }
  return elements
}

function readQueryClaim(query: ReadonlyMap<string, string>): Claim | Refusal {
  const given = (name: string): string | undefined => query.get(`x-oss-${name}`)
  const version = given('signature-version')
  const signature = given('signature')
  const credential = given('credential')
  const expiresIn = given('expires')
  if (version === undefined && signature === undefined) {
    return query.has('OSSAccessKeyId')
      ? malformed('query', 0, 'The URL has a V1 signature')
      : refuse('none', 'AccessDenied', 0, 'The request is not signed')
  }
  if (version !== ALGORITHM || signature === undefined) {
    return malformed('query', 0, `The signature is missing, or its version is not ${ALGORITHM}`)
  }
  if (credential === undefined) return malformed('query', 217, 'x-oss-credential is missing')
  if (expiresIn === undefined) return malformed('query', 215, 'x-oss-expires is missing')
  return checkShape('query', {
    credential,
    signature,
    timestamp: given('date') ?? '',
    expiresIn,
    additionalHeaders: given('additional-headers'),
    securityToken: given('security-token'),
  })
}

/** EC numbers of a malformed shape, key id, date and terminator, by form. */
const NUMBERS = {
  header: [204, 206, 212, 213],
  query: [218, 222, 223, 224],
  policy: [0, 0, 0, 0],
} as const

/** Checks the shape of every text of a claim. */
export function checkShape(form: SignatureForm, texts: ClaimTexts): Claim | Refusal {
  const [shape, keyId, date, terminator] = NUMBERS[form]
  const credential = parseCredential(texts.credential)
  const instant = parseTimestamp(texts.timestamp)
  if (credential === undefined) return malformed(form, shape, 'The credential is malformed')
  if (!/^[!-~]+$/.test(credential.accessKeyId)) {
    return malformed(form, keyId, 'The access key id is malformed')
  }
  if (credential.terminator !== SCOPE_TERMINATOR) {
    return malformed(form, terminator, `The credential must end in ${SCOPE_TERMINATOR}`)
  }
  if (instant === undefined || credential.day !== dayOf(texts.timestamp)) {
    return malformed(form, date, 'The date is malformed, or its day is not that of the credential')
  }
  return completeClaim(form, texts, { credential, instant })
}

function completeClaim(
  form: SignatureForm,
  texts: ClaimTexts,
  { credential, instant }: Pick<Claim, 'credential' | 'instant'>,
): Claim | Refusal {
  const { signature, timestamp, additionalHeaders, securityToken } = texts
  if (additionalHeaders === '') return malformed(form, 209, 'The additional headers are empty')
  const longest = securityToken ? 43_200 : 604_800
  const expiresIn = texts.expiresIn === undefined ? undefined : parseSeconds(texts.expiresIn)
  if (expiresIn !== undefined && !(expiresIn >= 1 && expiresIn <= longest)) {
    return malformed(form, 232, `x-oss-expires must be 1 to ${longest}`)
  }
  return {
    form,
    credential,
    signature,
    timestamp,
    instant,
    expiresIn,
    additionalHeaders: additionalHeaders?.toLowerCase().split(';'),
    securityToken,
  }
}

function parseSeconds(text: string): number {
  return /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN
}

function malformed(form: SignatureForm, number: number, message: string): Refusal {
  return refuse(form, 'InvalidArgument', number, message)
}

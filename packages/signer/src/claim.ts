/** A received request → what its signature claims, before anything of it is believed. */
import { UNSIGNED_PAYLOAD } from './canonical-request.ts'
import { type Refusal, refuse, type SignatureForm } from './refusal.ts'
import { type Credential, parseCredential, SCOPE_TERMINATOR } from './scope.ts'
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
    return refuse(
      'header',
      'InvalidArgument',
      0,
      'The request is signed in its header and its URL.',
    )
  }
  return readHeaderClaim(authorization, headers)
}

function readHeaderClaim(
  authorization: string,
  headers: ReadonlyMap<string, string>,
): Claim | Refusal {
  const prefix = `${ALGORITHM} `
  if (!authorization.startsWith(prefix)) {
    return refuse('header', 'InvalidArgument', 202, `Authorization must begin with ${ALGORITHM}.`)
  }
  const elements = parseElements(authorization.slice(prefix.length))
  if (elements === undefined) {
    return refuse(
      'header',
      'InvalidArgument',
      203,
      'Authorization has an unknown or broken element.',
    )
  }
  const credential = elements.get('Credential')
  const signature = elements.get('Signature')
  if (credential === undefined) {
    return refuse('header', 'InvalidArgument', 202, 'Authorization has no Credential.')
  }
  if (signature === undefined) {
    return refuse('header', 'InvalidArgument', 207, 'Authorization has no Signature.')
  }
  const timestamp = headers.get('x-oss-date')
  if (timestamp === undefined) {
    return refuse('header', 'AccessDenied', 503, 'The request has no x-oss-date header.')
  }
  if (headers.get('x-oss-content-sha256') !== UNSIGNED_PAYLOAD) {
    return refuse(
      'header',
      'InvalidArgument',
      0,
      `x-oss-content-sha256 must be ${UNSIGNED_PAYLOAD}.`,
    )
  }
  return checkShape('header', {
    credential,
    signature,
    timestamp,
    additionalHeaders: elements.get('AdditionalHeaders'),
    securityToken: headers.get('x-oss-security-token'),
  })
}

function parseElements(text: string): Map<string, string> | undefined {
  const elements = new Map<string, string>()
  for (const part of text.split(',')) {
    const [, name, value] = /^ ?(Credential|AdditionalHeaders|Signature)=(.*)$/.exec(part) ?? []
    if (name === undefined || value === undefined || elements.has(name)) return undefined
    elements.set(name, value)
  }
  return elements
}

function readQueryClaim(query: ReadonlyMap<string, string>): Claim | Refusal {
  const version = query.get('x-oss-signature-version')
  const signature = query.get('x-oss-signature')
  if (version === undefined && signature === undefined) {
    const isV1 = query.has('OSSAccessKeyId') || query.has('Signature')
    return isV1
      ? refuse('query', 'InvalidArgument', 0, 'The URL has a V1 signature; expected V4.')
      : refuse('none', 'AccessDenied', 0, 'The request carries no signature.')
  }
  const credential = query.get('x-oss-credential')
  const expiresIn = query.get('x-oss-expires')
  if (version !== ALGORITHM || signature === undefined) {
    return refuse(
      'query',
      'InvalidArgument',
      0,
      `The URL must have x-oss-signature and x-oss-signature-version=${ALGORITHM}.`,
    )
  }
  if (credential === undefined) {
    return refuse('query', 'InvalidArgument', 217, 'The URL has no x-oss-credential.')
  }
  if (expiresIn === undefined) {
    return refuse('query', 'InvalidArgument', 215, 'The URL has no x-oss-expires.')
  }
  return checkShape('query', {
    credential,
    signature,
    timestamp: query.get('x-oss-date') ?? '',
    expiresIn,
    additionalHeaders: query.get('x-oss-additional-headers'),
    securityToken: query.get('x-oss-security-token'),
  })
}

/** EC numbers that differ between the header form and the others. */
const NUMBERS = {
  header: { shape: 204, keyId: 206, day: 212, terminator: 213 },
  query: { shape: 218, keyId: 222, day: 223, terminator: 224 },
  policy: { shape: 0, keyId: 0, day: 0, terminator: 0 },
} as const

/** Checks the shape of every text of a claim. */
export function checkShape(form: SignatureForm, texts: ClaimTexts): Claim | Refusal {
  const numbers = NUMBERS[form]
  const credential = parseCredential(texts.credential)
  if (credential === undefined) {
    return refuse(form, 'InvalidArgument', numbers.shape, 'The credential must have five segments.')
  }
  if (!/^[\x21-\x7e]+$/.test(credential.accessKeyId)) {
    return refuse(form, 'InvalidArgument', numbers.keyId, 'The access key id is malformed.')
  }
  if (credential.terminator !== SCOPE_TERMINATOR) {
    return refuse(
      form,
      'InvalidArgument',
      numbers.terminator,
      `The credential must end in ${SCOPE_TERMINATOR}.`,
    )
  }
  const instant = parseTimestamp(texts.timestamp)
  if (instant === undefined || credential.day !== dayOf(texts.timestamp)) {
    return refuse(
      form,
      'InvalidArgument',
      numbers.day,
      'The date must be a UTC timestamp, and its day the one in the credential.',
    )
  }
  return completeClaim(form, texts, { credential, instant })
}

function completeClaim(
  form: SignatureForm,
  texts: ClaimTexts,
  { credential, instant }: Pick<Claim, 'credential' | 'instant'>,
): Claim | Refusal {
  const { signature, timestamp, additionalHeaders, securityToken } = texts
  if (additionalHeaders === '') {
    return refuse(form, 'InvalidArgument', 209, 'The list of additional headers is empty.')
  }
  const longest = securityToken ? 43_200 : 604_800
  const expiresIn = texts.expiresIn === undefined ? undefined : parseSeconds(texts.expiresIn)
  if (expiresIn !== undefined && !(expiresIn >= 1 && expiresIn <= longest)) {
    return refuse(form, 'InvalidArgument', 232, `x-oss-expires must be 1 to ${longest}.`)
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

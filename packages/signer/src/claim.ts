/** A received request → what its signature claims, before anything of it is believed. */
import { type Refusal, refuse, type SignatureForm } from './refusal.ts'
import type { Scope } from './scope.ts'
import { splitOnce } from './split-once.ts'
import { ALGORITHM } from './string-to-sign.ts'
import { parseTimestamp } from './timestamp.ts'

/** The texts of a claim, as they stood in the header, the query or the form. */
export interface ClaimTexts {
  readonly algorithm: string | undefined
  readonly credential: string | undefined
  readonly signature: string | undefined
  readonly timestamp: string | undefined
  /** `x-oss-content-sha256`; in the header form. */
  readonly payload?: string | undefined
  /** Seconds; in the URL form. */
  readonly expires?: string | undefined
  readonly additionalHeaders?: string | undefined
  readonly securityToken?: string | undefined
}

/** What a signed request says of itself. What is missing or malformed is for `checkClaim` to refuse. */
export interface Claim extends Scope {
  readonly form: SignatureForm
  readonly texts: ClaimTexts
  readonly accessKeyId: string
  /** The credential without its access key id. */
  readonly scope: string
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
    if (isInUrl) return readQueryClaim(query)
    return query.has('OSSAccessKeyId')
      ? refuse('query', 'InvalidArgument', 0, 'The URL has a V1 signature')
      : refuse('none', 'AccessDenied', 0, 'The request is not signed')
  }
  return isInUrl
    ? refuse('header', 'InvalidArgument', 0, 'The request is signed twice')
    : readHeaderClaim(authorization, headers)
}

function readHeaderClaim(
  authorization: string,
  headers: ReadonlyMap<string, string>,
): Claim | Refusal {
  const [algorithm, text] = splitOnce(authorization, ' ')
  const elements: Record<string, string | undefined> = {
    Credential: undefined,
    Signature: undefined,
    AdditionalHeaders: undefined,
  }
  for (const part of algorithm === ALGORITHM ? text.split(',') : []) {
    // The documentation prints a blank after each comma.
    const [name, value] = splitOnce(part.trimStart(), '=')
    if (!(name in elements) || elements[name] !== undefined) {
      return refuse('header', 'InvalidArgument', 203, 'Authorization is malformed')
    }
    elements[name] = value
  }
  return completeClaim('header', {
    algorithm,
    credential: elements['Credential'],
    signature: elements['Signature'],
    timestamp: headers.get('x-oss-date'),
    payload: headers.get('x-oss-content-sha256'),
    expires: undefined,
    additionalHeaders: elements['AdditionalHeaders'],
    securityToken: headers.get('x-oss-security-token'),
  })
}

function readQueryClaim(query: ReadonlyMap<string, string>): Claim {
  const given = (name: string): string | undefined => query.get(`x-oss-${name}`)
  return completeClaim('query', {
    algorithm: given('signature-version'),
    credential: given('credential'),
    signature: given('signature'),
    timestamp: given('date') ?? '',
    expires: given('expires'),
    additionalHeaders: given('additional-headers'),
    securityToken: given('security-token'),
  })
}

/** Takes the credential and the timestamp of a claim apart. */
export function completeClaim(form: SignatureForm, texts: ClaimTexts): Claim {
  const { credential = '', timestamp = '' } = texts
  const segments = credential.split('/')
  const [accessKeyId = '', day = '', region = '', product = '', terminator = ''] = segments
  return {
    form,
    texts,
    accessKeyId,
    scope: credential.slice(accessKeyId.length + 1),
    segments: segments.length,
    day,
    region,
    product,
    terminator,
    instant: parseTimestamp(timestamp),
  }
}

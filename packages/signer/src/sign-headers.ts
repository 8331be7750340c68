/** The header form of a signature. */
import {
  buildCanonicalRequest,
  canonicalQuery,
  canonicalUri,
  UNSIGNED_PAYLOAD,
} from './canonical-request.ts'
import { redact } from './redact.ts'
import { addAdditionalHeaders, readHeaders, type SignableHeaders } from './signable-headers.ts'
import { readQuery } from './signable-query.ts'
import { assertMethod, type SignableRequest } from './signable-request.ts'
import { resolveSigningContext, type SigningOptions, signingInstant } from './signing-context.ts'
import { ALGORITHM, computeSignature, type Signature } from './string-to-sign.ts'

/** The stages of a signature, for display and for comparison with what the service computed. */
export interface SignatureStages extends Signature {
  readonly canonicalRequest: string
  /** `day/region/product/aliyun_v4_request`. */
  readonly scope: string
}

/** A signed request. For `'anonymous'` the texts of all stages are empty. */
export interface SignedHeaders extends SignatureStages {
  /** The given headers plus `x-oss-date`, `x-oss-content-sha256`, `authorization` and, with a token, `x-oss-security-token`. */
  readonly headers: Record<string, string>
}

/**
 * Signs a request in its headers.
 *
 * Send exactly the method, key, query and headers that were signed. Headers of an earlier signature
 * among the given ones are replaced.
 *
 * @throws {SignerError} for what cannot be signed safely; `code` says which part.
 * @example
 * const { headers } = await signHeaders(
 *   { method: 'POST', bucket: 'b', key: 'photo.jpg', query: { 'x-oss-process': '' } },
 *   { credentials, region: 'cn-hangzhou' },
 * )
 * @see recommend-to-use-signature-version-4
 */
export async function signHeaders(
  request: SignableRequest,
  options: SigningOptions,
): Promise<SignedHeaders> {
  const { credentials } = options
  assertMethod(request.method)
  const uri = canonicalUri(request)
  const query = canonicalQuery(readQuery(request.query))
  const read = readHeaders(request.headers)
  const additionalHeaders = addAdditionalHeaders(read, options.additionalHeaders)
  const headers = read.sent
  if (credentials === 'anonymous') {
    return { headers, canonicalRequest: '', stringToSign: '', signature: '', scope: '' }
  }
  const context = resolveSigningContext({ credentials, options, instant: signingInstant(options) })
  const { timestamp, scope, credential } = context
  add(read, 'x-oss-content-sha256', UNSIGNED_PAYLOAD)
  add(read, 'x-oss-date', timestamp)
  if (credentials.securityToken) add(read, 'x-oss-security-token', credentials.securityToken)
  const canonicalRequest = buildCanonicalRequest({
    method: request.method,
    uri,
    query,
    headers: read.byName,
    signedNames: read.signedNames,
    additionalHeaders,
  })
  const computed = computeSignature(canonicalRequest, context)
  const { stringToSign, signature } = computed instanceof Promise ? await computed : computed
  const additional = additionalHeaders && `,AdditionalHeaders=${additionalHeaders}`
  headers['authorization'] =
    `${ALGORITHM} Credential=${credential}${additional},Signature=${signature}`
  const signed = { headers, canonicalRequest, stringToSign, signature, scope }
  return redact(signed, credentials.securityToken)
}

function add({ sent, byName, signedNames }: SignableHeaders, name: string, value: string): void {
  sent[name] = value
  byName.set(name, value)
  signedNames.push(name)
}

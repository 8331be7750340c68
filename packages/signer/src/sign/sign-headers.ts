/** The header form of a signature. */
import {
  assertMethod,
  canonicalUri,
  createCanonicalRequest,
  type Resource,
  UNSIGNED_PAYLOAD,
} from '../canonical/canonical-request.ts'
import type { Pair } from '../canonical/pairs.ts'
import { type HeaderFields, readHeaders, signedFields } from '../canonical/request-headers.ts'
import { canonicalQuery, type Query, readQuery } from '../canonical/request-query.ts'
import { ALGORITHM } from '../canonical/string-to-sign.ts'
import { computeSignature } from '../crypto/compute-signature.ts'
import { hideToken } from '../hide-token.ts'
import { ANONYMOUS_STAGES, type SignatureStages } from './signature-stages.ts'
import { signerFor } from './signer.ts'
import { type SigningOptions, signingInstant } from './signing-options.ts'

/** A request to sign, as raw text: the signer does all the encoding. */
export interface SignableRequest extends Resource {
  /** Upper case, as it will be sent. */
  readonly method: string
  readonly query?: Query | undefined
  readonly headers?: HeaderFields | undefined
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
  assertMethod(request.method)
  const uri = canonicalUri(request)
  const query = canonicalQuery(readQuery(request.query))
  const { sent, fields, additional } = readHeaders(request.headers, options.additionalHeaders)
  const { credentials } = options
  if (credentials === 'anonymous') return { headers: sent, ...ANONYMOUS_STAGES }

  const signer = signerFor(credentials, options, signingInstant(options))
  const { timestamp, scope, credential, securityToken } = signer
  for (const [name, value] of signatureHeaders(timestamp, securityToken)) {
    sent[name] = value
    fields.set(name, value)
  }
  const headers = signedFields(fields, additional)
  const canonicalRequest = createCanonicalRequest({ method: request.method, uri, query, headers })
  const { stringToSign, signature } = await computeSignature(canonicalRequest, signer)

  const list = headers.additionalHeaders && `,AdditionalHeaders=${headers.additionalHeaders}`
  sent['authorization'] = `${ALGORITHM} Credential=${credential}${list},Signature=${signature}`
  const signed = { headers: sent, canonicalRequest, stringToSign, signature, scope: scope.text }
  return hideToken(signed, securityToken)
}

/** The headers that signing adds, all of them signed. */
function signatureHeaders(timestamp: string, securityToken: string): readonly Pair<string>[] {
  const headers: Pair<string>[] = [
    ['x-oss-content-sha256', UNSIGNED_PAYLOAD],
    ['x-oss-date', timestamp],
  ]
  if (securityToken) headers.push(['x-oss-security-token', securityToken])
  return headers
}

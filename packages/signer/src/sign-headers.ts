/** The header form of a signature. */
import { computeSignature } from '#crypto'
import { redact } from '#redact'
import { canonicalQuery, canonicalUri, signFields, UNSIGNED_PAYLOAD } from './canonical-request.ts'
import { readHeaders } from './signable-headers.ts'
import { readQuery } from './signable-query.ts'
import { assertMethod, type SignableRequest } from './signable-request.ts'
import { resolveSigningContext, type SigningOptions, signingInstant } from './signing-context.ts'
import { ALGORITHM, ANONYMOUS_STAGES, type SignatureStages } from './string-to-sign.ts'

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
  const start = `${assertMethod(request.method)}\n${canonicalUri(request)}\n${canonicalQuery(readQuery(request.query))}\n`
  const [headers, fields, listed] = readHeaders(request.headers, options.additionalHeaders)
  if (credentials === 'anonymous') return { headers, ...ANONYMOUS_STAGES }
  const context = resolveSigningContext(credentials, options, signingInstant(options))
  const { timestamp, scope, credential, securityToken } = context
  const add = (name: string, value: string): void => {
    headers[name] = value
    fields.set(name, value)
  }
  add('x-oss-content-sha256', UNSIGNED_PAYLOAD)
  add('x-oss-date', timestamp)
  if (securityToken) add('x-oss-security-token', securityToken)
  const [text, additionalHeaders] = signFields(fields, listed)
  const canonicalRequest = start + text
  return computeSignature(canonicalRequest, context, (stringToSign, signature) => {
    const additional = additionalHeaders && `,AdditionalHeaders=${additionalHeaders}`
    headers['authorization'] =
      `${ALGORITHM} Credential=${credential}${additional},Signature=${signature}`
    const signed = { headers, canonicalRequest, stringToSign, signature, scope }
    redact(signed, securityToken)
    return signed
  })
}

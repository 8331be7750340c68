/** The header form of a signature. */
import {
  signFields,
  startCanonicalRequest,
  UNSIGNED_PAYLOAD,
} from '../canonical/canonical-request.ts'
import { readHeaders } from '../canonical/signable-headers.ts'
import { assertMethod, type SignableRequest } from '../canonical/signable-request.ts'
import { ALGORITHM, ANONYMOUS_STAGES, type SignedHeaders } from '../canonical/string-to-sign.ts'
import { resolveSigningContext, type SigningOptions, signingInstant } from './signing-context.ts'

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
export const signHeaders = async (
  request: SignableRequest,
  options: SigningOptions,
): Promise<SignedHeaders> => {
  const { credentials } = options
  const start = startCanonicalRequest(assertMethod(request.method), request)
  const [headers, fields, listed] = readHeaders(request.headers, options.additionalHeaders)
  if (credentials === 'anonymous') return { headers, ...ANONYMOUS_STAGES }
  const { timestamp, credential, securityToken, sign } = resolveSigningContext(
    credentials,
    options,
    signingInstant(options),
  )
  const add = (name: string, value: string): void => {
    headers[name] = value
    fields.set(name, value)
  }
  add('x-oss-content-sha256', UNSIGNED_PAYLOAD)
  add('x-oss-date', timestamp)
  if (securityToken) add('x-oss-security-token', securityToken)
  const [text, additionalHeaders] = signFields(fields, listed)
  return sign(start + text, headers, (signed) => {
    headers['authorization'] =
      `${ALGORITHM} Credential=${credential}${additionalHeaders && `,AdditionalHeaders=${additionalHeaders}`},Signature=${signed.signature}`
    return signed
  })
}

/** A URL template and a key → the signed URL. */
import { createCanonicalRequest, encodeKey } from '../canonical/canonical-request.ts'
import { computeSignature } from '../crypto/compute-signature.ts'
import { hideToken } from '../hide-token.ts'
import type { PresignedUrl } from './presign-request.ts'
import { ANONYMOUS_STAGES } from './signature-stages.ts'
import type { UrlTemplate } from './url-template.ts'

/** Signs the URL of one key. */
export async function signUrl(
  { request, urlBeforeKey, query, headers, requiredHeaders, grant }: UrlTemplate,
  key: string | null | undefined,
): Promise<PresignedUrl> {
  const path = encodeKey(key)
  const plainUrl = urlBeforeKey + path + (query && `?${query}`)
  // The URL standard resolves such segments, however they are spelled: only a client that sends the
  // text untouched can ask for the key.
  const isUrlClassSafe = !/(^|\/)\.\.?(\/|$)/.test(path)
  if (grant === undefined) {
    const unsigned = { url: plainUrl, headers: requiredHeaders, isUrlClassSafe }
    return { ...unsigned, expiresAt: undefined, ...ANONYMOUS_STAGES }
  }
  const { signer, expiresAt } = grant
  const { scope, securityToken } = signer
  const uri = `/${request.bucket}/${path}`
  const canonicalRequest = createCanonicalRequest({ method: request.method, uri, query, headers })
  const { stringToSign, signature } = await computeSignature(canonicalRequest, signer)
  const signed: PresignedUrl = {
    url: `${plainUrl}&x-oss-signature=${signature}`,
    headers: requiredHeaders,
    expiresAt,
    isUrlClassSafe,
    canonicalRequest,
    stringToSign,
    signature,
    scope: scope.text,
  }
  return hideToken(signed, securityToken)
}

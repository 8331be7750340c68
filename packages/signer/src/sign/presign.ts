/** The URL form of a signature. */
import type { PresignedUrl, PresignOptions, PresignRequest } from './presign-request.ts'
import { signUrl } from './sign-url.ts'
import { signingInstant } from './signing-options.ts'
import { createUrlTemplate } from './url-template.ts'

/**
 * Signs a request in its URL, for whoever cannot sign: a browser, a mail, `curl`.
 *
 * The parameters of an earlier presigning in `query` are replaced.
 *
 * @throws {SignerError} for what cannot be signed safely; `code` says which part.
 * @example
 * const { url } = await presign(
 *   { method: 'GET', endpoint: 'https://oss-cn-hangzhou.aliyuncs.com', bucket: 'b', key: 'a.jpg' },
 *   { credentials, region: 'cn-hangzhou', expiresIn: 900 },
 * )
 * @see add-signatures-to-urls
 */
export async function presign(
  request: PresignRequest,
  options: PresignOptions,
): Promise<PresignedUrl> {
  const template = createUrlTemplate(request, options, signingInstant(options))
  return signUrl(template, request.key)
}

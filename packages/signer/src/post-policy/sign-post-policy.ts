/** The form of a direct upload from a browser → its signed fields. */

import { hmacHex } from '#crypto'
import { ALGORITHM } from '../canonical/string-to-sign.ts'
import { misuse, quote } from '../errors.ts'
import { hideToken } from '../hide-token.ts'
import { bucketUrl } from '../sign/object-url.ts'
import { type Signer, signerFor } from '../sign/signer.ts'
import { type SigningOptions, signingInstant } from '../sign/signing-options.ts'
import { encodePolicy } from './policy-document.ts'
import { type PostPolicyRequest, readFormRules } from './post-policy-rules.ts'

export interface PostPolicyOptions
  extends Omit<SigningOptions, 'credentials' | 'additionalHeaders'> {
  readonly credentials: Exclude<SigningOptions['credentials'], 'anonymous'>
  /** Seconds from the signing date on, 1 to 604800 (seven days). @default 900 */
  readonly expiresIn?: number | undefined
}

/** A signed form. */
export interface SignedPostPolicy {
  /** Where to post; the empty text when no endpoint was given. */
  readonly url: string
  /**
   * The fields to send, in this order and before `file`, which comes last. A field whose rule leaves a
   * choice (`key` with a prefix, `content-type` with several values) is missing: add it.
   */
  readonly fields: Readonly<Record<string, string>>
  /** The JSON that was signed, for display. */
  readonly policy: string
  readonly expiresAt: Date
  readonly signature: string
  readonly scope: string
}

/**
 * Signs the fields of an upload form.
 *
 * @throws {SignerError} `POLICY_INVALID` and what every signature throws.
 * @example
 * const { url, fields } = await signPostPolicy(
 *   { bucket: 'b', key: { startsWith: 'uploads/' }, contentLength: { max: 5_000_000 }, endpoint },
 *   { credentials, region: 'cn-hangzhou' },
 * )
 * @see signature-version-4-recommend, "PostObject"
 */
export async function signPostPolicy(
  request: PostPolicyRequest,
  options: PostPolicyOptions,
): Promise<SignedPostPolicy> {
  const { credentials, expiresIn = 900 } = options
  if (!(Number.isInteger(expiresIn) && expiresIn >= 1 && expiresIn <= 604_800)) {
    misuse('POLICY_INVALID', 'expiresIn as whole seconds from 1 to 604800', quote(expiresIn))
  }
  const now = signingInstant(options)
  const signer = signerFor(credentials, options, now)
  const expiresAt = new Date(now - (now % 1000) + expiresIn * 1000)
  const identity = identityFields(signer)
  const { fields, conditions } = readFormRules(request)
  const document = {
    expiration: expiresAt.toISOString(),
    conditions: [
      { bucket: request.bucket },
      ...Object.entries(identity).map(([name, value]) => ({ [name]: value })),
      ...conditions,
    ],
  }
  // The string to sign of a form is the Base64 text of its policy; there is no canonical request.
  const policy = encodePolicy(document)
  const signature = await hmacHex(await signer.signingKey, policy)
  const signed = {
    url: formUrl(request),
    fields: { ...fields, ...identity, policy, 'x-oss-signature': signature },
    policy: JSON.stringify(document),
    expiresAt,
    signature,
    scope: signer.scope.text,
  }
  return hideToken(signed, signer.securityToken)
}

/** The fields that say who signs and when; the policy has a condition for each. */
function identityFields({ timestamp, credential, securityToken }: Signer): Record<string, string> {
  return {
    'x-oss-signature-version': ALGORITHM,
    'x-oss-credential': credential,
    'x-oss-date': timestamp,
    ...(securityToken && { 'x-oss-security-token': securityToken }),
  }
}

function formUrl({ endpoint, addressing, bucket }: PostPolicyRequest): string {
  return endpoint === undefined ? '' : bucketUrl({ endpoint, addressing, bucket }).urlBeforeKey
}

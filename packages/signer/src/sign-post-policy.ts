/** The form of a direct upload from a browser → its signed fields. */

import { hmacHex } from '#crypto'
import { redact } from '#redact'
import { misuse, show } from './errors.ts'
import { type Addressing, bucketUrl } from './object-url.ts'
import { encodeBase64, encodePolicy, type PolicyCondition } from './policy-document.ts'
import { resolveSigningContext, type SigningOptions, signingInstant } from './signing-context.ts'
import { ALGORITHM } from './string-to-sign.ts'

/** What a text of the form may be. */
export type TextRule =
  | string
  | { readonly startsWith: string }
  | { readonly oneOf: readonly string[] }

/** The service's call to your server after the upload. */
export interface UploadCallback {
  readonly url: string
  /** Such as `bucket=${bucket}&object=${object}`, with the service's own placeholders. */
  readonly body: string
  /** Content type of the body. */
  readonly bodyType?: string | undefined
  /** Host header of the call. */
  readonly host?: string | undefined
}

/** Which uploads the form allows. */
export interface PostPolicyRequest {
  readonly bucket: string
  /** The one key, or the prefix of the keys, that may be written. */
  readonly key: string | { readonly startsWith: string }
  /** Bytes of the file. */
  readonly contentLength?: { readonly min?: number; readonly max: number } | undefined
  readonly contentType?: TextRule | undefined
  /** Where the browser goes after the upload. */
  readonly successActionRedirect?: string | undefined
  /** Status of the answer to an upload without redirect. */
  readonly successActionStatus?: 200 | 201 | 204 | undefined
  readonly callback?: UploadCallback | undefined
  /** Further fields with the only value that they may have, such as `x-oss-forbid-overwrite`. */
  readonly fields?: Readonly<Record<string, string>> | undefined
  /** Given, the result has the `url` to post to. */
  readonly endpoint?: string | undefined
  readonly addressing?: Addressing | undefined
}

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
    policyError('expiresIn as whole seconds from 1 to 604800', show(expiresIn))
  }
  const instant = signingInstant(options)
  const context = resolveSigningContext(credentials, options, instant)
  const identity = {
    'x-oss-signature-version': ALGORITHM,
    'x-oss-credential': context.credential,
    'x-oss-date': context.timestamp,
    ...(credentials.securityToken && { 'x-oss-security-token': credentials.securityToken }),
  }
  const { fields, conditions } = readRequest(request)
  const expiresAt = new Date(instant + expiresIn * 1000)
  const document = {
    expiration: expiresAt.toISOString(),
    conditions: [
      { bucket: request.bucket },
      ...Object.entries(identity).map(([name, value]) => ({ [name]: value })),
      ...conditions,
    ],
  }
  const policy = encodePolicy(document)
  // The string to sign of a form is the Base64 text of its policy; there is no canonical request.
  const signature = await hmacHex(context.signingKey, policy)
  const result = {
    url: formUrl(request),
    fields: { ...fields, ...identity, policy, 'x-oss-signature': signature },
    policy: JSON.stringify(document),
    expiresAt,
    signature,
    scope: context.scope,
  }
  return redact(result, credentials.securityToken)
}

function formUrl({ endpoint, addressing, bucket }: PostPolicyRequest): string {
  return endpoint === undefined ? '' : bucketUrl({ endpoint, addressing, bucket })[1]
}

interface FormRules {
  readonly fields: Record<string, string>
  readonly conditions: PolicyCondition[]
}

function readRequest(request: PostPolicyRequest): FormRules {
  const { contentLength, successActionStatus: status } = request
  const rules: FormRules = { fields: {}, conditions: [] }
  if (typeof request.bucket !== 'string' || request.bucket === '') {
    policyError('a bucket', show(request.bucket))
  }
  if (request.key === undefined) policyError('a key, or a prefix of keys', 'nothing')
  addRule(rules, 'key', request.key)
  addRule(rules, 'content-type', request.contentType)
  addRule(rules, 'success_action_redirect', request.successActionRedirect)
  addRule(rules, 'success_action_status', status === undefined ? undefined : String(status))
  addRule(rules, 'callback', request.callback && encodeCallback(request.callback))
  for (const [name, value] of Object.entries(request.fields ?? {})) addRule(rules, name, value)
  if (contentLength !== undefined) rules.conditions.push(lengthCondition(contentLength))
  return rules
}

function addRule(
  { fields, conditions }: FormRules,
  name: string,
  rule: TextRule | undefined,
): void {
  if (rule === undefined) return
  if (typeof rule === 'string') {
    fields[name] = rule
    conditions.push(['eq', `$${name}`, rule])
  } else if ('startsWith' in rule) {
    conditions.push(['starts-with', `$${name}`, rule.startsWith])
  } else {
    conditions.push(['in', `$${name}`, rule.oneOf])
  }
}

function lengthCondition({ min = 0, max }: { min?: number; max: number }): PolicyCondition {
  if (Number.isInteger(min) && Number.isInteger(max) && min >= 0 && max >= min) {
    return ['content-length-range', min, max]
  }
  policyError('contentLength as whole bytes, min up to max', `${show(min)} to ${show(max)}`)
}

/** @see PostObject and Callback: the field is Base64 of JSON. */
function encodeCallback({ url, body, bodyType, host }: UploadCallback): string {
  const members = {
    callbackUrl: url,
    callbackHost: host,
    callbackBody: body,
    callbackBodyType: bodyType,
  }
  return encodeBase64(JSON.stringify(members))
}

function policyError(expected: string, received: string): never {
  misuse('POLICY_INVALID', expected, received)
}

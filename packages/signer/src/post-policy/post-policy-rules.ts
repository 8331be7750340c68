/** What an upload form allows → its fields, and the conditions of its policy. */
import { listPairs, type Pair } from '../canonical/pairs.ts'
import { matches, misuse, quote } from '../errors.ts'
import type { Addressing } from '../sign/object-url.ts'
import { encodeBase64, type PolicyCondition } from './policy-document.ts'

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

/** The form's own part of what is sent and signed. */
export interface FormRules {
  /** The fields that can have one value only. */
  readonly fields: Readonly<Record<string, string>>
  readonly conditions: readonly PolicyCondition[]
}

const REQUEST_MEMBERS = [
  'bucket',
  'key',
  'contentLength',
  'contentType',
  'successActionRedirect',
  'successActionStatus',
  'callback',
  'fields',
  'endpoint',
  'addressing',
]

/**
 * Reads the rules of a form. A misspelt one is refused: left out of the policy, it would allow more
 * than was meant.
 *
 * @throws {SignerError} `POLICY_INVALID`.
 */
export function readFormRules(request: PostPolicyRequest): FormRules {
  assertMembers(`a form of ${REQUEST_MEMBERS.join(', ')}`, request, REQUEST_MEMBERS)
  const { contentLength, successActionStatus: status, callback } = request
  assertNotEmpty('a bucket', request.bucket)
  if (request.key === undefined) policyError('a key, or a prefix of keys', 'nothing')
  const standardRules = {
    key: request.key,
    'content-type': request.contentType,
    success_action_redirect: request.successActionRedirect,
    success_action_status: status === undefined ? undefined : String(status),
    callback: callback === undefined ? undefined : encodeCallback(callback),
  }
  const rules = [
    ...listPairs<TextRule>(standardRules, 'POLICY_INVALID'),
    ...listPairs<TextRule>(request.fields, 'POLICY_INVALID'),
  ]
  const conditions = rules.map(([name, rule]) => textCondition(name, rule))
  if (contentLength !== undefined) conditions.push(lengthCondition(contentLength))
  const fixedRules = rules.filter((rule): rule is Pair<string> => isText(rule[1]))
  return { fields: Object.fromEntries(fixedRules), conditions }
}

function textCondition(name: string, rule: TextRule): PolicyCondition {
  if (isText(rule)) return ['eq', `$${name}`, rule]
  const expected = `${name} as text, { startsWith: text } or { oneOf: list of texts }`
  assertMembers(expected, rule, ['startsWith', 'oneOf'])
  const { startsWith, oneOf }: { startsWith?: unknown; oneOf?: unknown } = rule
  if (isText(startsWith) && oneOf === undefined) return ['starts-with', `$${name}`, startsWith]
  if (startsWith === undefined && isTextList(oneOf)) return ['in', `$${name}`, oneOf]
  policyError(expected, `startsWith ${describe(startsWith)}, oneOf ${describe(oneOf)}`)
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}

function isTextList(value: unknown): value is string[] {
  return Array.isArray(value) && value.length > 0 && value.every(isText)
}

function lengthCondition(limits: { min?: number; max: number }): PolicyCondition {
  assertMembers('contentLength as { min, max }', limits, ['min', 'max'])
  const { min = 0, max } = limits
  if (Number.isInteger(min) && Number.isInteger(max) && min >= 0 && max >= min) {
    return ['content-length-range', min, max]
  }
  policyError('contentLength as whole bytes, min up to max', `${quote(min)} to ${quote(max)}`)
}

/** @see PostObject and Callback: the field is Base64 of JSON. */
function encodeCallback(callback: UploadCallback): string {
  assertMembers('callback as { url, body, bodyType, host }', callback, [
    'url',
    'body',
    'bodyType',
    'host',
  ])
  const { url, body, bodyType, host } = callback
  assertNotEmpty('callback.url as text', url)
  assertNotEmpty('callback.body as text', body)
  const members = {
    callbackUrl: url,
    callbackHost: host,
    callbackBody: body,
    callbackBodyType: bodyType,
  }
  return encodeBase64(JSON.stringify(members))
}

function assertNotEmpty(expected: string, value: unknown): void {
  if (!matches(value, /./s)) policyError(expected, quote(value))
}

/** Refuses whatever is no object, and members of other names. */
function assertMembers(expected: string, given: object, names: readonly string[]): void {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    policyError(expected, describe(given))
  }
  for (const [name, value] of Object.entries(given)) {
    if (value !== undefined && !names.includes(name)) policyError(expected, `member ${quote(name)}`)
  }
}

function describe(value: unknown): string | number {
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list'
  return value === null ? 'null' : quote(value)
}

function policyError(expected: string, received: string | number): never {
  misuse('POLICY_INVALID', expected, received)
}

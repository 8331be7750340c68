/** Calls of the Security Token Service. */

import { createHash, createHmac } from 'node:crypto'
import { percentEncode } from '../wire/percent-encode.ts'
import type { Credentials, ExpiringCredentials } from './credentials.ts'
import type { CredentialsAnswer, CredentialsRequest } from './effects.ts'
import { fetchFailed, parseObject, readCredentialsJson } from './read-credentials.ts'

/** Members that both ways to take on a role have. */
export interface RoleOptions {
  /** `acs:ram::<account>:role/<name>` */
  readonly roleArn: string
  /** Stands in the audit log, 2 to 64 characters. @default 'oss-process' */
  readonly roleSessionName?: string | undefined
  /** Seconds that the credentials last, integer 900 to 43200. @default 3600 */
  readonly duration?: number | undefined
  /** JSON of a policy that narrows the role's rights further. */
  readonly policy?: string | undefined
  /** @default 'https://sts.aliyuncs.com' */
  readonly endpoint?: string | undefined
  /** Milliseconds for the request. @default 10000 */
  readonly timeout?: number | undefined
}

/** The API version of the service. */
export const STS_VERSION = '2015-04-01'
const ALGORITHM = 'ACS3-HMAC-SHA256'
const EMPTY_SHA256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'

/** A call of an RPC-style API of Alibaba Cloud. */
export interface RpcCall {
  readonly endpoint: string
  readonly action: string
  readonly version: string
  readonly query: Readonly<Record<string, string | undefined>>
  readonly credentials: Credentials
  readonly date: Date
  /** A text that was never sent before. */
  readonly nonce: string
  readonly timeoutMs: number
}

/** Returns the parameters of a role, as the service names them. */
export function roleParameters(options: RoleOptions): Record<string, string | undefined> {
  return {
    RoleArn: options.roleArn,
    RoleSessionName: options.roleSessionName ?? 'oss-process',
    DurationSeconds: String(options.duration ?? 3600),
    Policy: options.policy,
  }
}

/**
 * Builds a signed call.
 *
 * @see https://www.alibabacloud.com/help/en/sdk/product-overview/v3-request-structure-and-signature
 */
export function buildRpcRequest(call: RpcCall): CredentialsRequest {
  const url = new URL(call.endpoint)
  const query = canonicalQuery(call.query)
  const { securityToken } = call.credentials
  const signed: Record<string, string> = {
    host: url.host,
    'x-acs-action': call.action,
    'x-acs-content-sha256': EMPTY_SHA256,
    'x-acs-date': call.date.toISOString().replace(/\.\d+Z$/, 'Z'),
    ...(securityToken ? { 'x-acs-security-token': securityToken } : {}),
    'x-acs-signature-nonce': call.nonce,
    'x-acs-version': call.version,
  }
  const names = Object.keys(signed).sort()
  const lines = names.map((name) => `${name}:${signed[name]}\n`).join('')
  const canonical = ['POST', '/', query, lines, names.join(';'), EMPTY_SHA256].join('\n')
  const stringToSign = `${ALGORITHM}\n${createHash('sha256').update(canonical).digest('hex')}`
  const { accessKeyId, accessKeySecret } = call.credentials
  const signature = createHmac('sha256', accessKeySecret).update(stringToSign).digest('hex')
  const { host, ...headers } = signed
  return {
    method: 'POST',
    url: `${url.origin}/?${query}`,
    headers: {
      ...headers,
      accept: 'application/json',
      authorization: `${ALGORITHM} Credential=${accessKeyId},SignedHeaders=${names.join(';')},Signature=${signature}`,
    },
    timeoutMs: call.timeoutMs,
  }
}

/**
 * Reads the credentials of an answer of the service.
 *
 * @throws {OssCredentialsError} `OSS_CREDENTIALS_FETCH_FAILED` with the service's code and message.
 */
export function readStsAnswer(answer: CredentialsAnswer, action: string): ExpiringCredentials {
  const source = `${action} of the Security Token Service`
  const { Code, Message, Credentials } = Object(parseObject(answer.text, source))
  if (answer.statusCode !== 200) {
    const said = typeof Code === 'string' ? Code : `status ${answer.statusCode}`
    const message = typeof Message === 'string' ? `: ${Message.slice(0, 300)}` : ''
    throw fetchFailed(`${source} answered ${said}${message}`)
  }
  return readCredentialsJson(JSON.stringify(Credentials ?? {}), source)
}

function canonicalQuery(query: RpcCall['query']): string {
  return Object.entries(query)
    .filter((entry): entry is [string, string] => entry[1] !== undefined)
    .map(([name, value]) => `${percentEncode(name)}=${percentEncode(value)}`)
    .sort()
    .join('&')
}

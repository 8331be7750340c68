/** The JSON in which credentials are handed out. */

import { OssCredentialsError, type OssErrorOptions } from '../errors.ts'
import type { ExpiringCredentials } from './credentials.ts'

/**
 * Reads `{ AccessKeyId, AccessKeySecret, SecurityToken?, Expiration? }`.
 *
 * @param text - JSON.
 * @param source - where it came from, for messages.
 * @throws {OssCredentialsError} `OSS_CREDENTIALS_FETCH_FAILED`; the text is not repeated, since it may
 *   hold a secret.
 * @see alibabacloud-oss-go-sdk-v2, oss/credentials
 */
export function readCredentialsJson(text: string, source: string): ExpiringCredentials {
  const members = readMembers(parseObject(text, source))
  const { AccessKeyId, AccessKeySecret, SecurityToken, Expiration } = members
  if (members['Code'] !== undefined && members['Code'] !== 'Success') {
    throw fetchFailed(`${source} answered ${members['Code'].slice(0, 80)}`)
  }
  if (!AccessKeyId || !AccessKeySecret) {
    const missing = AccessKeyId ? 'AccessKeySecret' : 'AccessKeyId'
    throw fetchFailed(
      `expected AccessKeyId and AccessKeySecret from ${source}, received no ${missing}`,
    )
  }
  return {
    accessKeyId: AccessKeyId,
    accessKeySecret: AccessKeySecret,
    ...(SecurityToken ? { securityToken: SecurityToken } : {}),
    ...(Expiration ? { expiration: readExpiration(Expiration, source) } : {}),
  }
}

/**
 * Parses a text that is to be a JSON object.
 *
 * @throws {OssCredentialsError} `OSS_CREDENTIALS_FETCH_FAILED`.
 */
export function parseObject(text: string, source: string): object {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    // The message of JSON.parse quotes the text.
  }
  if (typeof value === 'object' && value !== null) return value
  throw fetchFailed(
    `expected a JSON object from ${source}, received ${text.length} characters of something else`,
  )
}

/** Makes the error of a provider that did not get its credentials. */
export function fetchFailed(message: string, options?: ErrorOptions): OssCredentialsError {
  return new OssCredentialsError('OSS_CREDENTIALS_FETCH_FAILED', message, options)
}

/** Makes the error of a provider that is not configured. */
export function notConfigured(message: string, options?: OssErrorOptions): OssCredentialsError {
  return new OssCredentialsError('OSS_CREDENTIALS_MISSING', message, options)
}

function readMembers(value: object): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries(Object.entries(value).filter(([, text]) => typeof text === 'string'))
}

function readExpiration(text: string, source: string): Date {
  const expiration = new Date(text)
  if (Number.isNaN(expiration.getTime())) {
    throw fetchFailed(
      `expected an ISO 8601 date as Expiration from ${source}, received ${text.slice(0, 80)}`,
    )
  }
  return expiration
}

/** An answer outside 2xx, in any of the forms it comes in → OssServiceError. */

import { OssServiceError } from '../errors.ts'
import type { FailedRequest, OperationResponse, ResponseHeaders } from '../operations/operation.ts'
import { decodeText } from './decode-body.ts'
import { hintFor } from './service-error-hints.ts'

/** No error document of the service is near this; the rest of a giant body is not looked at. */
const LONGEST_DOCUMENT_BYTES = 256 * 1024

/**
 * Reads an error of the service.
 *
 * @param response - an answer outside 2xx, or one of status 200 that holds an error document.
 * @returns the error; what the answer does not say is left out, and a missing `Code` is derived from
 *   the status, or is `BadErrorResponse` as in the official SDKs.
 * @see "Error responses"; alibabacloud-oss-python-sdk-v2, _client.py
 */
export async function readServiceError(
  response: OperationResponse,
  request: FailedRequest,
): Promise<OssServiceError> {
  const text = documentText(response)
  const members = await readDocument(text)
  const code = members.get('Code') ?? codeOfStatus(response.statusCode, text, request)
  const { headers } = response
  const mismatch = await explainSignature(code, members, request)
  return new OssServiceError({
    code,
    message: members.get('Message') ?? describe(response.statusCode, text, request),
    statusCode: response.statusCode,
    requestId: members.get('RequestId') ?? headers['x-oss-request-id'],
    ec: members.get('EC') ?? headers['x-oss-ec'],
    hostId: members.get('HostId'),
    hint: mismatch?.hint ?? hintFor(code, members, request),
    explanation: mismatch?.explanation,
    serverDate: serverDate(members, headers),
    retryAfterMs: retryAfterMs(headers),
    details: new Map([...members].filter(([name]) => !NAMED_MEMBERS.has(name))),
  })
}

async function explainSignature(
  code: string,
  members: ReadonlyMap<string, string>,
  { signed }: FailedRequest,
): Promise<{ readonly hint: string | undefined; readonly explanation: string } | undefined> {
  if (code !== 'SignatureDoesNotMatch' || signed === undefined) return undefined
  // Loaded here since a program whose secret is right never needs it.
  const { explainMismatch } = await import('@oss-process/signer/explain')
  const theirs = {
    code,
    message: members.get('Message'),
    canonicalRequest: members.get('CanonicalRequest'),
    stringToSign: members.get('StringToSign'),
    signatureProvided: members.get('SignatureProvided'),
  }
  const { causes, text } = explainMismatch({ ours: signed, theirs })
  const hint = causes.map(({ message }) => message).join(' ')
  return { hint: hint === '' ? undefined : hint, explanation: text }
}

/** Returns whether an answer of status 2xx carries an error document. */
export function isErrorDocument(body: Uint8Array): boolean {
  // Nearly every answer is JSON without an `Error`, and says so in its third byte.
  if (body[0] === OPENING_BRACE && body[1] === QUOTE && body[2] !== CAPITAL_E) return false
  return ERROR_DOCUMENT.test(decodeText(body.subarray(0, 256)))
}

const OPENING_BRACE = 0x7b
const QUOTE = 0x22
const CAPITAL_E = 0x45
const ERROR_DOCUMENT = /^\s*(?:(?:<\?xml[^>]*>\s*)?<Error[\s>]|\{\s*"Error"\s*:\s*\{)/
const NAMED_MEMBERS = new Set(['Code', 'Message', 'RequestId', 'HostId', 'EC'])

function documentText(response: OperationResponse): string {
  if (response.body.byteLength > 0) {
    return decodeText(response.body.subarray(0, LONGEST_DOCUMENT_BYTES)).trim()
  }
  const encoded = response.headers['x-oss-err']
  if (encoded === undefined) return ''
  try {
    return decodeText(Uint8Array.from(atob(encoded), (c) => c.charCodeAt(0))).trim()
  } catch {
    return ''
  }
}

async function readDocument(text: string): Promise<Map<string, string>> {
  if (text.startsWith('<')) return await readXmlDocument(text)
  return text.startsWith('{') ? readJsonDocument(text) : new Map()
}

async function readXmlDocument(text: string): Promise<Map<string, string>> {
  // Loaded here since most programs never meet an error.
  const { readXml } = await import('./xml.ts')
  const root = readXml(text, 'Error')
  if (root !== undefined) return textMembers(root)
  const members = new Map<string, string>()
  for (const [, name = '', value = ''] of text.matchAll(/<([A-Za-z]{1,64})>([^<]{0,4096})(?=<)/g)) {
    if (NAMED_MEMBERS.has(name) && value.trim() !== '') members.set(name, value.trim())
  }
  return members
}

function readJsonDocument(text: string): Map<string, string> {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return new Map()
  }
  const members = textMembers(json)
  const error = (json as { Error?: unknown }).Error // an object, as the text begins with a brace
  if (error !== undefined) return textMembers(error)
  const message = members.get('message')
  if (message !== undefined) members.set('Message', message)
  const code = members.get('code')
  if (code !== undefined) members.set('Code', code)
  return members
}

function textMembers(value: unknown): Map<string, string> {
  if (typeof value !== 'object' || value === null) return new Map()
  return new Map(
    Object.entries(value).filter((entry): entry is [string, string] => {
      return typeof entry[1] === 'string' && entry[1] !== ''
    }),
  )
}

/** The codes of `ali-oss` for answers without a document, so that programs can test for them. */
function codeOfStatus(statusCode: number, text: string, request: FailedRequest): string {
  if (text !== '') return 'BadErrorResponse'
  switch (statusCode) {
    case 304:
      return 'NotModified'
    case 404:
      return request.key === undefined ? 'NoSuchBucket' : 'NoSuchKey'
    case 412:
      return 'PreconditionFailed'
    default:
      return 'BadErrorResponse'
  }
}

function describe(statusCode: number, text: string, request: FailedRequest): string {
  if (text === '') return `the service answered ${request.operation} with status ${statusCode}`
  const excerpt = JSON.stringify(text.slice(0, 80))
  return `expected an error document for status ${statusCode} of ${request.operation}, received ${excerpt}`
}

function serverDate(
  members: ReadonlyMap<string, string>,
  headers: ResponseHeaders,
): Date | undefined {
  const instant = Date.parse(members.get('ServerTime') ?? headers['date'] ?? '')
  return Number.isNaN(instant) ? undefined : new Date(instant)
}

function retryAfterMs(headers: ResponseHeaders): number | undefined {
  const text = headers['retry-after']
  if (text === undefined) return undefined
  if (/^[0-9]{1,9}$/.test(text)) return Number(text) * 1000
  const waitMs = Date.parse(text) - Date.parse(headers['date'] ?? '')
  return Number.isNaN(waitMs) ? undefined : Math.max(0, waitMs)
}

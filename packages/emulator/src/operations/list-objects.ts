import { type Call, ownerXml } from '../call/call.ts'
import type { ServiceResponse } from '../http/message.ts'
import type { XmlMembers } from '../http/write-xml.ts'
import { xmlResponse, xmlTime } from '../http/write-xml.ts'
import { OssRefusal } from '../refusal.ts'
import { noSuchBucket } from '../store/refusals.ts'
import { type Page, readPage } from './list-page.ts'

const DEFAULT_MAX_KEYS = 100
const MAX_KEYS = 1000
const MAX_KEYS_PARAMETER = { name: 'max-keys', byDefault: DEFAULT_MAX_KEYS }

/** A page of keys, in the first form (`marker`) or the second (`list-type=2`). */
export async function listObjects(call: Call): Promise<ServiceResponse> {
  const { service, bucket, query } = call
  if (service.store.buckets.folders(bucket) === undefined) throw noSuchBucket(bucket)
  const isSecondForm = query.get('list-type') === '2'
  const page = await readPage((options) => service.store.list(bucket, options), {
    prefix: query.get('prefix') ?? '',
    delimiter: query.get('delimiter') ?? '',
    after: isSecondForm ? startOfSecondForm(query) : (query.get('marker') ?? ''),
    maxKeys: readMaxKeys(query),
  })
  const encode = encoderOf(query)
  const position = isSecondForm ? secondForm(query, page, encode) : firstForm(query, page, encode)
  const withOwner = !isSecondForm || query.get('fetch-owner') === 'true'
  return xmlResponse('ListBucketResult', {
    Name: bucket,
    Prefix: encode(query.get('prefix') ?? ''),
    ...position,
    MaxKeys: readMaxKeys(query),
    Delimiter: encode(query.get('delimiter') ?? ''),
    EncodingType: query.get('encoding-type'),
    IsTruncated: page.next !== undefined,
    Contents: await contentsXml(call, { page, encode, withOwner }),
    CommonPrefixes: page.commonPrefixes.map((prefix) => ({ Prefix: encode(prefix) })),
  })
}

/**
 * Reads `max-keys`, or another parameter of the kind.
 *
 * @throws {OssRefusal} `InvalidArgument` when it is not 1 to 1000.
 */
export function readMaxKeys(
  query: ReadonlyMap<string, string>,
  { name, byDefault }: { readonly name: string; readonly byDefault: number } = MAX_KEYS_PARAMETER,
): number {
  const text = query.get(name) ?? String(byDefault)
  const value = Number(text)
  if (/^\d+$/.test(text) && value >= 1 && value <= MAX_KEYS) return value
  throw new OssRefusal({
    status: 400,
    code: 'InvalidArgument',
    message: `Argument ${name} must be an integer between 1 and ${MAX_KEYS}.`,
    details: { ArgumentName: name, ArgumentValue: text },
  })
}

/** Percent-encodes the keys of an answer when `encoding-type=url` asks for it. */
export function encoderOf(query: ReadonlyMap<string, string>): (text: string) => string {
  return query.get('encoding-type') === 'url' ? encodeURIComponent : (text) => text
}

/** Returns the members of each object of a page. */
export async function contentsXml(
  call: Call,
  {
    page,
    encode,
    withOwner,
  }: {
    readonly page: Page
    readonly encode: (text: string) => string
    readonly withOwner: boolean
  },
): Promise<readonly XmlMembers[]> {
  const { store } = call.service
  const objects = await Promise.all(page.keys.map((key) => store.find(call.bucket, key)))
  return objects
    .filter((object) => object !== undefined)
    .map((object) => ({
      Key: encode(object.key),
      LastModified: xmlTime(object.lastModified),
      ETag: `"${object.etag}"`,
      Type: object.type,
      Size: object.byteLength,
      StorageClass: object.storageClass,
      Owner: withOwner ? ownerXml() : undefined,
    }))
}

function firstForm(
  query: ReadonlyMap<string, string>,
  page: Page,
  encode: (text: string) => string,
): XmlMembers {
  return {
    Marker: encode(query.get('marker') ?? ''),
    NextMarker: page.next === undefined ? undefined : encode(page.next),
  }
}

function secondForm(
  query: ReadonlyMap<string, string>,
  page: Page,
  encode: (text: string) => string,
): XmlMembers {
  const startAfter = query.get('start-after')
  return {
    StartAfter: startAfter === undefined ? undefined : encode(startAfter),
    ContinuationToken: query.get('continuation-token') || undefined,
    NextContinuationToken: page.next === undefined ? undefined : writeToken(page.next),
    KeyCount: page.keys.length + page.commonPrefixes.length,
  }
}

function startOfSecondForm(query: ReadonlyMap<string, string>): string {
  // `oss2` always sends both, and an empty token on the first page.
  const token = query.get('continuation-token') || undefined
  return token === undefined ? (query.get('start-after') ?? '') : readToken(token)
}

/** What stands before the key in a token, so that a token of another make is recognised. */
const TOKEN_START = 'after:'

function writeToken(key: string): string {
  return Buffer.from(`${TOKEN_START}${key}`).toString('base64')
}

/** @throws {OssRefusal} `InvalidArgument` when no page has ended with this token. */
function readToken(token: string): string {
  const text = Buffer.from(token, 'base64').toString('utf8')
  if (text.startsWith(TOKEN_START)) return text.slice(TOKEN_START.length)
  throw new OssRefusal({
    status: 400,
    code: 'InvalidArgument',
    message: 'The continuation token provided is incorrect.',
    details: { ArgumentName: 'continuation-token', ArgumentValue: token.slice(0, 80) },
  })
}

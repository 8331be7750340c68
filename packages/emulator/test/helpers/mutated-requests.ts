/** Requests of every operation, right at first and then bent in random places. */
import { signHeaders } from '@oss-process/signer'
import type { Emulator, ServiceRequest } from '../../src/index.ts'
import { encode } from './client.ts'
import type { Random } from './random.ts'

/** A request before it is signed. */
interface Seed {
  readonly method: string
  readonly bucket?: string
  readonly key?: string
  readonly query?: Readonly<Record<string, string>>
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

const bucket = 'photos'
const key = 'photo.png'
const style = 'image/resize,w_10/format,png'
const saveAs = `${style}|sys/saveas,o_b3V0LnBuZw,b_cGhvdG9z`

const SEEDS: readonly Seed[] = [
  { method: 'GET' },
  { method: 'GET', bucket, query: { 'max-keys': '3', prefix: 'p', delimiter: '/', marker: 'a' } },
  { method: 'GET', bucket, query: { 'list-type': '2', 'continuation-token': 'YQ==' } },
  { method: 'GET', bucket, query: { bucketInfo: '' } },
  { method: 'GET', bucket, query: { style: '', styleName: 'small' } },
  {
    method: 'PUT',
    bucket,
    query: { style: '', styleName: 'small' },
    body: `<Style><Content>${style}</Content></Style>`,
  },
  {
    method: 'PUT',
    bucket,
    query: { cors: '' },
    body: '<CORSConfiguration><CORSRule><AllowedOrigin>*</AllowedOrigin><AllowedMethod>GET</AllowedMethod></CORSRule></CORSConfiguration>',
  },
  { method: 'PUT', bucket: 'new-bucket', headers: { 'x-oss-acl': 'private' } },
  {
    method: 'POST',
    bucket,
    query: { delete: '' },
    body: '<Delete><Object><Key>a/b</Key></Object></Delete>',
  },
  {
    method: 'PUT',
    bucket,
    key: 'a/b/c.txt',
    body: 'hello',
    headers: { 'content-type': 'text/plain', 'x-oss-meta-a': 'b' },
  },
  { method: 'PUT', bucket, key: 'copy.png', headers: { 'x-oss-copy-source': `/${bucket}/${key}` } },
  { method: 'GET', bucket, key, headers: { range: 'bytes=0-9', 'if-match': '"A"' } },
  { method: 'GET', bucket, key, query: { 'x-oss-process': style, 'response-content-type': 'a/b' } },
  { method: 'GET', bucket, key, query: { 'x-oss-process': 'image/info' } },
  { method: 'HEAD', bucket, key },
  { method: 'DELETE', bucket, key: 'a/b/c.txt' },
  { method: 'POST', bucket, key, query: { 'x-oss-process': '' }, body: `x-oss-process=${saveAs}` },
  {
    method: 'POST',
    bucket,
    key,
    query: { 'x-oss-process': '' },
    body: `x-oss-process=${encodeURIComponent(saveAs)}`,
  },
  { method: 'POST', bucket, key: 'big', query: { uploads: '' } },
  {
    method: 'PUT',
    bucket,
    key: 'big',
    query: { partNumber: '1', uploadId: 'A'.repeat(32) },
    body: 'part',
  },
  {
    method: 'POST',
    bucket,
    key: 'big',
    query: { uploadId: 'A'.repeat(32) },
    body: '<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>"A"</ETag></Part></CompleteMultipartUpload>',
  },
  { method: 'POST', bucket, key: 'log', query: { append: '', position: '0' }, body: 'line' },
  {
    method: 'PUT',
    bucket,
    key,
    query: { tagging: '' },
    body: '<Tagging><TagSet><Tag><Key>a</Key><Value>b</Value></Tag></TagSet></Tagging>',
  },
  {
    method: 'OPTIONS',
    bucket,
    key,
    headers: { origin: 'https://a.b', 'access-control-request-method': 'GET' },
  },
]

const FRAGMENTS = [
  ...[
    '..',
    '../',
    '/',
    '//',
    '%',
    '%00',
    '%2e%2e%2f',
    '\\',
    '?',
    '&',
    '=',
    '+',
    '|',
    ',',
    '_',
    ' ',
  ],
  ...[
    '\u0000',
    '\n',
    '\r',
    '中',
    '😀',
    '\ufffd',
    '__proto__',
    'constructor',
    '<',
    '>',
    '&lt;',
    '"',
  ],
  ...[
    '<!DOCTYPE a>',
    ']]>',
    '{index}',
    'sys/saveas,',
    'style/',
    'image/',
    '999999999999',
    '-1',
    'NaN',
  ],
  ...['1e999', 'x'.repeat(300), 'x'.repeat(5000), '/'.repeat(200), ','.repeat(500), '.oss/tmp/a'],
]

/** One text with something put in, taken out, doubled or replaced. */
export function mutate(text: string, random: Random): string {
  const at = random.below(text.length + 1)
  const to = Math.min(text.length, at + random.below(4))
  const variants = [
    () => text.slice(0, at) + random.pick(FRAGMENTS) + text.slice(at),
    () => text.slice(0, at) + text.slice(to),
    () => text.slice(0, at) + text.slice(at, to).repeat(3) + text.slice(to),
    () => text.slice(0, at) + String.fromCharCode(random.below(300)) + text.slice(at + 1),
    () => text.slice(0, at),
  ]
  return random.pick(variants)()
}

/**
 * Builds one request: half of them are bent before they are signed, so that what is behind the
 * signature is reached, and half afterwards.
 */
export async function mutatedRequest(emulator: Emulator, random: Random): Promise<ServiceRequest> {
  const seed = random.pick(SEEDS)
  const isSignedLast = random.below(2) === 0
  const bent = isSignedLast ? bendSeed(seed, random) : seed
  const request = await sign(emulator, bent).catch(async () => await sign(emulator, seed))
  return isSignedLast ? request : bendRequest(request, random)
}

function bendSeed(seed: Seed, random: Random): Seed {
  const { query = {}, headers = {}, body = '', key: name = '' } = seed
  const bend = (record: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(record).map(([each, value]) => [each, mutate(value, random)]))
  const variants: readonly (() => Seed)[] = [
    () => ({ ...seed, key: mutate(name, random) }),
    () => ({ ...seed, query: bend(query) }),
    () => ({ ...seed, headers: bend(headers) }),
    () => ({ ...seed, body: mutate(body, random) }),
    () => ({
      ...seed,
      query: { ...query, [random.pick(['acl', 'x-oss-process', 'uploads', 'style'])]: '' },
    }),
  ]
  return random.pick(variants)()
}

function bendRequest(request: ServiceRequest, random: Random): ServiceRequest {
  const name = random.pick(Object.keys(request.headers))
  const variants: readonly (() => ServiceRequest)[] = [
    () => ({ ...request, method: mutate(request.method, random) }),
    () => ({ ...request, target: mutate(request.target, random) }),
    () => ({
      ...request,
      headers: { ...request.headers, [name]: mutate(request.headers[name] ?? '', random) },
    }),
  ]
  return random.pick(variants)()
}

async function sign(emulator: Emulator, seed: Seed): Promise<ServiceRequest> {
  const { method, bucket: name = '', key: object = '', query = {}, headers = {}, body = '' } = seed
  const { credentials, region, host, port } = emulator
  const signed = await signHeaders(
    { method, bucket: name, key: object, query, headers: { host: `${host}:${port}`, ...headers } },
    { credentials, region },
  )
  const path = name === '' ? '/' : `/${name}/${object.split('/').map(encode).join('/')}`
  const search = Object.entries(query).map(([each, value]) => `${encode(each)}=${encode(value)}`)
  const lower = Object.entries(signed.headers).map(([each, value]) => [each.toLowerCase(), value])
  return {
    method,
    target: search.length === 0 ? path : `${path}?${search.join('&')}`,
    headers: Object.fromEntries(lower),
    body: oneChunk(body),
  }
}

async function* oneChunk(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text)
}

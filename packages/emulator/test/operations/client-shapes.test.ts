/** What the suites of `oss2`, `ossutil`, the Go SDKs and `ali-oss` ask for, as requests and answers. */
import { createHash } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Emulator } from '../../src/index.ts'
import { type Answer, type CallParts, call, member, startEmulator } from '../helpers/client.ts'

const bucket = 'photos'
const partBytes = 100 * 1024
let emulator: Emulator

beforeEach(async () => {
  emulator = await startEmulator({ buckets: [bucket] })
})

async function ask(parts: CallParts): Promise<Answer> {
  return await call(emulator, { bucket, ...parts })
}

async function put(key: string, headers: Record<string, string> = {}, body = 'x'): Promise<Answer> {
  return await ask({ method: 'PUT', key, body, headers })
}

async function head(key: string): Promise<Answer['headers']> {
  return (await ask({ method: 'HEAD', key })).headers
}

function verdict(answer: Answer): readonly unknown[] {
  return [answer.status, member(answer, 'Code')]
}

async function begin(key: string, parts: Partial<CallParts> = {}): Promise<string> {
  const query = { uploads: '', ...parts.query }
  const answer = await ask({ method: 'POST', key, ...parts, query })
  return member(answer, 'UploadId') ?? ''
}

async function sendPart(key: string, uploadId: string, number: number, body: string) {
  return await ask({ method: 'PUT', key, query: { partNumber: `${number}`, uploadId }, body })
}

const WHOLE_SECOND = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000Z$/

describe('times', () => {
  test('are whole seconds with three zeros, wherever they stand', async () => {
    await put('k')
    const uploadId = await begin('u')
    await sendPart('u', uploadId, 1, 'part')
    const source = { 'x-oss-copy-source': `/${bucket}/k` }
    const answers = await Promise.all([
      call(emulator, { method: 'GET' }),
      ask({ method: 'GET' }),
      ask({ method: 'GET', query: { 'list-type': '2' } }),
      ask({ method: 'GET', query: { uploads: '' } }),
      ask({ method: 'GET', key: 'u', query: { uploadId } }),
      ask({ method: 'GET', query: { bucketInfo: '' } }),
      ask({ method: 'PUT', key: 'copy', headers: source }),
      ask({ method: 'PUT', key: 'u', query: { partNumber: '2', uploadId }, headers: source }),
    ])
    const times = answers.map(
      (answer) =>
        member(answer, 'LastModified') ??
        member(answer, 'Initiated') ??
        member(answer, 'CreationDate'),
    )
    expect(times).toEqual(answers.map(() => expect.stringMatching(WHOLE_SECOND)))
  })
})

describe('listMultipartUploads', () => {
  test('names the last upload on the last page too, and folds keys at a delimiter', async () => {
    const ids = { a: await begin('a'), 'd/1': await begin('d/1'), 'd/2': await begin('d/2') }
    const all = await ask({ method: 'GET', query: { uploads: '' } })
    expect(member(all, 'MaxUploads')).toBe('1000')
    expect(member(all, 'IsTruncated')).toBe('false')
    expect(member(all, 'NextKeyMarker')).toBe('d/2')
    expect(member(all, 'NextUploadIdMarker')).toBe(ids['d/2'])
    const folded = await ask({ method: 'GET', query: { uploads: '', delimiter: '/' } })
    expect(folded.text.match(/<UploadId>[^<]+/g)).toEqual([`<UploadId>${ids.a}`])
    expect(folded.text.match(/<Prefix>[^<]+/g)).toEqual(['<Prefix>d/'])
    const query = { uploads: '', delimiter: '/', 'key-marker': 'd/' }
    expect((await ask({ method: 'GET', query })).text).not.toContain('<CommonPrefixes>')
  })

  test('has both markers, empty, when there is no upload', async () => {
    const answer = await ask({ method: 'GET', query: { uploads: '' } })
    expect([member(answer, 'NextKeyMarker'), member(answer, 'NextUploadIdMarker')]).toEqual([
      '',
      '',
    ])
  })
})

describe('uploadPartCopy', () => {
  beforeEach(async () => {
    await put('source', {}, '0123456789')
  })

  test.each([
    [undefined, '0123456789'],
    ['bytes=2-4', '234'],
    ['bytes=7-', '789'],
    ['bytes=10-12', '0123456789'],
    ['bytes=5-2', '0123456789'],
    ['bytes=5-99', '0123456789'],
  ])('takes the range %s as %j', async (range, text) => {
    const uploadId = await begin('u')
    const answer = await ask({
      method: 'PUT',
      key: 'u',
      query: { partNumber: '1', uploadId },
      headers: {
        'x-oss-copy-source': `/${bucket}/source`,
        ...(range === undefined ? {} : { 'x-oss-copy-source-range': range }),
      },
    })
    const md5 = createHash('md5').update(text).digest('hex').toUpperCase()
    expect([answer.status, answer.headers.etag]).toEqual([200, `"${md5}"`])
  })

  const past = 'Thu, 01 Jan 2015 00:00:00 GMT'
  const future = 'Fri, 01 Jan 2100 00:00:00 GMT'
  test.each([
    ['x-oss-copy-source-if-match', '"other"', 412],
    ['x-oss-copy-source-if-none-match', '*', 304],
    ['x-oss-copy-source-if-modified-since', future, 304],
    ['x-oss-copy-source-if-unmodified-since', past, 412],
    ['x-oss-copy-source-if-match', '*', 200],
  ])('answers the condition %s: %s with %i', async (name, value, status) => {
    const uploadId = await begin('u')
    const query = { partNumber: '1', uploadId }
    const headers = { 'x-oss-copy-source': `/${bucket}/source`, [name]: value }
    expect((await ask({ method: 'PUT', key: 'u', query, headers })).status).toBe(status)
  })
})

describe('a multipart upload', () => {
  /** Sends two parts and completes the upload. */
  async function upload(parts: Partial<CallParts> = {}, headers: Record<string, string> = {}) {
    const uploadId = await begin('u', parts)
    const bodies = ['a'.repeat(partBytes), 'b']
    const etags = []
    for (const [index, body] of bodies.entries()) {
      etags.push((await sendPart('u', uploadId, index + 1, body)).headers.etag)
    }
    const list = etags.map(
      (etag, index) => `<Part><PartNumber>${index + 1}</PartNumber><ETag>${etag}</ETag></Part>`,
    )
    return await ask({
      method: 'POST',
      key: 'u',
      query: { uploadId },
      headers,
      body: `<CompleteMultipartUpload>${list.join('')}</CompleteMultipartUpload>`,
    })
  }

  test('has the ETag of the text of its parts’ ETags', async () => {
    const md5 = (text: string) => createHash('md5').update(text).digest('hex').toUpperCase()
    const joined = md5('a'.repeat(partBytes)) + md5('b')
    expect((await upload()).headers.etag).toBe(`"${md5(joined)}-2"`)
  })

  test('sums each part, and the whole when the parts come in order', async () => {
    const uploadId = await begin('p')
    const part = await sendPart('p', uploadId, 1, 'hello')
    expect(part.headers['content-md5']).toBe('XUFAKrxLKna5cZ2REBfFkg==')
    await upload()
    expect(await head('u')).not.toHaveProperty('content-md5')
    await upload({ query: { sequential: '' } })
    const whole = createHash('md5')
      .update(`${'a'.repeat(partBytes)}b`)
      .digest('base64')
    expect(await head('u')).toHaveProperty('content-md5', whole)
  })

  test('keeps what it began with, and the ACL that its end names', async () => {
    const asked = { 'x-oss-storage-class': 'IA', 'x-oss-server-side-encryption': 'AES256' }
    const done = await upload({ headers: asked }, { 'x-oss-object-acl': 'public-read' })
    expect(done.headers).toMatchObject({ 'x-oss-server-side-encryption': 'AES256' })
    expect(await head('u')).toMatchObject(asked)
    const acl = await ask({ method: 'GET', key: 'u', query: { acl: '' } })
    expect(member(acl, 'Grant')).toBe('public-read')
  })

  test('of no part makes an empty object', async () => {
    const uploadId = await begin('none')
    const body = '<CompleteMultipartUpload></CompleteMultipartUpload>'
    const answer = await ask({ method: 'POST', key: 'none', query: { uploadId }, body })
    expect(answer.status).toBe(200)
    expect(await head('none')).toMatchObject({ 'content-length': '0' })
  })

  test('refuses a list of parts beside x-oss-complete-all', async () => {
    const uploadId = await begin('all')
    const headers = { 'x-oss-complete-all': 'yes' }
    const body = '<CompleteMultipartUpload></CompleteMultipartUpload>'
    const answer = await ask({ method: 'POST', key: 'all', query: { uploadId }, headers, body })
    expect([...verdict(answer), member(answer, 'EC')]).toEqual([
      400,
      'InvalidArgument',
      '0042-00000216',
    ])
  })

  test('lists up to 1000 parts unless asked for fewer', async () => {
    const uploadId = await begin('many')
    const list = await ask({ method: 'GET', key: 'many', query: { uploadId } })
    expect(member(list, 'MaxParts')).toBe('1000')
    const query = { uploadId, 'max-parts': '2' }
    expect(member(await ask({ method: 'GET', key: 'many', query }), 'MaxParts')).toBe('2')
  })
})

describe('listObjects in the second form', () => {
  beforeEach(async () => {
    for (const key of ['a', 'b', 'c']) await put(key)
  })

  const list = (query: Record<string, string>) =>
    ask({ method: 'GET', query: { 'list-type': '2', ...query } })
  const keys = (answer: Answer) => answer.text.match(/(?<=<Key>)[^<]+/g) ?? []

  test('begins after start-after when the token is empty', async () => {
    expect(keys(await list({ 'start-after': 'a', 'continuation-token': '' }))).toEqual(['b', 'c'])
  })

  test('continues by its own token and refuses any other', async () => {
    const first = await list({ 'max-keys': '1' })
    const token = member(first, 'NextContinuationToken') ?? ''
    expect(keys(await list({ 'continuation-token': token }))).toEqual(['b', 'c'])
    for (const wrong of ['no-token', 'YQ==']) {
      const answer = await list({ 'continuation-token': wrong })
      expect(verdict(answer)).toEqual([400, 'InvalidArgument'])
    }
  })
})

describe('tags', () => {
  test.each([
    ['key=value', 200],
    [`${'k'.repeat(128)}=${'v'.repeat(256)}`, 200],
    [`${'k'.repeat(129)}=v`, 400],
    [`k=${'v'.repeat(257)}`, 400],
    ['=v', 400],
    ['k=1&k=2', 400],
    ['k%3F=v', 400],
    [Array.from({ length: 11 }, (_, index) => `k${index}=v`).join('&'), 400],
  ])('in a header: %s is answered with %i', async (tagging, status) => {
    const answer = await put('k', { 'x-oss-tagging': tagging })
    expect(answer.status).toBe(status)
    if (status === 400) expect(member(answer, 'Code')).toBe('InvalidTag')
  })

  test('in a body: a repeated key is refused', async () => {
    await put('k')
    const tag = '<Tag><Key>k</Key><Value>v</Value></Tag>'
    const body = `<Tagging><TagSet>${tag}${tag}</TagSet></Tagging>`
    const answer = await ask({ method: 'PUT', key: 'k', query: { tagging: '' }, body })
    expect(verdict(answer)).toEqual([400, 'InvalidTag'])
  })
})

describe('what is sent with an object', () => {
  test('is kept and echoed', async () => {
    const headers = { 'x-oss-storage-class': 'Archive', 'x-oss-server-side-encryption': 'AES256' }
    expect((await put('k', headers)).headers).toMatchObject({
      'x-oss-server-side-encryption': 'AES256',
    })
    expect(await head('k')).toMatchObject(headers)
    expect(member(await ask({ method: 'GET' }), 'StorageClass')).toBe('Archive')
  })

  test.each([
    ['x-oss-storage-class', 'NONSENSE', 'InvalidArgument'],
    ['x-oss-server-side-encryption', 'ROT13', 'InvalidEncryptionAlgorithmError'],
  ])('is refused when it cannot be: %s: %s', async (name, value, code) => {
    expect(verdict(await put('k', { [name]: value }))).toEqual([400, code])
  })

  test('sets the ACL of an append that comes later', async () => {
    const append = (position: string, headers: Record<string, string> = {}) =>
      ask({ method: 'POST', key: 'log', query: { append: '', position }, headers, body: 'x' })
    await append('0')
    await append('1', { 'x-oss-object-acl': 'private' })
    const acl = await ask({ method: 'GET', key: 'log', query: { acl: '' } })
    expect(member(acl, 'Grant')).toBe('private')
    expect(member(await append('9'), 'Message')).toBe('Position is not equal to file length')
  })
})

describe('copyObject', () => {
  const secret = 'x-oss-meta-client-side-encryption-key'
  beforeEach(async () => {
    await put('source', {
      'content-type': 'text/x',
      'x-oss-meta-a': '1',
      [secret]: 'wrapped',
      'x-oss-tagging': 'from=source',
    })
  })

  async function copy(headers: Record<string, string>): Promise<Answer['headers']> {
    const source = { 'x-oss-copy-source': `/${bucket}/source` }
    await ask({ method: 'PUT', key: 'copy', headers: { ...source, ...headers } })
    return await head('copy')
  }

  test('keeps the type and what decrypts the object when it replaces the rest', async () => {
    const copied = await copy({ 'x-oss-metadata-directive': 'REPLACE', 'x-oss-meta-b': '2' })
    expect(copied).toMatchObject({
      'content-type': 'text/x',
      'x-oss-meta-b': '2',
      [secret]: 'wrapped',
    })
    expect(copied).not.toHaveProperty('x-oss-meta-a')
  })

  test('copies when the directive is written small', async () => {
    const headers = { 'x-oss-metadata-directive': 'replace', 'x-oss-meta-b': '2' }
    expect(await copy(headers)).toMatchObject({ 'x-oss-meta-a': '1' })
  })

  test('takes tags by their own directive', async () => {
    const tag = async () => {
      const answer = await ask({ method: 'GET', key: 'copy', query: { tagging: '' } })
      return [member(answer, 'Key'), member(answer, 'Value')]
    }
    await copy({ 'x-oss-tagging': 'from=request' })
    expect(await tag()).toEqual(['from', 'source'])
    await copy({ 'x-oss-tagging': 'from=request', 'x-oss-tagging-directive': 'Replace' })
    expect(await tag()).toEqual(['from', 'request'])
  })

  test.each([
    ['x-oss-copy-source-if-match', '"no"', 'If-Match'],
    [
      'x-oss-copy-source-if-unmodified-since',
      'Thu, 01 Jan 2015 00:00:00 GMT',
      'If-Unmodified-Since',
    ],
  ])('says which condition did not hold: %s', async (name, value, condition) => {
    const headers = { 'x-oss-copy-source': `/${bucket}/source`, [name]: value }
    const answer = await ask({ method: 'PUT', key: 'copy', headers })
    expect(member(answer, 'Message')).toBe(
      `At least one of the pre-conditions you specified did not hold. (condition: ${condition})`,
    )
  })
})

describe('keys with control characters', () => {
  test('are deleted as they are written, and no other', async () => {
    await put('a')
    await put('a\u0001')
    const body = '<Delete><Object><Key>a&#01;</Key></Object></Delete>'
    await ask({ method: 'POST', query: { delete: '' }, body })
    expect((await ask({ method: 'HEAD', key: 'a' })).status).toBe(200)
    expect((await ask({ method: 'HEAD', key: 'a\u0001' })).status).toBe(404)
  })

  test('are listed unharmed, as references or percent-encoded', async () => {
    await put('a\u0001\r\u001f')
    expect(member(await ask({ method: 'GET' }), 'Key')).toBe('a&#x1;&#xD;&#x1F;')
    const query = { 'encoding-type': 'url' }
    expect(member(await ask({ method: 'GET', query }), 'Key')).toBe('a%01%0D%1F')
    const begun = await ask({ method: 'POST', key: 'b\u0001', query: { uploads: '', ...query } })
    expect(member(begun, 'Key')).toBe('b%01')
  })
})

describe('buckets', () => {
  test('putBucketAcl creates the bucket and says where it is', async () => {
    const headers = { 'x-oss-acl': 'public-read' }
    const query = { acl: '' }
    const answer = await ask({ method: 'PUT', bucket: 'fresh', query, headers })
    expect([answer.status, answer.headers.location]).toEqual([200, '/fresh'])
    const acl = await ask({ method: 'GET', bucket: 'fresh', query })
    expect(member(acl, 'Grant')).toBe('public-read')
  })

  test('getBucketStat of an empty bucket has no time, and sizes by class of another', async () => {
    const stat = () => ask({ method: 'GET', query: { stat: '' } })
    expect(member(await stat(), 'LastModifiedTime')).toBe('0')
    await put('k', { 'x-oss-storage-class': 'IA' }, 'hello')
    const answer = await stat()
    expect(member(answer, 'InfrequentAccessStorage')).toBe('5')
    expect(member(answer, 'InfrequentAccessObjectCount')).toBe('1')
    expect(member(answer, 'StandardStorage')).toBe('0')
  })

  test('getBucketInfo has every member', async () => {
    const answer = await ask({ method: 'GET', query: { bucketInfo: '' } })
    const names = ['AccessMonitor', 'CrossRegionReplication', 'TransferAcceleration', 'Versioning']
    expect(names.map((name) => member(answer, name))).toEqual(names.map(() => 'Disabled'))
    expect(member(answer, 'BlockPublicAccess')).toBe('false')
  })

  test('styles have a category, and CORS methods are upper case', async () => {
    const style = '<Style><Content>image/resize,w_10</Content></Style>'
    const put = { method: 'PUT', body: style }
    await ask({ ...put, query: { style: '', styleName: 's', category: 'document' } })
    const got = await ask({ method: 'GET', query: { style: '', styleName: 's' } })
    expect(member(got, 'Category')).toBe('document')
    const rule = '<AllowedOrigin>*</AllowedOrigin><AllowedMethod>get</AllowedMethod>'
    const body = `<CORSConfiguration><CORSRule>${rule}</CORSRule></CORSConfiguration>`
    await ask({ method: 'PUT', query: { cors: '' }, body })
    const cors = await ask({ method: 'GET', query: { cors: '' } })
    expect(member(cors, 'AllowedMethod')).toBe('GET')
  })

  test('configureBucket refuses separators that the service has not', async () => {
    const change = emulator.configureBucket(bucket, { styleSeparators: '!#' })
    await expect(change).rejects.toMatchObject({ code: 'EMULATOR_OPTION_INVALID' })
  })
})

describe('callers', () => {
  test('without a signature override the content type and no other header', async () => {
    await put('k', { 'x-oss-object-acl': 'public-read' })
    const get = (query: Record<string, string>) =>
      ask({ method: 'GET', key: 'k', query, credentials: 'none' })
    expect((await get({ 'response-content-type': 'text/x' })).headers['content-type']).toBe(
      'text/x',
    )
    const refused = await get({ 'response-content-disposition': 'attachment' })
    expect(verdict(refused)).toEqual([400, 'InvalidRequest'])
  })

  test.each([
    ['nobody', 'InvalidAccessKeyId', '0002-00000902'],
    ['STS.nobody', 'InvalidAccessKeyId', '0002-00000003'],
  ])('with the unknown id %s are refused with %s, %s', async (accessKeyId, code, ec) => {
    const credentials = { accessKeyId, accessKeySecret: 'x' }
    const answer = await ask({ method: 'GET', credentials })
    expect([...verdict(answer), member(answer, 'EC')]).toEqual([403, code, ec])
  })

  test('with an unknown id read the text of the service', async () => {
    const credentials = { accessKeyId: 'nobody', accessKeySecret: 'x' }
    const answer = await ask({ method: 'GET', credentials })
    expect(member(answer, 'Message')).toBe(
      'The OSS Access Key Id you provided does not exist in our records.',
    )
  })

  test('with a wrong clock read what it said', async () => {
    const answer = await ask({ method: 'GET', date: new Date('2020-01-02T03:04:05Z') })
    expect(member(answer, 'RequestTime')).toBe('2020-01-02T03:04:05.000Z')
  })
})

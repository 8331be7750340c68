import { beforeEach, describe, expect, test } from 'vitest'
import type { Emulator } from '../../src/index.ts'
import {
  type Answer,
  type CallParts,
  call,
  member,
  send,
  startEmulator,
} from '../helpers/client.ts'

const bucket = 'photos'
let emulator: Emulator

beforeEach(async () => {
  emulator = await startEmulator({ buckets: [bucket] })
})

async function ask(parts: CallParts): Promise<Answer> {
  return await call(emulator, { bucket, ...parts })
}

async function put(
  key: string,
  body: string,
  headers: Record<string, string> = {},
): Promise<Answer> {
  return await ask({ method: 'PUT', key, body, headers })
}

function all(answer: Answer, name: string): readonly (string | undefined)[] {
  return [...answer.text.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, 'g'))].map(
    ([, text]) => text,
  )
}

describe('getObject', () => {
  beforeEach(async () => {
    await put('k', '0123456789')
  })

  test.each([
    ['bytes=2-4', {}, 206, '234', 'bytes 2-4/10'],
    ['bytes=7-', {}, 206, '789', 'bytes 7-9/10'],
    ['bytes=-3', {}, 206, '789', 'bytes 7-9/10'],
    ['bytes=5-99', {}, 200, '0123456789', undefined],
    ['bytes=5-99', { 'x-oss-range-behavior': 'standard' }, 206, '56789', 'bytes 5-9/10'],
    ['bytes=10-12', {}, 200, '0123456789', undefined],
    ['bytes=0-1,3-4', {}, 200, '0123456789', undefined],
    ['lines=0-1', {}, 200, '0123456789', undefined],
  ])('answers the range %s with %j', async (range, headers, status, text, contentRange) => {
    const answer = await ask({ method: 'GET', key: 'k', headers: { range, ...headers } })
    expect([answer.status, answer.text, answer.headers['content-range']]).toEqual([
      status,
      text,
      contentRange,
    ])
  })

  test('refuses an impossible range in the standard way', async () => {
    const headers = { range: 'bytes=10-12', 'x-oss-range-behavior': 'standard' }
    const answer = await ask({ method: 'GET', key: 'k', headers })
    expect(answer).toMatchObject({ status: 416, headers: { 'content-range': 'bytes */10' } })
  })

  const past = 'Thu, 01 Jan 2015 00:00:00 GMT'
  const future = 'Fri, 01 Jan 2100 00:00:00 GMT'
  test.each([
    [{ 'if-match': '"781E5E245D69B566979B86E28D23F2C7"' }, 200],
    [{ 'if-match': '"other"' }, 412],
    [{ 'if-none-match': '781e5e245d69b566979b86e28d23f2c7' }, 304],
    [{ 'if-none-match': '*' }, 304],
    [{ 'if-none-match': '"other"' }, 200],
    [{ 'if-modified-since': past }, 200],
    [{ 'if-modified-since': future }, 304],
    [{ 'if-unmodified-since': past }, 412],
    [{ 'if-unmodified-since': future }, 200],
  ])('answers the condition %j with %i', async (headers, status) => {
    expect((await ask({ method: 'GET', key: 'k', headers })).status).toBe(status)
    expect((await ask({ method: 'HEAD', key: 'k', headers })).status).toBe(status)
  })

  test('replaces headers of the response by query parameters', async () => {
    const query = {
      'response-content-type': 'text/x',
      'response-content-disposition': 'attachment',
    }
    const { headers } = await ask({ method: 'GET', key: 'k', query })
    expect(headers).toMatchObject({
      'content-type': 'text/x',
      'content-disposition': 'attachment',
    })
  })

  test('streams large objects, and a reader of old bytes gets them all', async () => {
    const body = 'x'.repeat(3_000_000)
    await put('large', body)
    const reading = ask({ method: 'GET', key: 'large' })
    const [read] = await Promise.all([reading, put('large', 'short')])
    expect([body.length, 5]).toContain(read.text.length)
    const got = await ask({ method: 'GET', key: 'large', headers: { range: 'bytes=1-2' } })
    expect(got.text).toBe('ho')
  })
})

describe('putObject', () => {
  test('checks Content-MD5 and leaves nothing when it is wrong', async () => {
    const wrong = await put('k', 'hello', { 'content-md5': '1B2M2Y8AsgTpgAmY7PhCfg==' })
    expect(member(wrong, 'Code')).toBe('InvalidDigest')
    expect((await ask({ method: 'GET', key: 'k' })).status).toBe(404)
    expect((await put('k', 'hello', { 'content-md5': 'XUFAKrxLKna5cZ2REBfFkg==' })).status).toBe(
      200,
    )
  })

  test('does not overwrite with x-oss-forbid-overwrite', async () => {
    await put('k', 'one')
    const answer = await put('k', 'two', { 'x-oss-forbid-overwrite': 'true' })
    expect([answer.status, member(answer, 'Code')]).toEqual([409, 'FileAlreadyExists'])
    expect((await ask({ method: 'GET', key: 'k' })).text).toBe('one')
  })

  test('keeps the attributes of the object, in UTF-8 too', async () => {
    await put('k', 'x', {
      'content-type': 'text/x',
      'cache-control': 'no-store',
      'content-encoding': 'identity',
      'x-oss-meta-city': 'Zuerich',
    })
    expect((await ask({ method: 'HEAD', key: 'k' })).headers).toMatchObject({
      'content-type': 'text/x',
      'cache-control': 'no-store',
      'content-encoding': 'identity',
      'x-oss-meta-city': 'Zuerich',
      'content-length': '1',
      'x-oss-object-type': 'Normal',
    })
  })

  test('refuses a bucket that does not exist', async () => {
    const answer = await call(emulator, { method: 'PUT', bucket: 'none', key: 'k', body: 'x' })
    expect([answer.status, member(answer, 'Code')]).toEqual([404, 'NoSuchBucket'])
  })
})

describe('createBucket and deleteBucket', () => {
  test.each(['ab', 'Abc', 'a_b', '-abc', 'abc-', 'x'.repeat(64), 'a.b'])(
    'refuse the name %s',
    async (name) => {
      const answer = await call(emulator, { method: 'PUT', bucket: name })
      expect([answer.status, member(answer, 'Code')]).toEqual([400, 'InvalidBucketName'])
    },
  )

  test('keep a bucket that is created again, and delete only an empty one', async () => {
    await put('k', 'x')
    expect((await ask({ method: 'PUT' })).status).toBe(200)
    expect((await ask({ method: 'GET', key: 'k' })).text).toBe('x')
    expect(member(await ask({ method: 'DELETE' }), 'Code')).toBe('BucketNotEmpty')
    await ask({ method: 'DELETE', key: 'k' })
    expect((await ask({ method: 'DELETE' })).status).toBe(204)
    expect(member(await ask({ method: 'DELETE' }), 'Code')).toBe('NoSuchBucket')
  })
})

describe('listObjects', () => {
  beforeEach(async () => {
    for (const key of ['a', 'b/1', 'b/2', 'b/c/3', 'd', 'e f&', 'z/']) await put(key, key)
  })

  test('folds at a delimiter and pages through both forms', async () => {
    const query = { delimiter: '/' }
    const whole = await ask({ method: 'GET', query })
    expect(all(whole, 'Key')).toEqual(['a', 'd', 'e f&amp;'])
    expect(all(whole, 'Prefix')).toEqual(['', 'b/', 'z/'])
    const seen: (string | undefined)[] = []
    let marker = ''
    for (let page = 0; page < 10; page++) {
      const answer = await ask({ method: 'GET', query: { ...query, marker, 'max-keys': '2' } })
      seen.push(...all(answer, 'Key'), ...all(answer, 'Prefix').slice(1))
      marker = (member(answer, 'NextMarker') ?? '').replace('&amp;', '&')
      if (member(answer, 'IsTruncated') === 'false') break
    }
    expect(seen.toSorted()).toEqual(['a', 'b/', 'd', 'e f&amp;', 'z/'])
  })

  test('answers the second form', async () => {
    const query = { 'list-type': '2', 'max-keys': '3', prefix: 'b/', 'encoding-type': 'url' }
    const first = await ask({ method: 'GET', query: { ...query, 'max-keys': '2' } })
    expect([all(first, 'Key'), member(first, 'KeyCount')]).toEqual([['b%2F1', 'b%2F2'], '2'])
    const token = member(first, 'NextContinuationToken') ?? ''
    const second = await ask({ method: 'GET', query: { ...query, 'continuation-token': token } })
    expect(all(second, 'Key')).toEqual(['b%2Fc%2F3'])
    expect(member(second, 'IsTruncated')).toBe('false')
    const after = await ask({ method: 'GET', query: { ...query, 'start-after': 'b/2' } })
    expect(all(after, 'Key')).toEqual(['b%2Fc%2F3'])
  })

  test.each(['0', '1001', '-1', 'x', '1.5'])('refuses max-keys %s', async (value) => {
    const answer = await ask({ method: 'GET', query: { 'max-keys': value } })
    expect([answer.status, member(answer, 'Code')]).toEqual([400, 'InvalidArgument'])
  })
})

describe('multipart uploads', () => {
  async function begin(): Promise<string> {
    const answer = await ask({ method: 'POST', key: 'big', query: { uploads: '' } })
    return member(answer, 'UploadId') ?? ''
  }

  async function part(uploadId: string, partNumber: string, body: string): Promise<Answer> {
    return await ask({ method: 'PUT', key: 'big', query: { partNumber, uploadId }, body })
  }

  async function complete(uploadId: string, parts: readonly (readonly [number, string])[]) {
    const list = parts.map(
      ([number, etag]) => `<Part><PartNumber>${number}</PartNumber><ETag>${etag}</ETag></Part>`,
    )
    const body = `<CompleteMultipartUpload>${list.join('')}</CompleteMultipartUpload>`
    return await ask({ method: 'POST', key: 'big', query: { uploadId }, body })
  }

  test('join the last version of each part', async () => {
    const uploadId = await begin()
    const large = 'a'.repeat(102_400)
    await part(uploadId, '1', 'replaced')
    const first = String((await part(uploadId, '1', large)).headers.etag)
    const second = String((await part(uploadId, '2', 'end')).headers.etag)
    const answer = await complete(uploadId, [
      [1, first],
      [2, second],
    ])
    expect(member(answer, 'ETag')).toMatch(/^&quot;[0-9A-F]{32}-2&quot;$/)
    const got = await ask({ method: 'GET', key: 'big' })
    expect(got.text === `${large}end`).toBe(true)
    expect(got.headers['x-oss-object-type']).toBe('Multipart')
    expect((await part(uploadId, '3', 'late')).status).toBe(404)
  })

  test('are refused with wrong, unordered, missing and small parts', async () => {
    const uploadId = await begin()
    const one = String((await part(uploadId, '1', 'small')).headers.etag)
    const two = String((await part(uploadId, '2', 'small too')).headers.etag)
    const codes = [
      await complete(uploadId, [[1, two]]),
      await complete(uploadId, [
        [2, two],
        [1, one],
      ]),
      await complete(uploadId, [[3, one]]),
      await complete(uploadId, [
        [1, one],
        [2, two],
      ]),
      await part(uploadId, '0', 'x'),
      await part(uploadId, '10001', 'x'),
      await part('../../../etc', '1', 'x'),
    ].map((answer) => member(answer, 'Code'))
    expect(codes).toEqual([
      ...['InvalidPart', 'InvalidPartOrder', 'InvalidPart', 'EntityTooSmall'],
      ...['InvalidArgument', 'InvalidArgument', 'NoSuchUpload'],
    ])
    expect((await ask({ method: 'GET', key: 'big' })).status).toBe(404)
  })
})

describe('deleteBucket and getBucketStat', () => {
  test('count open uploads, and remove them with the bucket', async () => {
    await ask({ method: 'POST', key: 'big', query: { uploads: '' } })
    await put('k', 'hello')
    const stat = await ask({ method: 'GET', query: { stat: '' } })
    expect([
      member(stat, 'ObjectCount'),
      member(stat, 'Storage'),
      member(stat, 'MultipartUploadCount'),
    ]).toEqual(['1', '5', '1'])
    await ask({ method: 'DELETE', key: 'k' })
    expect((await ask({ method: 'DELETE' })).status).toBe(204)
    await ask({ method: 'PUT' })
    expect(all(await ask({ method: 'GET', query: { uploads: '' } }), 'UploadId')).toEqual([])
  })
})

describe('appendObject', () => {
  test('refuses a wrong position and an object that is not appendable', async () => {
    const append = async (key: string, position: string) =>
      await ask({ method: 'POST', key, query: { append: '', position }, body: 'ab' })
    expect((await append('log', '0')).headers['x-oss-next-append-position']).toBe('2')
    const wrong = await append('log', '0')
    expect([
      wrong.status,
      member(wrong, 'Code'),
      wrong.headers['x-oss-next-append-position'],
    ]).toEqual([409, 'PositionNotEqualToLength', '2'])
    await put('plain', 'x')
    expect(member(await append('plain', '1'), 'Code')).toBe('ObjectNotAppendable')
  })

  test('performs one of two appends at the same position', async () => {
    const answers = await Promise.all(
      ['one', 'two'].map((body) =>
        ask({ method: 'POST', key: 'log', query: { append: '', position: '0' }, body }),
      ),
    )
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
  })
})

describe('copyObject', () => {
  test('copies with the source’s headers, or new ones, under conditions', async () => {
    await put('source +.txt', 'hello', { 'content-type': 'text/x', 'x-oss-meta-a': 'b' })
    const source = `/${bucket}/${encodeURIComponent('source +.txt')}`
    const copy = async (headers: Record<string, string>) =>
      await ask({
        method: 'PUT',
        key: 'copy',
        headers: { 'x-oss-copy-source': source, ...headers },
      })
    expect((await copy({})).status).toBe(200)
    expect((await ask({ method: 'HEAD', key: 'copy' })).headers).toMatchObject({
      'content-type': 'text/x',
      'x-oss-meta-a': 'b',
    })
    await copy({ 'x-oss-metadata-directive': 'REPLACE', 'content-type': 'text/y' })
    const { headers } = await ask({ method: 'HEAD', key: 'copy' })
    expect([headers['content-type'], headers['x-oss-meta-a']]).toEqual(['text/y', undefined])
    expect((await copy({ 'x-oss-copy-source-if-match': '"x"' })).status).toBe(412)
    expect(member(await copy({ 'x-oss-copy-source': `/${bucket}/none` }), 'Code')).toBe('NoSuchKey')
    expect(member(await copy({ 'x-oss-copy-source': 'rubbish' }), 'Code')).toBe('InvalidArgument')
  })
})

describe('deleteMultipleObjects', () => {
  test('deletes the named objects, lists the requested keys, and can be quiet', async () => {
    for (const key of ['a', 'b&c', 'd']) await put(key, key)
    const remove = async (body: string) =>
      await ask({ method: 'POST', query: { delete: '' }, body })
    const told = await remove(
      '<Delete><Object><Key>a</Key></Object><Object><Key>b&amp;c</Key></Object></Delete>',
    )
    expect(all(told, 'Key')).toEqual(['a', 'b&amp;c'])
    const quiet = await remove('<Delete><Quiet>true</Quiet><Object><Key>d</Key></Object></Delete>')
    expect([quiet.status, quiet.text]).toEqual([200, ''])
    expect(all(await ask({ method: 'GET' }), 'Key')).toEqual([])
    for (const body of ['', '<Delete/>', '<Other/>', '<!DOCTYPE x><Delete></Delete>', '<Delete>']) {
      expect(member(await remove(body), 'Code'), body).toBe('MalformedXML')
    }
  })
})

describe('cross-origin requests', () => {
  const rules =
    '<CORSConfiguration><CORSRule><AllowedOrigin>https://*.example.com</AllowedOrigin><AllowedMethod>GET</AllowedMethod><AllowedHeader>x-*</AllowedHeader><ExposeHeader>ETag</ExposeHeader><MaxAgeSeconds>9</MaxAgeSeconds></CORSRule></CORSConfiguration>'

  async function preflight(origin: string, method: string, headers = 'x-a') {
    return await send(emulator, {
      method: 'OPTIONS',
      target: `/${bucket}/k`,
      headers: {
        host: 'x',
        origin,
        'access-control-request-method': method,
        'access-control-request-headers': headers,
      },
    })
  }

  test('follow the rules of the bucket', async () => {
    expect((await preflight('https://a.example.com', 'GET')).status).toBe(403)
    await ask({ method: 'PUT', query: { cors: '' }, body: rules })
    const allowed = await preflight('https://a.example.com', 'GET')
    expect(allowed).toMatchObject({
      status: 200,
      headers: {
        'access-control-allow-origin': 'https://a.example.com',
        'access-control-allow-headers': 'x-a',
        'access-control-expose-headers': 'ETag',
        'access-control-max-age': '9',
      },
    })
    expect((await preflight('https://a.example.org', 'GET')).status).toBe(403)
    expect((await preflight('https://a.example.com', 'PUT')).status).toBe(403)
    expect((await preflight('https://a.example.com', 'GET', 'y-a')).status).toBe(403)
    await put('k', 'x')
    const got = await ask({ method: 'GET', key: 'k', headers: { origin: 'https://b.example.com' } })
    expect(got.headers['access-control-allow-origin']).toBe('https://b.example.com')
    const error = await ask({
      method: 'GET',
      key: 'n',
      headers: { origin: 'https://b.example.com' },
    })
    expect(error.headers['access-control-allow-origin']).toBe('https://b.example.com')
  })

  test('are all allowed by an option', async () => {
    emulator = await startEmulator({ buckets: [bucket], cors: 'any' })
    const answer = await preflight('null', 'POST', 'authorization')
    expect([answer.status, answer.headers['access-control-allow-origin']]).toEqual([200, '*'])
  })
})

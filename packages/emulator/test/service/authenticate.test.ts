import { presign, signHeaders } from '@oss-process/signer'
import { describe, expect, test } from 'vitest'
import type { Emulator } from '../../src/index.ts'
import { type Answer, call, member, send, startEmulator } from '../helpers/client.ts'

const bucket = 'photos'
const key = 'a/photo.jpg'
const minuteMs = 60_000

async function started(): Promise<Emulator> {
  const emulator = await startEmulator({ buckets: [bucket, 'other'] })
  await call(emulator, { method: 'PUT', bucket, key, body: 'hello' })
  await call(emulator, { method: 'PUT', bucket: 'other', key, body: 'other' })
  return emulator
}

/** One GET signed in its headers, with `host` and `range` signed too. */
async function signedGet(emulator: Emulator) {
  const { credentials, region } = emulator
  const host = `127.0.0.1:${emulator.port}`
  const { headers } = await signHeaders(
    {
      method: 'GET',
      bucket,
      key,
      query: { 'response-content-type': 'text/plain' },
      headers: { host, range: 'bytes=0-1', 'x-oss-meta-a': 'b' },
    },
    { credentials, region, additionalHeaders: ['host', 'range'] },
  )
  const target = `/${bucket}/${key}?response-content-type=text%2Fplain`
  return { method: 'GET', target, headers: headers as Record<string, string> }
}

function verdict(answer: Answer): string {
  return `${answer.status} ${member(answer, 'Code') ?? answer.text}`
}

describe('a request signed in its headers', () => {
  test('is served', async () => {
    const emulator = await started()
    expect(verdict(await send(emulator, await signedGet(emulator)))).toBe('206 he')
  })

  type Signed = Awaited<ReturnType<typeof signedGet>>
  const withHeader = (request: Signed, name: string, change: (value: string) => string) => {
    const found = Object.keys(request.headers).find((each) => each.toLowerCase() === name) ?? name
    const value = change(request.headers[found] ?? '')
    return { ...request, headers: { ...request.headers, [found]: value } }
  }
  const changes: Readonly<Record<string, (request: Signed) => Signed>> = {
    'another method': (request) => ({ ...request, method: 'DELETE' }),
    'another key': (request) => ({ ...request, target: request.target.replace('photo', 'phota') }),
    'another bucket': (request) => ({
      ...request,
      target: request.target.replace(bucket, 'other'),
    }),
    'another query value': (request) => ({ ...request, target: `${request.target}x` }),
    'one more query name': (request) => ({ ...request, target: `${request.target}&a` }),
    'no query': (request) => ({ ...request, target: request.target.replace(/\?.*/, '') }),
    'another second': (request) =>
      withHeader(request, 'x-oss-date', (value) =>
        value.replace(/.Z$/, (end) => (end === '0Z' ? '1Z' : '0Z')),
      ),
    'a signed header changed': (request) => withHeader(request, 'x-oss-meta-a', () => 'c'),
    'an additional header changed': (request) => withHeader(request, 'range', () => 'bytes=0-2'),
    'one more signed header': (request) => withHeader(request, 'x-oss-meta-b', () => 'b'),
    'another signature': (request) =>
      withHeader(request, 'authorization', (value) =>
        value.replace(/.$/, (digit) => (digit === '0' ? '1' : '0')),
      ),
  }

  test.each(Object.entries(changes))('is refused with %s', async (_name, change) => {
    const emulator = await started()
    const answer = await send(emulator, change(await signedGet(emulator)))
    expect(verdict(answer)).toBe('403 SignatureDoesNotMatch')
    expect((await call(emulator, { method: 'GET', bucket, key })).text).toBe('hello')
  })

  const authorization = (change: (value: string) => string) => (request: Signed) =>
    withHeader(request, 'authorization', change)
  test.each([
    [
      'an unknown key id',
      authorization((value) => value.replace('test/', 'tess/')),
      '403 InvalidAccessKeyId',
    ],
    [
      'another region',
      authorization((value) => value.replace('hangzhou', 'shanghai')),
      '400 InvalidArgument',
    ],
    [
      'another product',
      authorization((value) => value.replace('/oss/', '/ecs/')),
      '400 InvalidArgument',
    ],
    ['V1', authorization(() => 'OSS test:c2lnbmF0dXJl'), '400 InvalidArgument'],
    ['rubbish', authorization(() => 'Bearer x'), '400 InvalidArgument'],
  ])('is refused with %s', async (_name, change, expected) => {
    const emulator = await started()
    expect(verdict(await send(emulator, change(await signedGet(emulator))))).toBe(expected)
  })

  test.each([-16, 16])('is refused %i minutes off', async (minutes) => {
    const emulator = await started()
    const date = new Date(Date.now() + minutes * minuteMs)
    const answer = await call(emulator, { method: 'GET', bucket, key, date })
    expect(verdict(answer)).toBe('403 RequestTimeTooSkewed')
    expect(member(answer, 'ServerTime')).toMatch(/^\d{4}-\d\d-\d\dT/)
  })

  test.each([-14, 14])('is served %i minutes off', async (minutes) => {
    const emulator = await started()
    const date = new Date(Date.now() + minutes * minuteMs)
    expect((await call(emulator, { method: 'GET', bucket, key, date })).status).toBe(200)
  })
})

describe('temporary credentials', () => {
  const temporary = { accessKeyId: 'STS.1', accessKeySecret: 'secret', securityToken: 'token' }

  test('need their token, and expire', async () => {
    let now = Date.now()
    const emulator = await startEmulator({
      buckets: [bucket],
      credentials: [temporary, { accessKeyId: 'test', accessKeySecret: 'test' }].map((each) =>
        each === temporary ? { ...temporary, expiration: new Date(now + minuteMs) } : each,
      ),
      clock: () => new Date(now),
    })
    const get = async (credentials: typeof temporary | Omit<typeof temporary, 'securityToken'>) =>
      verdict(
        await call(emulator, { method: 'GET', bucket, credentials, date: new Date(now) }),
      ).slice(0, 28)
    expect(await get(temporary)).toMatch(/^200 /)
    expect(await get({ ...temporary, securityToken: 'tokem' })).toBe('403 InvalidSecurityToken')
    const { securityToken: _, ...bare } = temporary
    expect(await get(bare)).toBe('403 InvalidAccessKeyId')
    now += 2 * minuteMs
    expect(await get(temporary)).toBe('403 SecurityTokenExpired')
  })
})

describe('a presigned URL', () => {
  const startedMs = Date.UTC(2026, 0, 1)

  async function urlTarget(emulator: Emulator, query: Record<string, string> = {}) {
    const { url } = await presign(
      { method: 'GET', endpoint: emulator.endpoint, bucket, key, query },
      { ...emulator, date: new Date(startedMs), expiresIn: 60 },
    )
    return url.slice(emulator.endpoint.length)
  }

  test('works until it expires, with what was signed and nothing else', async () => {
    let now = startedMs
    const emulator = await startEmulator({ buckets: [bucket], clock: () => new Date(now) })
    await call(emulator, { method: 'PUT', bucket, key, body: 'hello', date: new Date(now) })
    const target = await urlTarget(emulator)
    const get = async (path: string, method = 'GET', extra = {}) =>
      verdict(await send(emulator, { method, target: path, headers: { host: 'x', ...extra } }))
    expect(await get(target)).toBe('200 hello')
    expect(await get(`${target}&x-oss-process=image%2Finfo`)).toBe('403 SignatureDoesNotMatch')
    expect(await get(target.replace('photo', 'phota'))).toBe('403 SignatureDoesNotMatch')
    expect(await get(target.replace('x-oss-expires=60', 'x-oss-expires=61'))).toBe(
      '403 SignatureDoesNotMatch',
    )
    expect(await get(target, 'DELETE')).toBe('403 SignatureDoesNotMatch')
    expect(await get(target, 'GET', { 'x-oss-meta-a': 'b' })).toBe('403 SignatureDoesNotMatch')
    now += 59_000
    expect(await get(target)).toBe('200 hello')
    now += 2000
    expect(await get(target)).toBe('403 AccessDenied')
  })
})

describe('a request without a signature', () => {
  test('may do what the ACL of the bucket and the object allows', async () => {
    const emulator = await started()
    const anonymous = async (method: string, name = key, body?: string) =>
      (
        await call(emulator, {
          ...{ method, bucket, key: name, credentials: 'none' },
          ...(body === undefined ? {} : { body }),
        })
      ).status
    const acl = async (header: string, value: string, name = '') =>
      await call(emulator, {
        method: 'PUT',
        bucket,
        key: name,
        query: { acl: '' },
        headers: { [header]: value },
      })
    expect([await anonymous('GET'), await anonymous('PUT', 'new', 'x')]).toEqual([403, 403])
    await acl('x-oss-acl', 'public-read')
    expect([
      await anonymous('GET'),
      await anonymous('HEAD'),
      await anonymous('PUT', 'new', 'x'),
    ]).toEqual([200, 200, 403])
    await acl('x-oss-object-acl', 'private', key)
    expect(await anonymous('GET')).toBe(403)
    await acl('x-oss-acl', 'public-read-write')
    expect([await anonymous('PUT', 'new', 'x'), await anonymous('DELETE', 'new')]).toEqual([
      200, 204,
    ])
    expect(await anonymous('GET', '')).toBe(403)
  })
})

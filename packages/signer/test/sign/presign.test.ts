import { presign, presignMany, verify } from '@oss-process/signer'
import { describe, expect, test } from 'vitest'

const credentials = { accessKeyId: 'ak', accessKeySecret: 'sk' }
const region = 'cn-hangzhou'
const date = new Date('2023-12-16T16:20:57.999Z')
const options = { credentials, region, date }
const endpoint = 'https://oss-cn-hangzhou.aliyuncs.com'
const request = { method: 'GET', endpoint, bucket: 'b', key: 'k' }

const beforeQuery = (url: string) => url.slice(0, url.indexOf('?'))

describe('presign', () => {
  test('replaces what an earlier presigning set, and nothing of another name', async () => {
    const query = { 'x-oss-expires': '1', 'x-oss-expires-at': '2', 'x-oss-signature-x': '3' }
    const { url } = await presign({ ...request, query }, options)
    const { searchParams } = new URL(url)
    expect(searchParams.getAll('x-oss-expires')).toEqual(['900'])
    expect(searchParams.get('x-oss-expires-at')).toBe('2')
    expect(searchParams.get('x-oss-signature-x')).toBe('3')
  })

  test.each([
    { endpoint, url: 'https://b.oss-cn-hangzhou.aliyuncs.com/k' },
    { endpoint: 'oss-cn-hangzhou.aliyuncs.com', url: 'https://b.oss-cn-hangzhou.aliyuncs.com/k' },
    { endpoint: 'HTTP://Example.COM:80/', url: 'http://b.example.com/k' },
    { endpoint: 'https://example.com:8443', url: 'https://b.example.com:8443/k' },
    { endpoint: 'http://127.0.0.1:9000', url: 'http://127.0.0.1:9000/b/k' },
    { endpoint: 'http://[::1]:9000', url: 'http://[::1]:9000/b/k' },
    { endpoint: 'http://localhost:9000', url: 'http://localhost:9000/b/k' },
    { endpoint: 'http://localhost:9000', addressing: 'virtual', url: 'http://b.localhost:9000/k' },
    { endpoint: 'https://img.example.com', addressing: 'cname', url: 'https://img.example.com/k' },
    { endpoint, addressing: 'path', url: 'https://oss-cn-hangzhou.aliyuncs.com/b/k' },
  ] as const)('puts the bucket where $url has it', async ({ url, ...where }) => {
    const presigned = await presign({ ...request, ...where }, options)
    expect(beforeQuery(presigned.url)).toBe(url)
    expect(presigned.canonicalRequest.split('\n')[1]).toBe('/b/k')
  })

  test('ends whole seconds after the signing date, by default a quarter of an hour', async () => {
    const { expiresAt, url } = await presign(request, options)
    expect(expiresAt).toEqual(new Date('2023-12-16T16:35:57Z'))
    expect(new URL(url).searchParams.get('x-oss-expires')).toBe('900')
  })

  test('names the headers that must be sent, without the host, which it knows', async () => {
    const { headers, canonicalRequest } = await presign(
      {
        ...request,
        headers: { 'Content-Type': 'image/png', Range: 'bytes=0-1', 'user-agent': 'x' },
      },
      { ...options, additionalHeaders: ['Host', 'range', 'absent'] },
    )
    expect(headers).toEqual({ 'content-type': 'image/png', range: 'bytes=0-1' })
    expect(canonicalRequest.split('\n').slice(3)).toEqual([
      'content-type:image/png',
      'host:b.oss-cn-hangzhou.aliyuncs.com',
      'range:bytes=0-1',
      '',
      'host;range',
      'UNSIGNED-PAYLOAD',
    ])
  })

  test('replaces the parameters of an earlier presigning', async () => {
    const first = await presign({ ...request, query: { acl: '' } }, { ...options, expiresIn: 60 })
    const query = new URL(first.url).searchParams
    const again = await presign({ ...request, query }, options)
    expect(again).toEqual(await presign({ ...request, query: { acl: '' } }, options))
  })

  test.each([
    { key: 'a.b/..c/.d/e..', isUrlClassSafe: true },
    { key: '/a//b/', isUrlClassSafe: true },
    { key: 'a/./b', isUrlClassSafe: false },
    { key: '../a', isUrlClassSafe: false },
    { key: 'a/..', isUrlClassSafe: false },
  ])('reports whether a URL class keeps the key $key', async ({ key, isUrlClassSafe }) => {
    const presigned = await presign({ ...request, key }, options)
    expect(presigned.isUrlClassSafe).toBe(isUrlClassSafe)
    const text = beforeQuery(presigned.url)
    expect(text.endsWith(`/${key}`)).toBe(true)
    expect(new URL(text).href === text).toBe(isUrlClassSafe)
  })

  test('returns the plain URL for an anonymous request', async () => {
    const query = { 'x-oss-process': 'image/resize,w_100' }
    expect(await presign({ ...request, query }, { ...options, credentials: 'anonymous' })).toEqual({
      url: 'https://b.oss-cn-hangzhou.aliyuncs.com/k?x-oss-process=image%2Fresize%2Cw_100',
      headers: {},
      expiresAt: undefined,
      isUrlClassSafe: true,
      canonicalRequest: '',
      stringToSign: '',
      signature: '',
      scope: '',
    })
  })

  test('returns the same URL throughout a window, valid for at least half of its lifetime', async () => {
    const at = (time: string) =>
      presign(request, { ...options, date: new Date(time), expiresIn: 7200, alignTo: 3600 })
    const first = await at('2023-12-16T16:00:00Z')
    const last = await at('2023-12-16T16:59:59.999Z')
    const next = await at('2023-12-16T17:00:00Z')
    expect(last).toEqual(first)
    expect(first.expiresAt).toEqual(new Date('2023-12-16T18:00:00Z'))
    expect(next.url).not.toBe(first.url)
  })
})

describe('presignMany', () => {
  test('returns what presign gives for each request, in order', async () => {
    const requests = [
      request,
      { ...request, key: '中/ +.jpg' },
      { ...request, query: { 'x-oss-process': 'image/resize,w_100' } },
      { ...request, query: { 'x-oss-process': 'image/resize,w_200' } },
      { ...request, method: 'PUT', headers: { 'content-type': 'image/png' } },
      { ...request, method: 'PUT', headers: { 'content-type': 'image/gif' } },
      { ...request, bucket: 'c' },
      { ...request, addressing: 'path' as const },
      { ...request, query: new URLSearchParams('acl') },
      { ...request, query: new URLSearchParams('cors') },
    ]
    const each = await Promise.all(requests.map((one) => presign(one, options)))
    expect(await presignMany(requests, options)).toEqual(each)
  })

  test('reads anew an object that is changed and yielded again', async () => {
    function* sameObject() {
      const query = { 'x-oss-process': '' }
      for (const width of [100, 200]) {
        query['x-oss-process'] = `image/resize,w_${width}`
        yield { ...request, query }
      }
    }
    const urls = (await presignMany(sameObject(), options)).map(({ url }) => new URL(url))
    expect(urls.map((url) => url.searchParams.get('x-oss-process'))).toEqual([
      'image/resize,w_100',
      'image/resize,w_200',
    ])
  })

  test('presigns nothing for nothing', async () => {
    expect(await presignMany([], options)).toEqual([])
  })

  test('refuses the whole when one request cannot be signed', async () => {
    await expect(
      presignMany([request, { ...request, key: '\ud800' }], options),
    ).rejects.toMatchObject({ code: 'KEY_INVALID' })
  })

  test('signs so that each verifies', async () => {
    const keys = ['a', 'b/c', '中']
    const urls = await presignMany(
      keys.map((key) => ({ ...request, key })),
      options,
    )
    for (const { url } of urls) {
      const target = url.slice(url.indexOf('/', 8))
      const verdict = await verify(
        { method: 'GET', target, headers: {}, bucket: 'b' },
        { region, now: date, lookup: () => credentials },
      )
      expect(verdict).toMatchObject({
        ok: true,
        form: 'query',
        expiresAt: new Date('2023-12-16T16:35:57Z'),
      })
    }
  })
})

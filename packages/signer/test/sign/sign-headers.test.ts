import { signHeaders, verify } from '@oss-process/signer'
import { describe, expect, test } from 'vitest'

const credentials = { accessKeyId: 'ak', accessKeySecret: 'sk' }
const options = { credentials, region: 'cn-hangzhou', date: new Date('2023-12-16T16:20:57.999Z') }

describe('signHeaders', () => {
  test('adds its headers to the given ones, as they are spelled', async () => {
    const { headers } = await signHeaders(
      {
        method: 'GET',
        bucket: 'b',
        key: 'k',
        headers: { Range: ' bytes=0-1 ', 'x-left-out': undefined },
      },
      options,
    )
    expect(headers).toEqual({
      Range: 'bytes=0-1',
      'x-oss-content-sha256': 'UNSIGNED-PAYLOAD',
      'x-oss-date': '20231216T162057Z',
      authorization: expect.stringMatching(
        /^OSS4-HMAC-SHA256 Credential=ak\/20231216\/cn-hangzhou\/oss\/aliyun_v4_request,Signature=[0-9a-f]{64}$/,
      ),
    })
  })

  test('leaves the given objects as they are', async () => {
    const headers = Object.freeze({ 'content-type': ' text/plain' })
    const query = Object.freeze({ acl: '' })
    await signHeaders(Object.freeze({ method: 'GET', bucket: 'b', headers, query }), options)
    expect([headers, query]).toEqual([{ 'content-type': ' text/plain' }, { acl: '' }])
  })

  test('replaces the headers of an earlier signature', async () => {
    const request = { method: 'GET', bucket: 'b', key: 'k' }
    const first = await signHeaders(request, {
      ...options,
      credentials: { ...credentials, securityToken: 'old' },
    })
    const again = await signHeaders({ ...request, headers: first.headers }, options)
    expect(again).toEqual(await signHeaders(request, options))
  })

  test('signs a Headers object and URLSearchParams like plain objects', async () => {
    const plain = { 'content-type': 'text/plain', 'x-oss-meta-a': '1' }
    const query = { prefix: 'a b', acl: '' }
    const request = { method: 'GET', bucket: 'b' }
    const fromObjects = { headers: new Headers(plain), query: new URLSearchParams(query) }
    expect(await signHeaders({ ...request, ...fromObjects }, options)).toEqual(
      await signHeaders({ ...request, headers: plain, query }, options),
    )
  })

  test('keeps the key as it is: dots, slashes, decomposed letters', async () => {
    const { canonicalRequest } = await signHeaders(
      { method: 'GET', bucket: 'b', key: "/a/./../b//e\u0301 +~!*'()%2F/" },
      options,
    )
    expect(canonicalRequest.split('\n')[1]).toBe(
      '/b//a/./../b//e%CC%81%20%2B~%21%2A%27%28%29%252F/',
    )
  })

  test.each([
    { name: 'the service', request: {}, uri: '/' },
    { name: 'a bucket', request: { bucket: 'b' }, uri: '/b/' },
    { name: 'a bucket with a null key', request: { bucket: 'b', key: null }, uri: '/b/' },
  ])('signs requests to $name', async ({ request, uri }) => {
    const { canonicalRequest } = await signHeaders({ method: 'GET', ...request }, options)
    expect(canonicalRequest.split('\n')[1]).toBe(uri)
  })

  test('takes the place of region and product from a CloudBox', async () => {
    const { scope } = await signHeaders(
      { method: 'GET', bucket: 'b' },
      { ...options, cloudBoxId: 'cb-123' },
    )
    expect(scope).toBe('20231216/cb-123/oss-cloudbox/aliyun_v4_request')
  })

  test('corrects the clock, and leaves a given date alone', async () => {
    const clockOffset = 86_400_000 * 400
    const { headers } = await signHeaders(
      { method: 'GET', bucket: 'b' },
      { ...options, date: undefined, clockOffset },
    )
    const year = new Date(Date.now() + clockOffset).getUTCFullYear()
    expect(headers['x-oss-date']?.slice(0, 4)).toBe(String(year))
    const dated = await signHeaders({ method: 'GET', bucket: 'b' }, { ...options, clockOffset })
    expect(dated.headers['x-oss-date']).toBe('20231216T162057Z')
  })

  test('leaves an anonymous request unsigned, but checks it', async () => {
    const request = { method: 'GET', bucket: 'b', key: 'k', headers: { range: 'bytes=0-1' } }
    expect(await signHeaders(request, { ...options, credentials: 'anonymous' })).toEqual({
      headers: { range: 'bytes=0-1' },
      canonicalRequest: '',
      stringToSign: '',
      signature: '',
      scope: '',
    })
  })

  test('keeps apart the keys of more identities than its cache holds', async () => {
    const request = { method: 'GET', bucket: 'b', key: 'k' }
    for (let round = 0; round < 2; round += 1) {
      for (let number = 0; number < 300; number += 1) {
        const identity = { accessKeyId: 'ak', accessKeySecret: `secret-${number}` }
        const { headers } = await signHeaders(request, { ...options, credentials: identity })
        const verdict = await verify(
          { method: 'GET', target: '/b/k', headers },
          { region: 'cn-hangzhou', now: options.date, lookup: () => identity },
        )
        expect(verdict.ok).toBe(true)
      }
    }
  })
})

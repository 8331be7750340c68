/** The raw request target, parsed once for what is checked and what is served. */
import { parseRequestTarget, SignerError, signHeaders, verify } from '@oss-process/signer'
import { describe, expect, test } from 'vitest'

describe('parseRequestTarget', () => {
  test.each([
    { target: '/', bucket: undefined, key: '', query: {} },
    { target: '/b', bucket: 'b', key: '', query: {} },
    { target: '/b/', bucket: 'b', key: '', query: {} },
    { target: '/b/k', bucket: 'b', key: 'k', query: {} },
    { target: '/b//k/', bucket: 'b', key: '/k/', query: {} },
    { target: '/b/a/../b', bucket: 'b', key: 'a/../b', query: {} },
    { target: '/b/a%2Fb+c%20d', bucket: 'b', key: 'a/b+c d', query: {} },
    { target: '/b/\u00e4\u00b8\u00ad', bucket: 'b', key: '中', query: {} },
    { target: '/b/k?acl', bucket: 'b', key: 'k', query: { acl: '' } },
    { target: '/b/k?a=x+y%2B&b=c=d&&=', bucket: 'b', key: 'k', query: { a: 'x y+', b: 'c=d' } },
    { target: '/?prefix=a?b', bucket: undefined, key: '', query: { prefix: 'a?b' } },
  ])('reads $target', ({ target, bucket, key, query }) => {
    expect(parseRequestTarget(target)).toEqual({
      bucket,
      key,
      query: new Map(Object.entries(query)),
    })
  })

  test('reads the whole path as the key when the host carries the bucket', () => {
    const query = new Map([['acl', '']])
    expect(parseRequestTarget('/b/k?acl', 'photos')).toEqual({
      bucket: 'photos',
      key: 'b/k',
      query,
    })
    expect(parseRequestTarget('/', 'photos')).toMatchObject({ bucket: 'photos', key: '' })
  })

  test.each([
    { name: 'no slash at the start', target: 'b/k', says: 'a target that starts with a slash' },
    { name: 'a blank', target: '/b/a b', says: 'without blanks' },
    { name: 'a broken escape', target: '/b/%2', says: 'the key as percent-encoded UTF-8' },
    {
      name: 'bytes that are not UTF-8',
      target: '/b/%ff',
      says: 'the key as percent-encoded UTF-8',
    },
    { name: 'a key without a bucket', target: '//k', says: "a bucket's name" },
    { name: 'a slash in the bucket', target: '/a%2Fb/k', says: "a bucket's name" },
    { name: 'a parameter without a name', target: '/b?=1', says: 'a name for every parameter' },
    { name: 'a parameter given twice', target: '/b?a=1&%61', says: 'each name once' },
    {
      name: 'a broken value',
      target: '/b?a=%zz',
      says: 'a parameter value as percent-encoded UTF-8',
    },
  ])('refuses $name', ({ target, says }) => {
    const error = { name: 'SignerError', code: 'TARGET_INVALID' }
    const message = expect.stringContaining(says)
    expect(() => parseRequestTarget(target)).toThrow(expect.objectContaining({ ...error, message }))
  })

  test('quotes no value of the query, which may be a signature or a token', () => {
    const parse = () => parseRequestTarget('/b?x-oss-security-token=secret%ff')
    expect(parse).toThrow(SignerError)
    expect(parse).not.toThrow(/secret/)
  })
})

test('verify takes the parsed target, and its verdict has the same bucket, key and query', async () => {
  const credentials = { accessKeyId: 'ak', accessKeySecret: 'sk' }
  const request = { method: 'GET', bucket: 'photos', key: 'a b.jpg', query: { acl: '' } }
  const { headers } = await signHeaders(request, { credentials, region: 'cn-hangzhou' })
  const target = parseRequestTarget('/a%20b.jpg?acl', 'photos')
  const options = { region: 'cn-hangzhou', lookup: () => credentials }
  const verdict = await verify({ method: 'GET', target, headers }, options)
  expect(verdict).toMatchObject({ ok: true, ...target })
  const other = { ...target, key: 'other' }
  expect(await verify({ method: 'GET', target: other, headers }, options)).toMatchObject({
    code: 'SignatureDoesNotMatch',
  })
})

/** What cannot be signed safely is refused with a code and a message that says what to do. */
import { presign, type SignableRequest, signHeaders } from '@oss-process/signer'
import { describe, expect, test } from 'vitest'

const credentials = { accessKeyId: 'LTAIexample', accessKeySecret: 'sk-secret' }
const region = 'cn-hangzhou'
const request: SignableRequest = { method: 'GET', bucket: 'b', key: 'k' }
const loneSurrogate = 'a\ud800'

/** Calls with values that the types would not allow. */
const sign = (changes: object, options: object = {}) =>
  signHeaders({ ...request, ...changes }, { credentials, region, ...options })

const presignWith = (changes: object, options: object = {}) =>
  presign(
    { method: 'GET', endpoint: 'oss-cn-hangzhou.aliyuncs.com', bucket: 'b', key: 'k', ...changes },
    { credentials, region, ...options },
  )

describe('signHeaders', () => {
  test.each([
    {
      name: 'no credentials',
      call: () => sign({}, { credentials: undefined }),
      code: 'CREDENTIALS_INVALID',
      message: 'expected credentials.accessKeyId without blanks, received something else',
    },
    {
      name: 'an empty access key id',
      call: () => sign({}, { credentials: { ...credentials, accessKeyId: '' } }),
      code: 'CREDENTIALS_INVALID',
      message: 'expected credentials.accessKeyId without blanks, received something else',
    },
    {
      name: 'a secret that ends in a line break',
      call: () => sign({}, { credentials: { ...credentials, accessKeySecret: 'sk-secret\n' } }),
      code: 'CREDENTIALS_INVALID',
      message: 'expected credentials.accessKeySecret without blanks, received something else',
    },
    {
      name: 'a token with a line break',
      call: () => sign({}, { credentials: { ...credentials, securityToken: 'tok\r\nx: y' } }),
      code: 'CREDENTIALS_INVALID',
      message: 'expected credentials.securityToken without blanks, received something else',
    },
    {
      name: 'an empty region',
      call: () => sign({}, { region: '' }),
      code: 'REGION_INVALID',
      message: 'expected a region such as "cn-hangzhou", without "oss-", received ""',
    },
    {
      name: 'a region with the prefix of host names',
      call: () => sign({}, { region: 'oss-cn-hangzhou' }),
      code: 'REGION_INVALID',
      message:
        'expected a region such as "cn-hangzhou", without "oss-", received "oss-cn-hangzhou"',
    },
    {
      name: 'an unknown kind of product',
      call: () => sign({}, { product: 'OSS/2' }),
      code: 'PRODUCT_INVALID',
      message: 'expected a product such as "oss", received "OSS/2"',
    },
    {
      name: 'an invalid date',
      call: () => sign({}, { date: new Date(Number.NaN) }),
      code: 'DATE_INVALID',
      message: 'expected a valid date from 1970 to 9999, received NaN',
    },
    {
      name: 'a clock offset that is no number',
      call: () => sign({}, { clockOffset: '5 s' }),
      code: 'DATE_INVALID',
      message: 'expected a valid date from 1970 to 9999, received NaN',
    },
    {
      name: 'a CloudBox that is null',
      call: () => sign({}, { cloudBoxId: null }),
      code: 'REGION_INVALID',
      message: 'expected a region such as "cn-hangzhou", without "oss-", received object',
    },
    {
      name: 'a method in lower case',
      call: () => sign({ method: 'get' }),
      code: 'METHOD_INVALID',
      message: 'expected a method in upper case, received "get"',
    },
    {
      name: 'a key without a bucket',
      call: () => sign({ bucket: undefined }),
      code: 'BUCKET_INVALID',
      message: "expected a bucket's name, received undefined",
    },
    {
      name: 'a bucket with a slash',
      call: () => sign({ bucket: 'a/b' }),
      code: 'BUCKET_INVALID',
      message: 'expected a bucket\'s name, received "a/b"',
    },
    {
      name: 'a key that is not text',
      call: () => sign({ key: 7 }),
      code: 'KEY_INVALID',
      message: 'expected a well-formed key, received 7',
    },
    {
      name: 'a lone surrogate in the key',
      call: () => sign({ key: loneSurrogate }),
      code: 'KEY_INVALID',
      message: 'expected a well-formed key, received "a\\ud800"',
    },
    {
      name: 'a lone surrogate in the query',
      call: () => sign({ query: { a: loneSurrogate } }),
      code: 'QUERY_INVALID',
      message: 'expected a as well-formed text, received "a\\ud800"',
    },
    {
      name: 'a parameter given twice',
      call: () => sign({ query: new URLSearchParams('a=1&b=2&a=3') }),
      code: 'QUERY_INVALID',
      message: 'expected each name once, received "a" twice',
    },
    {
      name: 'a parameter without a name',
      call: () => sign({ query: { '': '1' } }),
      code: 'QUERY_INVALID',
      message: 'expected a parameter name as well-formed text, received undefined',
    },
    {
      name: 'a parameter that is a number',
      call: () => sign({ query: { 'max-keys': 100 } }),
      code: 'QUERY_INVALID',
      message: 'expected max-keys as well-formed text, received 100',
    },
    {
      name: 'a query that is a function',
      call: () => sign({ query: () => ({ a: '1' }) }),
      code: 'QUERY_INVALID',
      message: 'expected an object or name-value pairs, received function',
    },
    {
      name: 'a query that is a text',
      call: () => sign({ query: 'a=1' }),
      code: 'QUERY_INVALID',
      message: 'expected an object or name-value pairs, received "a=1"',
    },
    {
      name: 'a line break in a header',
      call: () => sign({ headers: { range: 'bytes=0-1\r\nx-oss-acl: public-read' } }),
      code: 'HEADER_INVALID',
      message: 'expected header range as one line, received something else',
    },
    {
      name: 'a header given twice in two spellings',
      call: () => sign({ headers: { 'X-Oss-Acl': 'private', 'x-oss-acl': 'public-read' } }),
      code: 'HEADER_INVALID',
      message: 'expected each name once, received "x-oss-acl" twice',
    },
    {
      name: 'a signed header outside ASCII',
      call: () => sign({ headers: { 'x-oss-meta-a': '中' } }),
      code: 'HEADER_INVALID',
      message: 'expected header x-oss-meta-a as one line of ASCII, received something else',
    },
    {
      name: 'a header name with a blank',
      call: () => sign({ headers: { 'x-oss meta': '1' } }),
      code: 'HEADER_INVALID',
      message: 'expected a header name, received "x-oss meta"',
    },
    {
      name: 'a header that is a number',
      call: () => sign({ headers: { 'content-length': 3 } }),
      code: 'HEADER_INVALID',
      message: 'expected header content-length as one line, received something else',
    },
  ])('refuses $name', async ({ call, code, message }) => {
    await expect(call()).rejects.toMatchObject({ name: 'SignerError', code, message })
  })
})

describe('presign', () => {
  test.each([
    {
      name: 'a lifetime of zero',
      call: () => presignWith({}, { expiresIn: 0 }),
      code: 'EXPIRES_IN_INVALID',
      message: 'expected expiresIn, as whole seconds from 1 to 604800, received 0',
    },
    {
      name: 'a lifetime over seven days',
      call: () => presignWith({}, { expiresIn: 604_801 }),
      code: 'EXPIRES_IN_INVALID',
      message: 'expected expiresIn, as whole seconds from 1 to 604800, received 604801',
    },
    {
      name: 'a lifetime with a fraction',
      call: () => presignWith({}, { expiresIn: 1.5 }),
      code: 'EXPIRES_IN_INVALID',
      message: 'expected expiresIn, as whole seconds from 1 to 604800, received 1.5',
    },
    {
      name: 'a lifetime over twelve hours with a security token',
      call: () =>
        presignWith(
          {},
          { expiresIn: 43_201, credentials: { ...credentials, securityToken: 'token' } },
        ),
      code: 'EXPIRES_IN_INVALID',
      message:
        'expected expiresIn, as whole seconds from 1 to 43200 with a security token, received 43201',
    },
    {
      name: 'a window over half of the lifetime',
      call: () => presignWith({}, { expiresIn: 900, alignTo: 451 }),
      code: 'ALIGN_TO_INVALID',
      message:
        'expected alignTo, at most half of expiresIn, as whole seconds from 1 to 450, received 451',
    },
    {
      name: 'an endpoint with a path',
      call: () => presignWith({ endpoint: 'https://example.com/base' }),
      code: 'ENDPOINT_INVALID',
      message:
        'expected an endpoint such as "https://oss-cn-hangzhou.aliyuncs.com", without path or query, received "https://example.com/base"',
    },
    {
      name: 'an endpoint with a user',
      call: () => presignWith({ endpoint: 'https://user:pass@example.com' }),
      code: 'ENDPOINT_INVALID',
      message:
        'expected an endpoint such as "https://oss-cn-hangzhou.aliyuncs.com", without path or query, received "example.com"',
    },
    {
      name: 'an endpoint that was left out',
      call: () => presignWith({ endpoint: undefined }),
      code: 'ENDPOINT_INVALID',
      message:
        'expected an endpoint such as "https://oss-cn-hangzhou.aliyuncs.com", without path or query, received undefined',
    },
    {
      name: 'an unknown addressing',
      call: () => presignWith({ addressing: 'vhost' }),
      code: 'ENDPOINT_INVALID',
      message: 'expected addressing "virtual", "path" or "cname", received "vhost"',
    },
    {
      name: 'an endpoint that has the bucket already',
      call: () =>
        presignWith({ endpoint: 'https://photos.oss-cn-hangzhou.aliyuncs.com', bucket: 'photos' }),
      code: 'ENDPOINT_INVALID',
      message:
        'expected an endpoint without the bucket, received "https://photos.oss-cn-hangzhou.aliyuncs.com"',
    },
    {
      name: 'a bucket that cannot stand in a host',
      call: () => presignWith({ bucket: 'a.b' }),
      code: 'BUCKET_INVALID',
      message: 'expected a bucket\'s name, received "a.b"',
    },
  ])('refuses $name', async ({ call, code, message }) => {
    await expect(call()).rejects.toMatchObject({ name: 'SignerError', code, message })
  })
})

test('no message and no stack shows a secret', async () => {
  const secrets = { accessKeySecret: 'sk-secret value', securityToken: 'token-value\n' }
  const error: Error = await sign({}, { credentials: { accessKeyId: 'id', ...secrets } }).then(
    () => expect.unreachable(),
    (reason) => reason,
  )
  for (const secret of Object.values(secrets)) {
    expect(`${error.message}${error.stack}${JSON.stringify(error)}`).not.toContain(secret.trim())
  }
})

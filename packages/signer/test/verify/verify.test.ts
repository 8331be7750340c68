import { presign, signHeaders, verify } from '@oss-process/signer'
import { describe, expect, test } from 'vitest'

const credentials = { accessKeyId: 'ak', accessKeySecret: 'sk' }
const region = 'cn-hangzhou'
const now = new Date('2023-12-16T16:20:57Z')
const options = { region, now, lookup: (id: string) => (id === 'ak' ? credentials : undefined) }
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000)

const signed = async (changes = {}) =>
  (
    await signHeaders(
      { method: 'GET', bucket: 'b', key: 'k' },
      { credentials, region, date: now, ...changes },
    )
  ).headers

const presignedTarget = async (changes = {}) => {
  const request = { method: 'GET', endpoint: 'http://localhost', bucket: 'b', key: 'k' }
  const { url } = await presign(request, { credentials, region, date: now, ...changes })
  return url.slice('http://localhost'.length)
}

/** Verifies a request signed in its headers, after a change to the headers. */
const withHeaders = async (change: (headers: Record<string, string>) => object, given = {}) =>
  verify(
    {
      method: 'GET',
      target: '/b/k',
      headers: { ...change({ ...(await signed()) }) } as Record<string, string>,
    },
    { ...options, ...given },
  )

const withAuthorization = (pattern: RegExp | string, replacement: string) =>
  withHeaders((headers) => ({
    ...headers,
    authorization: headers['authorization']?.replace(pattern, replacement),
  }))

/** Verifies a presigned request, after a change to its target. */
const withTarget = async (pattern: RegExp | string, replacement: string, given = {}) =>
  verify(
    { method: 'GET', target: (await presignedTarget()).replace(pattern, replacement), headers: {} },
    { ...options, ...given },
  )

describe('verify refuses, with the code of the service,', () => {
  test.each([
    {
      name: 'a request without a signature',
      verdict: () => verify({ method: 'GET', target: '/b/k', headers: {} }, options),
      expected: { form: 'none', status: 403, code: 'AccessDenied', ec: '' },
    },
    {
      name: 'a V1 header',
      verdict: () => withHeaders(() => ({ authorization: 'OSS ak:c2ln' })),
      expected: { form: 'header', status: 400, code: 'InvalidArgument', ec: '0002-00000202' },
    },
    {
      name: 'an unknown element',
      verdict: () => withAuthorization('Signature=', 'Extra=1,Signature='),
      expected: { form: 'header', status: 400, code: 'InvalidArgument', ec: '0002-00000203' },
    },
    {
      name: 'an element given twice',
      verdict: () => withAuthorization('Signature=', 'Signature=00,Signature='),
      expected: { form: 'header', status: 400, code: 'InvalidArgument', ec: '0002-00000203' },
    },
    {
      name: 'an element that is named like a member of every object',
      verdict: () => withAuthorization('Signature=', 'constructor=1,Signature='),
      expected: { form: 'header', status: 400, code: 'InvalidArgument', ec: '0002-00000203' },
    },
    {
      name: 'no signature in the header',
      verdict: () => withAuthorization(/,Signature=.*/, ''),
      expected: { form: 'header', status: 400, code: 'InvalidArgument', ec: '0002-00000207' },
    },
    {
      name: 'an empty list of additional headers',
      verdict: () => withAuthorization(',Signature', ',AdditionalHeaders=,Signature'),
      expected: { form: 'header', status: 400, code: 'InvalidArgument', ec: '0002-00000209' },
    },
    {
      name: 'another day in the credential than in the date',
      verdict: () => withAuthorization('20231216/', '20231217/'),
      expected: { form: 'header', status: 400, code: 'InvalidArgument', ec: '0002-00000212' },
    },
    {
      name: 'a wrong terminator',
      verdict: () => withAuthorization('aliyun_v4_request', 'aws4_request'),
      expected: { form: 'header', status: 400, code: 'InvalidArgument', ec: '0002-00000213' },
    },
    {
      name: 'another region',
      verdict: () => withAuthorization('cn-hangzhou', 'cn-beijing'),
      expected: {
        form: 'header',
        status: 400,
        code: 'InvalidArgument',
        ec: '0002-00000226',
        message: 'Invalid signing region in Authorization header. Expected cn-hangzhou.',
      },
    },
    {
      name: 'another product',
      verdict: () => withAuthorization('/oss/', '/oss-cloudbox/'),
      expected: { form: 'header', status: 400, code: 'InvalidArgument', ec: '0002-00000227' },
    },
    {
      name: 'an unknown key',
      verdict: () => withHeaders((headers) => headers, { lookup: () => undefined }),
      expected: { form: 'header', status: 403, code: 'InvalidAccessKeyId', ec: '0002-00000902' },
    },
    {
      name: 'no date',
      verdict: () => withHeaders(({ 'x-oss-date': _, ...headers }) => headers),
      expected: { form: 'header', status: 403, code: 'AccessDenied', ec: '0002-00000503' },
    },
    {
      name: 'a date after the year 9999',
      verdict: () => withHeaders((headers) => ({ ...headers, 'x-oss-date': '99991231T240000Z' })),
      expected: { form: 'header', status: 400, code: 'InvalidArgument', ec: '0002-00000212' },
    },
    {
      name: 'no payload field',
      verdict: () => withHeaders(({ 'x-oss-content-sha256': _, ...headers }) => headers),
      expected: { form: 'header', status: 400, code: 'InvalidArgument', ec: '' },
    },
    {
      name: 'a date over fifteen minutes ago',
      verdict: () => withHeaders((headers) => headers, { now: later(901) }),
      expected: { form: 'header', status: 403, code: 'RequestTimeTooSkewed', ec: '0002-00000504' },
    },
    {
      name: 'a date over fifteen minutes ahead',
      verdict: () => withHeaders((headers) => headers, { now: later(-901) }),
      expected: { form: 'header', status: 403, code: 'RequestTimeTooSkewed', ec: '0002-00000504' },
    },
    {
      name: 'another secret',
      verdict: () =>
        withHeaders((headers) => headers, { lookup: () => ({ accessKeySecret: 'other' }) }),
      expected: { form: 'header', status: 403, code: 'SignatureDoesNotMatch', ec: '0002-00000040' },
    },
    {
      name: 'a missing security token',
      verdict: () =>
        withHeaders((headers) => headers, {
          lookup: () => ({ ...credentials, securityToken: 't' }),
        }),
      expected: { form: 'header', status: 403, code: 'InvalidSecurityToken', ec: '0002-00000006' },
    },
    {
      name: 'a security token that has ended',
      verdict: () =>
        withHeaders((headers) => headers, { lookup: () => ({ ...credentials, expiration: now }) }),
      expected: { form: 'header', status: 403, code: 'SecurityTokenExpired', ec: '0002-00000007' },
    },
    {
      name: 'a signature in the header and in the URL',
      verdict: async () =>
        verify(
          { method: 'GET', target: await presignedTarget(), headers: await signed() },
          options,
        ),
      expected: { form: 'header', status: 400, code: 'InvalidArgument', ec: '' },
    },
    {
      name: 'a V1 URL',
      verdict: () =>
        verify(
          { method: 'GET', target: '/b/k?OSSAccessKeyId=ak&Expires=1&Signature=c', headers: {} },
          options,
        ),
      expected: { form: 'query', status: 400, code: 'InvalidArgument', ec: '' },
    },
    {
      name: 'no lifetime in the URL',
      verdict: () => withTarget('x-oss-expires=900&', ''),
      expected: { form: 'query', status: 400, code: 'InvalidArgument', ec: '0002-00000215' },
    },
    {
      name: 'no credential in the URL',
      verdict: () => withTarget(/x-oss-credential=[^&]*&/, ''),
      expected: { form: 'query', status: 400, code: 'InvalidArgument', ec: '0002-00000217' },
    },
    {
      name: 'a credential of one word in the URL',
      verdict: () => withTarget(/x-oss-credential=[^&]*&/, 'x-oss-credential=ak&'),
      expected: { form: 'query', status: 400, code: 'InvalidArgument', ec: '0002-00000218' },
    },
    {
      name: 'a broken date in the URL',
      verdict: () => withTarget('20231216T162057Z', '20231316T162057Z'),
      expected: { form: 'query', status: 400, code: 'InvalidArgument', ec: '0002-00000223' },
    },
    {
      name: 'a lifetime over seven days',
      verdict: () => withTarget('expires=900', 'expires=604801'),
      expected: { form: 'query', status: 400, code: 'InvalidArgument', ec: '0002-00000232' },
    },
    {
      name: 'a lifetime that is no number',
      verdict: () => withTarget('expires=900', 'expires=1e3'),
      expected: { form: 'query', status: 400, code: 'InvalidArgument', ec: '0002-00000232' },
    },
    {
      name: 'a URL that has ended',
      verdict: () => withTarget('', '', { now: later(901) }),
      expected: { form: 'query', status: 403, code: 'AccessDenied', ec: '0002-00000236' },
    },
    {
      name: 'a URL over fifteen minutes before its start',
      verdict: () => withTarget('', '', { now: later(-901) }),
      expected: { form: 'query', status: 403, code: 'RequestTimeTooSkewed', ec: '0002-00000504' },
    },
    {
      name: 'a target that is not UTF-8',
      verdict: () => verify({ method: 'GET', target: '/b/%ff', headers: {} }, options),
      expected: { form: 'none', status: 400, code: 'InvalidURI', ec: '' },
    },
    {
      name: 'a parameter given twice',
      verdict: () => verify({ method: 'GET', target: '/b/k?a=1&a=1', headers: {} }, options),
      expected: { form: 'none', status: 400, code: 'InvalidURI', ec: '' },
    },
    {
      name: 'a parameter without a name',
      verdict: () => verify({ method: 'GET', target: '/b/k?=1', headers: {} }, options),
      expected: { form: 'none', status: 400, code: 'InvalidURI', ec: '' },
    },
    {
      name: 'a target that does not start with a slash',
      verdict: () => verify({ method: 'GET', target: 'b/k', headers: {} }, options),
      expected: { form: 'none', status: 400, code: 'InvalidURI', ec: '' },
    },
    {
      name: 'an encoded slash in the bucket',
      verdict: () => verify({ method: 'GET', target: '/a%2Fb/k', headers: {} }, options),
      expected: { form: 'none', status: 400, code: 'InvalidURI', ec: '' },
    },
  ])('$name', async ({ verdict, expected }) => {
    expect(await verdict()).toMatchObject({ ok: false, ...expected })
  })
})

describe('verify', () => {
  test('answers a wrong signature with everything that the service would sign', async () => {
    const verdict = await withAuthorization(/Signature=.*/, 'Signature=00')
    const { canonicalRequest, stringToSign } = await signHeaders(
      { method: 'GET', bucket: 'b', key: 'k' },
      { credentials, region, date: now },
    )
    expect(verdict).toEqual({
      ok: false,
      form: 'header',
      status: 403,
      code: 'SignatureDoesNotMatch',
      ec: '0002-00000040',
      message: expect.stringContaining('does not match'),
      signatureProvided: '00',
      canonicalRequest,
      stringToSign,
    })
  })

  test.each([
    { name: 'exactly fifteen minutes late', changes: {}, at: later(900) },
    { name: 'exactly fifteen minutes early', changes: {}, at: later(-900) },
  ])('accepts a header $name', async ({ at }) => {
    expect(await withHeaders((headers) => headers, { now: at })).toMatchObject({ ok: true })
  })

  test('accepts a URL to its last second', async () => {
    expect(await withTarget('', '', { now: later(900) })).toMatchObject({ ok: true, key: 'k' })
  })

  test.each([
    { name: 'a space after the commas of Authorization', pattern: ',', replacement: ', ' },
    {
      name: 'the elements in another order',
      pattern: /(Credential=[^,]*),(Signature=.*)/,
      replacement: '$2,$1',
    },
  ])('accepts $name', async ({ pattern, replacement }) => {
    expect(await withAuthorization(pattern, replacement)).toMatchObject({ ok: true })
  })

  test.each([
    '/b/a%20b%2Bc?x-oss-process',
    '/b/a%20b+c?x-oss-process=',
    '/%62/a%20b%2bc?x-oss-process=&',
  ])('reads %s as the same request', async (target) => {
    const request = { method: 'POST', bucket: 'b', key: 'a b+c', query: { 'x-oss-process': '' } }
    const { headers } = await signHeaders(request, { credentials, region, date: now })
    const verdict = await verify({ method: 'POST', target, headers }, options)
    expect(verdict).toMatchObject({ ok: true, bucket: 'b', key: 'a b+c' })
  })

  test.each(['/b/k?a=1&&b=x=y', '/b/k?&b=x%3Dy&a=1&'])(
    'takes %s for a parameter with an equals sign in its value',
    async (target) => {
      const request = { method: 'GET', bucket: 'b', key: 'k', query: { a: '1', b: 'x=y' } }
      const { headers } = await signHeaders(request, { credentials, region, date: now })
      const verdict = await verify({ method: 'GET', target, headers }, options)
      expect(verdict).toMatchObject({ ok: true, query: new Map(Object.entries(request.query)) })
    },
  )

  test('takes a signed request whose query names a parameter of V1', async () => {
    const request = { method: 'GET', bucket: 'b', key: 'k', query: { OSSAccessKeyId: 'x' } }
    const { headers } = await signHeaders(request, { credentials, region, date: now })
    const target = '/b/k?OSSAccessKeyId=x'
    expect(await verify({ method: 'GET', target, headers }, options)).toMatchObject({ ok: true })
  })

  test.each([',', '\u0001', 'é', '\ufffd'])(
    'refuses an access key id with %j, whatever the look-up returns',
    async (character) => {
      const lookup = () => credentials
      expect(
        await withTarget('credential=ak', `credential=ak${encodeURIComponent(character)}`, {
          lookup,
        }),
      ).toMatchObject({ ok: false, form: 'query', ec: '0002-00000222' })
    },
  )

  test('reads a lifetime with zeros before it', async () => {
    expect(await withTarget('expires=900', 'expires=0900')).toMatchObject({
      code: 'SignatureDoesNotMatch',
    })
    expect(await withTarget('expires=900', 'expires=0')).toMatchObject({ ec: '0002-00000232' })
  })

  test('returns a query of its own with each verdict', async () => {
    const request = { method: 'GET', bucket: 'b', key: 'k', query: { a: '1' } }
    const { headers } = await signHeaders(request, { credentials, region, date: now })
    const ask = () => verify({ method: 'GET', target: '/b/k?a=1', headers }, options)
    const [first, second] = [await ask(), await ask()]
    if (!first.ok || !second.ok) return expect.unreachable()
    expect(first.query).not.toBe(second.query)
    expect(first.query).toEqual(second.query)
  })

  test('waits for a key that any thenable promises', async () => {
    // biome-ignore lint/suspicious/noThenProperty: what libraries older than promises give
    const thenable = { then: (use: (key: object) => void) => use(credentials) }
    const lookup = () => thenable as unknown as Promise<typeof credentials>
    expect(await withHeaders((headers) => headers, { lookup })).toMatchObject({ ok: true })
  })

  test('reads bytes that were sent unencoded', async () => {
    const request = { method: 'GET', bucket: 'b', key: '中' }
    const { headers } = await signHeaders(request, { credentials, region, date: now })
    const verdict = await verify(
      { method: 'GET', target: '/b/\u00e4\u00b8\u00ad', headers },
      options,
    )
    expect(verdict).toMatchObject({ ok: true, key: '中' })
  })

  test("takes Node's header lists and a Headers object", async () => {
    const headers = await signed()
    const lists = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, [value]]),
    )
    for (const given of [lists, new Headers(headers)]) {
      const verdict = await verify({ method: 'GET', target: '/b/k', headers: given }, options)
      expect(verdict).toMatchObject({ ok: true })
    }
  })

  test('looks no key up for a request out of time or for another region', async () => {
    const lookup = () => expect.unreachable()
    await withHeaders((headers) => headers, { now: later(901), lookup })
    await withHeaders((headers) => headers, { region: 'cn-beijing', lookup })
  })

  test('waits for a promised key, and passes the error of a look-up on', async () => {
    const promised = { lookup: () => Promise.resolve(credentials) }
    expect(await withHeaders((headers) => headers, promised)).toMatchObject({ ok: true })
    const failing = { lookup: () => Promise.reject(new Error('no database')) }
    await expect(withHeaders((headers) => headers, failing)).rejects.toThrow('no database')
  })

  test('passes on that a found secret cannot be one, instead of signing with it', async () => {
    const lookup = () => ({ accessKeySecret: undefined as unknown as string })
    await expect(withHeaders((headers) => headers, { lookup })).rejects.toMatchObject({
      code: 'CREDENTIALS_INVALID',
    })
  })

  test('refuses options without a region', async () => {
    await expect(withHeaders((headers) => headers, { region: '' })).rejects.toMatchObject({
      code: 'REGION_INVALID',
    })
  })
})

/**
 * The signatures of `ali-oss` 6.23 and ours are the same wherever `ali-oss` follows the
 * specification; where it does not, this file says so, one test for each deviation.
 */
import { presign, signHeaders } from '@oss-process/signer'
import signUtils from 'ali-oss/lib/common/signUtils.js'
import fc from 'fast-check'
import { describe, expect, inject, test } from 'vitest'
import { type Generated, generated } from './helpers/requests.ts'

const numRuns = inject('propertyRuns') ?? 100
const region = 'cn-hangzhou'
const endpoint = 'https://oss-cn-hangzhou.aliyuncs.com'

const presigningNames = [
  ...['x-oss-additional-headers', 'x-oss-credential', 'x-oss-date', 'x-oss-expires'],
  ...['x-oss-security-token', 'x-oss-signature-version'],
]

/** Leaves out of a generated request what `ali-oss` signs differently; the tests below name each. */
function comparable(sample: Generated): Generated {
  const { request, additionalHeaders } = sample
  const pairs = Object.entries(request.query).map(([name, value]) => [name, value || null] as const)
  const names = [...pairs.map(([name]) => name), ...presigningNames]
  const query = isOrderedAlike(names) ? pairs : []
  const present = Object.keys(request.headers).map((name) => name.toLowerCase())
  return {
    ...sample,
    request: { ...request, query: Object.fromEntries(query) },
    additionalHeaders: additionalHeaders.filter((name) => present.includes(name.toLowerCase())),
  }
}

function isOrderedAlike(names: readonly string[]): boolean {
  const encode = (name: string) =>
    encodeURIComponent(name).replace(
      /[!'()*]/g,
      (it) => `%${it.charCodeAt(0).toString(16).toUpperCase()}`,
    )
  const byLocale = [...names].sort((a, b) => a.localeCompare(b)).map(encode)
  return byLocale.join() === [...byLocale].sort().join()
}

describe('signHeaders', () => {
  test('gives the authorization that ali-oss gives', async () => {
    await fc.assert(
      fc.asyncProperty(generated.map(comparable), async ({ request, ...options }) => {
        const { headers } = await signHeaders(request, { ...options, region })
        const { authorization, ...others } = headers
        const { accessKeyId, accessKeySecret } = options.credentials
        expect(authorization).toBe(
          signUtils.authorizationV4(
            accessKeyId,
            accessKeySecret,
            region,
            request.method,
            { headers: others, queries: request.query },
            request.bucket,
            request.key,
            options.additionalHeaders,
          ),
        )
      }),
      { numRuns },
    )
  })
})

describe('presign', () => {
  test('gives the signature that ali-oss gives', async () => {
    await fc.assert(
      fc.asyncProperty(generated.map(comparable), async ({ request, ...options }) => {
        const { url, signature, stringToSign } = await presign(
          { ...request, endpoint },
          { ...options, region },
        )
        const signed = Object.fromEntries(new URL(url).searchParams)
        const { 'x-oss-signature': _, ...parameters } = signed
        const queries = { ...request.query, ...withoutKeys(parameters, request.query) }
        const canonicalRequest = signUtils.getCanonicalRequest(
          request.method,
          { headers: request.headers, queries },
          request.bucket,
          request.key,
          signUtils.fixAdditionalHeaders(options.additionalHeaders),
        )
        const [, timestamp = ''] = stringToSign.split('\n')
        const theirs = signUtils.getStringToSign(region, timestamp, canonicalRequest)
        const { accessKeySecret } = options.credentials
        const day = timestamp.slice(0, 8)
        expect(signature).toBe(signUtils.getSignatureV4(accessKeySecret, day, region, theirs))
      }),
      { numRuns },
    )
  })
})

function withoutKeys<V>(from: Record<string, V>, without: object): Record<string, V> {
  return Object.fromEntries(Object.entries(from).filter(([name]) => !Object.hasOwn(without, name)))
}

describe('where ali-oss deviates from the specification', () => {
  const canonicalQueryOf = (queries: Record<string, string | null>) =>
    signUtils.getCanonicalRequest('GET', { headers: {}, queries }, 'b', 'k', []).split('\n')[2]

  const oursOf = async (query: Record<string, string | null>) => {
    const credentials = { accessKeyId: 'id', accessKeySecret: 'secret' }
    const signed = await signHeaders(
      { method: 'GET', bucket: 'b', key: 'k', query },
      { credentials, region },
    )
    return signed.canonicalRequest.split('\n')[2]
  }

  test.each([
    {
      name: 'an empty value keeps its equals sign',
      query: { 'x-oss-process': '' },
      theirs: 'x-oss-process=',
      ours: 'x-oss-process',
    },
    {
      name: 'lower case is sorted before upper case',
      query: { B: '1', a: '2' },
      theirs: 'a=2&B=1',
      ours: 'B=1&a=2',
    },
    {
      name: 'an underscore is sorted before a hyphen',
      query: { 'a-b': '1', a_b: '2' },
      theirs: 'a_b=2&a-b=1',
      ours: 'a-b=1&a_b=2',
    },
    {
      name: 'names are sorted before they are encoded',
      query: { '|': '1', '9': '2', 中: '3' },
      theirs: '%7C=1&9=2&%E4%B8%AD=3',
      ours: '%7C=1&%E4%B8%AD=3&9=2',
    },
  ])('$name', async ({ query, theirs, ours }) => {
    // Some of these objects have members that others lack.
    const given = query as unknown as Record<string, string>
    expect(canonicalQueryOf(given)).toBe(theirs)
    expect(await oursOf(given)).toBe(ours)
  })

  test('an additional header that the request lacks is an error', async () => {
    expect(() =>
      signUtils.getCanonicalRequest('GET', { headers: {} }, 'b', 'k', ['range']),
    ).toThrow("Can't find additional header range in request headers.")
  })

  test('an additional header that is empty stays in the list', () => {
    const theirs = signUtils.getCanonicalRequest('GET', { headers: { range: '' } }, 'b', 'k', [
      'range',
    ])
    expect(theirs).toBe('GET\n/b/k\n\nrange:\n\nrange\nUNSIGNED-PAYLOAD')
  })
})

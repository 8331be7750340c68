import { inspect } from 'node:util'
import { presign, signHeaders, verify } from '@oss-process/signer'
import { describe, expect, test } from 'vitest'

const credentials = {
  accessKeyId: 'STS.id',
  accessKeySecret: 'the-secret',
  securityToken: 'the/token+value==',
}
const region = 'cn-hangzhou'
const date = new Date('2023-12-16T16:20:57Z')
const options = { credentials, region, date }

/** As logs would show it. */
const shown = (value: unknown) => inspect(value, { depth: 9, showHidden: true })

test.each([
  { name: 'a signed request', make: () => signHeaders({ method: 'GET', bucket: 'b' }, options) },
  {
    name: 'a presigned URL',
    make: () =>
      presign({ method: 'GET', endpoint: 'https://a.example', bucket: 'b', key: 'k' }, options),
  },
  { name: 'a verdict', make: () => verdictFor(credentials) },
  { name: 'a refusal', make: () => verdictFor({ ...credentials, accessKeySecret: 'other' }) },
])('$name shows no secret when it is inspected', async ({ make }) => {
  const text = shown(await make())
  expect(text).toContain('***')
  for (const secret of ['the-secret', 'the/token+value', 'the%2Ftoken', 'other']) {
    expect(text).not.toContain(secret)
  }
})

test('a redacted result is complete for programs', async () => {
  const signed = await signHeaders({ method: 'GET', bucket: 'b' }, options)
  expect(signed.headers['x-oss-security-token']).toBe(credentials.securityToken)
  expect(new Headers(signed.headers).get('x-oss-security-token')).toBe(credentials.securityToken)
  expect(JSON.parse(JSON.stringify(signed)).canonicalRequest).toContain(credentials.securityToken)
  expect(Object.keys(signed)).toEqual([
    'headers',
    'canonicalRequest',
    'stringToSign',
    'signature',
    'scope',
  ])
})

test('the headers by themselves are an ordinary object, which every client takes', async () => {
  const { headers } = await signHeaders({ method: 'GET', bucket: 'b' }, options)
  // A symbol of their own, even a hidden one, is what `new Headers` of Node 20 refuses; with another
  // prototype clients such as axios do not see a plain object.
  expect(Object.getPrototypeOf(headers)).toBe(Object.prototype)
  expect(Object.getOwnPropertySymbols(headers)).toEqual([])
  expect([...new Headers(headers).keys()].sort()).toEqual(Object.keys(headers).sort())
})

async function verdictFor(key: typeof credentials) {
  const endpoint = 'http://localhost'
  const { url } = await presign({ method: 'GET', endpoint, bucket: 'b', key: 'k' }, options)
  return verify(
    { method: 'GET', target: url.slice(endpoint.length), headers: {} },
    { region, now: date, lookup: () => key },
  )
}

describe('a name that only looks like that of the token', () => {
  const decoys = { 'x-oss-security-token': 'z', 'a-x-oss-security-token': 'z' }

  test('hides nothing of it from a signed request', async () => {
    const headers = { 'x-oss-meta-x-oss-security-token': 'z' }
    const signed = await signHeaders(
      { method: 'GET', bucket: 'b', query: decoys, headers },
      options,
    )
    expect(shown(signed)).not.toContain('the/token+value')
  })

  test('hides nothing of it from a presigned URL, nor from the verdict on one', async () => {
    const request = { method: 'GET', endpoint: 'http://localhost', bucket: 'b', key: 'k' }
    const presigned = await presign({ ...request, query: decoys }, options)
    const target = `${presigned.url.slice('http://localhost'.length)}&x-x-oss-security-token=%22`
    const lookup = () => credentials
    const verdict = await verify(
      { method: 'GET', target, headers: {} },
      { region, now: date, lookup },
    )
    for (const text of [shown(presigned), shown(verdict)]) {
      expect(text).not.toMatch(/the\/token|the%2Ftoken/)
    }
    expect(shown(verdict)).toContain('SignatureDoesNotMatch')
  })
})

test('a token of any characters is hidden to its end', async () => {
  const securityToken = 'a&b="c\\d'
  const signed = await signHeaders(
    { method: 'GET', bucket: 'b' },
    { ...options, credentials: { ...credentials, securityToken } },
  )
  expect(shown(signed)).not.toMatch(/a&b|"c|\\d/)
})

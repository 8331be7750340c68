/** Requests that are dated by `Date` alone, as ossutil 1.x and the Go SDK v1 sign them. */
import { createHash, createHmac } from 'node:crypto'
import { signHeaders, verify } from '@oss-process/signer'
import { describe, expect, test } from 'vitest'

const credentials = { accessKeyId: 'ak', accessKeySecret: 'sk' }
const region = 'cn-hangzhou'
const now = new Date('2023-12-16T16:20:57Z')
const httpDate = 'Sat, 16 Dec 2023 16:20:57 GMT'
const scope = '20231216/cn-hangzhou/oss/aliyun_v4_request'
const lookup = () => credentials

/** Signs `GET /b/k` as `getSignedStrV4` of the Go SDK v1 does: the text of `Date` is the timestamp. */
function signedBy(date: string, day = '20231216') {
  const ownScope = scope.replace('20231216', day)
  const canonicalRequest =
    'GET\n/b/k\n\nx-oss-content-sha256:UNSIGNED-PAYLOAD\n\n\nUNSIGNED-PAYLOAD'
  const hash = createHash('sha256').update(canonicalRequest).digest('hex')
  const stringToSign = `OSS4-HMAC-SHA256\n${date}\n${ownScope}\n${hash}`
  const signingKey = ownScope
    .split('/')
    .reduce<string | Uint8Array>(
      (key, part) => createHmac('sha256', key).update(part).digest(),
      `aliyun_v4${credentials.accessKeySecret}`,
    )
  const signature = createHmac('sha256', signingKey).update(stringToSign).digest('hex')
  const authorization = `OSS4-HMAC-SHA256 Credential=ak/${ownScope},Signature=${signature}`
  const headers = { date, authorization, 'x-oss-content-sha256': 'UNSIGNED-PAYLOAD' }
  return { headers, canonicalRequest, stringToSign }
}

const check = (headers: Record<string, string>, at = now) =>
  verify({ method: 'GET', target: '/b/k', headers }, { region, now: at, lookup })

describe('verify', () => {
  test('accepts Date in place of x-oss-date, with its text in the string to sign', async () => {
    const { headers, canonicalRequest, stringToSign } = signedBy(httpDate)
    expect(await check(headers)).toMatchObject({ ok: true, canonicalRequest, stringToSign })
  })

  test('takes x-oss-date for the date when there are both', async () => {
    const request = { method: 'GET', bucket: 'b', key: 'k' }
    const { headers } = await signHeaders(request, { credentials, region, date: now })
    const date = 'Sat, 01 Jan 2000 00:00:00 GMT'
    expect(await check({ ...headers, date })).toMatchObject({ ok: true })
  })

  test.each([
    { name: 'another date than was signed', date: 'Sat, 16 Dec 2023 16:20:58 GMT' },
    { name: 'the same instant in other words', date: '2023-12-16T16:20:57Z' },
  ])('refuses $name', async ({ date }) => {
    expect(await check({ ...signedBy(httpDate).headers, date })).toMatchObject({ ok: false })
  })

  test.each([
    { name: 'a date that is none', date: 'yesterday', day: '20231216' },
    { name: 'an ISO date', date: '2023-12-16T16:20:57Z', day: '20231216' },
    { name: 'another day of the week', date: httpDate.replace('Sat', 'Sun'), day: '20231216' },
    { name: 'a year of five digits', date: 'Sat, 01 Jan 10000 00:00:00 GMT', day: '00000101' },
    { name: 'another day in the credential', date: httpDate, day: '20231217' },
  ])('refuses $name', async ({ date, day }) => {
    expect(await check(signedBy(date, day).headers)).toMatchObject({
      code: 'InvalidArgument',
      ec: '0002-00000212',
    })
  })

  test('refuses a Date that is out of time', async () => {
    const later = new Date(now.getTime() + 901_000)
    expect(await check(signedBy(httpDate).headers, later)).toMatchObject({
      code: 'RequestTimeTooSkewed',
    })
  })
})

test('signHeaders writes x-oss-date beside a given Date', async () => {
  const request = { method: 'GET', bucket: 'b', headers: { Date: httpDate } }
  const { headers } = await signHeaders(request, { credentials, region, date: now })
  expect(headers).toMatchObject({ Date: httpDate, 'x-oss-date': '20231216T162057Z' })
})

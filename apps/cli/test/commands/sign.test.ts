import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runMain } from '../helpers/fake-io.ts'

interface Vector {
  readonly id: string
  readonly request: Readonly<Record<string, unknown>>
  readonly credentials: unknown
  readonly region: string
  readonly product: string
  readonly date: string
  readonly additionalHeaders: readonly string[]
  readonly expected: Readonly<Record<string, string>>
}

const published: readonly Vector[] = JSON.parse(
  await readFile(
    new URL('../../../../packages/signer/test/vectors/v4-header.json', import.meta.url),
    'utf8',
  ),
)

/** One vector publishes the derived key in place of a secret, which no request to `sign` can hold. */
const vectors = published.filter(({ credentials }) => Object(credentials).accessKeySecret)

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'oss-process-sign-'))
})

afterAll(() => rm(folder, { recursive: true }))

const request = {
  method: 'GET',
  bucket: 'photos',
  key: 'a+b.jpg',
  region: 'cn-hangzhou',
  date: '2026-11-22T08:00:00Z',
  credentials: { accessKeyId: 'id', accessKeySecret: 'top-secret' },
}
const sign = (argv: readonly string[], stdin: unknown) =>
  runMain(['sign', ...argv], { folder, stdin: JSON.stringify(stdin) })

describe('sign', () => {
  test.each(vectors.map((vector) => [vector.id, vector] as const))(
    'gives every stage of the vector %s',
    async (_id, { request: given, expected, ...rest }) => {
      const { method, bucket, key, headers, query } = given
      const { credentials, region, product, date, additionalHeaders } = rest
      const input = {
        method,
        bucket,
        key,
        headers,
        query,
        credentials,
        region,
        product,
        date,
        additionalHeaders,
      }
      const { stdout, stderr } = await sign(['--json'], input)
      expect(stderr).toBe('')
      const { canonicalRequest, stringToSign, signature, headers: sent } = JSON.parse(stdout)
      expect({ canonicalRequest, stringToSign, signature }).toEqual({
        canonicalRequest: expected['canonicalRequest'],
        stringToSign: expected['stringToSign'],
        signature: expected['signature'],
      })
      expect(sent.authorization).toBe(expected['authorization'])
    },
  )

  test('shows the stages to people', async () => {
    const { stdout } = await sign([], request)
    expect(stdout).toMatch(/^-- canonical request\nGET\n\/photos\/a%2Bb\.jpg\n/)
    expect(stdout).toMatch(/\n-- string to sign\nOSS4-HMAC-SHA256\n20261122T080000Z\n/)
    expect(stdout).not.toContain('top-secret')
  })

  test('says what the service signed otherwise, and why', async () => {
    const { stdout: ours } = await sign(['--json'], request)
    const { canonicalRequest, stringToSign } = JSON.parse(ours)
    const document = `<Error><Code>SignatureDoesNotMatch</Code><Message>no</Message>
<StringToSign>${stringToSign}</StringToSign>
<CanonicalRequest>${canonicalRequest.replace('a%2Bb', 'a%20b')}</CanonicalRequest></Error>`
    await writeFile(join(folder, 'error.xml'), document)
    const { code, stdout } = await sign(['--explain', 'error.xml'], request)
    expect(stdout).toContain('a%2Bb')
    expect(stdout).toContain('a%20b')
    expect(code).toBe(1)
  })

  test('says that an answer copied from a browser lost its line breaks, and claims nothing false', async () => {
    const presigned = { ...request, key: 'k.png', endpoint: 'https://oss-cn-hangzhou.aliyuncs.com' }
    const { stdout: ours } = await sign(['--json', '--presign'], presigned)
    const { canonicalRequest, stringToSign } = JSON.parse(ours)
    const document = `<Error><Code>SignatureDoesNotMatch</Code><Message>no</Message>
<StringToSign>${stringToSign}</StringToSign><CanonicalRequest>${canonicalRequest}</CanonicalRequest></Error>`
    await writeFile(join(folder, 'flat.xml'), document.replace(/\s+/g, ' '))
    const { code, stdout } = await sign(['--presign', '--json', '--explain', 'flat.xml'], presigned)
    const { differences, causes } = JSON.parse(stdout)
    expect(differences).toEqual([])
    expect(causes.map((cause: { code: string }) => cause.code)).toEqual([
      'LINE_BREAKS_LOST',
      'KEY_WRONG',
    ])
    expect(code).toBe(1)
  })

  test.each([
    ['nothing', '', 'expected a request as JSON on stdin, received nothing'],
    ['text that is no JSON', '{"accessKeySecret": top-secret', 'expected JSON on stdin'],
    [
      'a member of the wrong kind',
      '{"query":1}',
      'expected "query" as an object, received a number',
    ],
    ['an unknown member', '{"bukket":"b"}', 'received "bukket"'],
    ['no credentials', '{"bucket":"b","region":"r"}', 'expected "credentials" in the request'],
  ])('refuses %s, and repeats no secret', async (_name, stdin, says) => {
    const { code, stderr } = await runMain(['sign'], { stdin })
    expect(stderr).toContain(says)
    expect(stderr).not.toContain('top-secret')
    expect(code).toBe(says.includes('"credentials"') ? 3 : 2)
  })
})

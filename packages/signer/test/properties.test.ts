/** What is signed verifies; what was changed afterwards does not; nothing received makes verify throw. */
import { presign, type Refusal, signHeaders, type Verdict, verify } from '@oss-process/signer'
import fc from 'fast-check'
import { describe, expect, inject, test } from 'vitest'
import {
  foreignTarget,
  type Generated,
  type GeneratedRequest,
  generated,
} from './helpers/requests.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** How many requests each property generates; a hundred where nobody says. */
    propertyRuns?: number
  }
}

const numRuns = inject('propertyRuns') ?? 100
const region = 'cn-hangzhou'
const endpoint = 'https://oss-cn-hangzhou.aliyuncs.com'

/** A signed request as the service receives it. */
interface Received {
  readonly method: string
  readonly bucket: string
  readonly key: string
  readonly query: Readonly<Record<string, string | null>>
  readonly headers: Readonly<Record<string, string>>
}

async function signedInHeaders({ request, ...options }: Generated): Promise<Received> {
  const { headers } = await signHeaders(request, { ...options, region })
  return { ...request, headers }
}

async function signedInUrl({ request, ...options }: Generated): Promise<Received> {
  const { url, headers } = await presign({ ...request, endpoint }, { ...options, region })
  const query = Object.fromEntries(new URLSearchParams(url.slice(url.indexOf('?') + 1)))
  const given = Object.entries(request.headers).map(([name, value]) => [name.toLowerCase(), value])
  const sent = { host: hostOf(request), ...Object.fromEntries(given), ...headers }
  return { ...request, query, headers: sent }
}

const hostOf = ({ bucket }: GeneratedRequest) => `${bucket}.oss-cn-hangzhou.aliyuncs.com`

function check(received: Received, { credentials, date }: Generated): Promise<Verdict> {
  const { method, bucket, headers } = received
  return verify(
    { method, bucket, headers, target: foreignTarget(received) },
    {
      region,
      now: date,
      lookup: (id) => (id === credentials.accessKeyId ? credentials : undefined),
    },
  )
}

/** Changes one character of a text to another one that is legal in the same place. */
const changed = (value: string, at: number) => {
  const characters = [...value]
  const index = at % Math.max(characters.length, 1)
  characters[index] = characters[index] === '1' ? '2' : '1'
  return characters.join('')
}

type Change = (received: Received, at: number) => Received

const changeHeader =
  (name: string): Change =>
  (received, at) => ({
    ...received,
    headers: { ...received.headers, [name]: changed(received.headers[name] ?? '', at) },
  })

const changeParameter =
  (name: string): Change =>
  (received, at) => ({
    ...received,
    query: { ...received.query, [name]: changed(received.query[name] ?? '', at) },
  })

const common: Record<string, Change> = {
  method: (received) => ({ ...received, method: received.method === 'GET' ? 'PUT' : 'GET' }),
  bucket: (received, at) => ({ ...received, bucket: changed(received.bucket, at) }),
  key: (received, at) => ({ ...received, key: changed(received.key, at) }),
  'set of parameters': (received) => ({ ...received, query: { ...received.query, 'x-new': '' } }),
  'value of a parameter': (received, at) => {
    const [name = 'x-new'] = Object.keys(received.query).filter((each) => !/^x-oss-/.test(each))
    return changeParameter(name)(received, at)
  },
  'set of headers': (received) => ({
    ...received,
    headers: { ...received.headers, 'x-oss-new': '1' },
  }),
  'signed header': (received, at) => {
    const names = Object.keys(received.headers).filter((name) => /^x-oss-(?!date|sec)/i.test(name))
    return changeHeader(names[at % names.length] ?? 'x-oss-new')(received, at)
  },
}

const inHeaders: Record<string, Change> = {
  ...common,
  date: changeHeader('x-oss-date'),
  scope: (received, at) => changeCredential(received, 'headers', 'authorization', at),
  signature: (received, at) => {
    const [start = '', signature = ''] = (received.headers['authorization'] ?? '').split(
      'Signature=',
    )
    const authorization = `${start}Signature=${changed(signature, at)}`
    return { ...received, headers: { ...received.headers, authorization } }
  },
}

const inUrl: Record<string, Change> = {
  ...common,
  date: changeParameter('x-oss-date'),
  expiry: changeParameter('x-oss-expires'),
  scope: (received, at) => changeCredential(received, 'query', 'x-oss-credential', at),
  signature: changeParameter('x-oss-signature'),
}

function changeCredential(
  received: Received,
  place: 'headers' | 'query',
  name: string,
  at: number,
): Received {
  const text = received[place][name] ?? ''
  const credential = /[^=,]+\/aliyun_v4_request/.exec(text)?.[0] ?? ''
  const value = text.replace(credential, () => changed(credential, at))
  return { ...received, [place]: { ...received[place], [name]: value } }
}

const forms = [
  { form: 'header', sign: signedInHeaders, changes: inHeaders },
  { form: 'query', sign: signedInUrl, changes: inUrl },
] as const

describe.each(forms)('verify in the $form form', ({ form, sign, changes }) => {
  test('accepts what was signed, and reads it as it was meant', async () => {
    await fc.assert(
      fc.asyncProperty(generated, async (sample) => {
        const verdict = await check(await sign(sample), sample)
        const { bucket, key } = sample.request
        expect(verdict).toMatchObject({ ok: true, form, bucket, key })
      }),
      { numRuns },
    )
  })

  test.each(Object.keys(changes))('refuses another %s', async (name) => {
    await fc.assert(
      fc.asyncProperty(generated, fc.nat(1000), async (sample, at) => {
        const received = await sign(sample)
        const tampered = changes[name]?.(received, at) ?? received
        const verdict = await check(tampered, sample)
        expect(verdict.ok).toBe(false)
        expect([400, 403]).toContain((verdict as Refusal).status)
      }),
      { numRuns: Math.ceil(numRuns / Object.keys(changes).length) },
    )
  })
})

describe('verify', () => {
  test('answers arbitrary input with a refusal and never throws', async () => {
    const anyText = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.string({ unit: fc.constantFrom('%', '2', 'F', '/', '?', '&', '=', '+', '\ud800', '\0') }),
    )
    const names = ['authorization', 'x-oss-date', 'x-oss-content-sha256', 'host', 'x-oss-meta-a']
    const elements = [
      'OSS4-HMAC-SHA256',
      ' ',
      'Credential=',
      'Signature=',
      'AdditionalHeaders=',
      ',',
    ]
    const values = ['a/20231216/cn-hangzhou/oss/aliyun_v4_request', '20231216T162057Z', ';', 'a;b']
    const nearly = fc
      .array(fc.oneof(fc.constantFrom(...elements, ...values), anyText), { maxLength: 9 })
      .map((parts) => parts.join(''))
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          method: anyText,
          target: fc.oneof(
            anyText,
            anyText.map((rest) => `/${rest}`),
          ),
          headers: fc.dictionary(fc.constantFrom(...names), fc.oneof(anyText, nearly)),
          bucket: fc.option(anyText, { nil: undefined }),
        }),
        async (request) => {
          const now = new Date('2023-12-16T16:20:57Z')
          const lookup = () => ({ accessKeySecret: 'secret' })
          const verdict = await verify(request, { region, now, lookup })
          expect(verdict.ok).toBe(false)
        },
      ),
      { numRuns },
    )
  })
})

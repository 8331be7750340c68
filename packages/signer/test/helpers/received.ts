/**
 * Signed requests as a service receives them, and every way in which one may be changed afterwards.
 */
import { presign, signHeaders, type Verdict, verify } from '@oss-process/signer'
import { foreignTarget, type Generated, type GeneratedRequest } from './requests.ts'

export const region = 'cn-hangzhou'
export const endpoint = 'https://oss-cn-hangzhou.aliyuncs.com'

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

export function check(received: Received, { credentials, date }: Generated): Promise<Verdict> {
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

/** Returns a request with one thing changed; `at` chooses the place. */
export type Change = (received: Received, at: number) => Received

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

export const forms = [
  { form: 'header', sign: signedInHeaders, changes: inHeaders },
  { form: 'query', sign: signedInUrl, changes: inUrl },
] as const

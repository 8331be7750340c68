/** Every vector of the signer at every stage, and what could differ between runtimes. */
import { presign, presignMany, signHeaders, verify } from '@oss-process/signer'
import { explainMismatch } from '@oss-process/signer/explain'
import { signPostPolicy, verifyPostPolicy } from '@oss-process/signer/post-policy'
import headerVectors from '../../../packages/signer/test/vectors/v4-header.json' with {
  type: 'json',
}
import presignVectors from '../../../packages/signer/test/vectors/v4-presign.json' with {
  type: 'json',
}
import { equal, rejects } from './expect.mjs'

const credentials = { accessKeyId: 'ak', accessKeySecret: 'sk', securityToken: 'a/token+==' }
const region = 'cn-hangzhou'
const date = new Date('2023-12-16T16:20:57Z')
const options = { credentials, region, date }
const endpoint = 'https://oss-cn-hangzhou.aliyuncs.com'

/** One vector of the documentation publishes a signing key and no secret. */
const optionsOf = ({ credentials: given, region, product, date, additionalHeaders }) => ({
  credentials: { ...given, accessKeySecret: given.accessKeySecret ?? 'not-published' },
  region,
  product,
  date: new Date(date),
  additionalHeaders,
})

const stagesOf = ({ canonicalRequest, stringToSign, signature }, hasSecret) => ({
  canonicalRequest,
  stringToSign,
  signature: hasSecret ? signature : 'not known',
})

async function reproduce(vector) {
  const { request, expected, mode, expiresIn } = vector
  const hasSecret = vector.credentials.accessKeySecret !== null
  const given = optionsOf(vector)
  const origin = `${request.scheme}://${request.host}`
  const signed =
    mode === 'header'
      ? await signHeaders(request, given)
      : await presign(
          { ...request, endpoint: origin, addressing: 'cname' },
          { ...given, expiresIn },
        )
  equal(stagesOf(signed, hasSecret), stagesOf(expected, hasSecret))
  if (!hasSecret) return
  if (expected.authorization) equal(signed.headers.authorization, expected.authorization)
  await accept(vector, signed)
}

async function accept({ request, mode, product, region, date, ...vector }, signed) {
  const origin = `${request.scheme}://${request.host}`
  const plain = await presign(
    { ...request, headers: {}, endpoint: origin, addressing: 'cname' },
    { credentials: 'anonymous', region },
  )
  const { method, bucket } = request
  const verdict = await verify(
    {
      method,
      bucket,
      target: (mode === 'header' ? plain.url : signed.url).slice(origin.length),
      headers: new Headers(mode === 'header' ? signed.headers : request.headers),
    },
    { region, product, now: new Date(date), lookup: () => vector.credentials },
  )
  equal([verdict.ok, verdict.canonicalRequest], [true, signed.canonicalRequest])
}

const own = [
  [
    'many keys at once, Chinese ones and emoji too',
    async () => {
      const keys = ['照片/花 (1).jpg', 'a+b c%.jpg', '😀#?&.jpg']
      const requests = keys.map((key) => ({ method: 'GET', endpoint, bucket: 'b', key }))
      const many = await presignMany(requests, options)
      equal(many, await Promise.all(requests.map((request) => presign(request, options))))
      for (const [index, { url }] of many.entries()) {
        equal(decodeURIComponent(new URL(url).pathname), `/${keys[index]}`)
      }
    },
  ],
  [
    'a lone surrogate',
    () =>
      rejects(signHeaders({ method: 'GET', bucket: 'b', key: '\ud800' }, options), 'KEY_INVALID'),
  ],
  [
    'an invalid date',
    () =>
      rejects(
        signHeaders({ method: 'GET', bucket: 'b' }, { ...options, date: new Date(Number.NaN) }),
        'DATE_INVALID',
      ),
  ],
  [
    'another secret',
    async () => {
      const { headers } = await signHeaders({ method: 'GET', bucket: 'b', key: 'k' }, options)
      const verdict = await verify(
        { method: 'GET', target: '/b/k', headers },
        { region, now: date, lookup: () => ({ accessKeySecret: 'other' }) },
      )
      equal(verdict.code, 'SignatureDoesNotMatch')
    },
  ],
  [
    'days that no month has, in a received date',
    async () => {
      const { headers } = await signHeaders({ method: 'GET', bucket: 'b', key: 'k' }, options)
      for (const wrong of ['20230231T000000Z', '20231216T246057Z', '20231216T162057z']) {
        const changed = {
          ...headers,
          'x-oss-date': wrong,
          authorization: headers.authorization.replace('20231216', wrong.slice(0, 8)),
        }
        const verdict = await verify(
          { method: 'GET', target: '/b/k', headers: changed },
          { region, now: date, lookup: () => credentials },
        )
        equal(verdict.ec, '0002-00000212')
      }
    },
  ],
  [
    'an upload form',
    async () => {
      const request = { bucket: 'b', key: '中.jpg', contentLength: { max: 10 } }
      const { fields } = await signPostPolicy(request, options)
      const received = { bucket: 'b', contentLength: 3, fields: { ...fields, key: '中.jpg' } }
      const now = { region, now: date, lookup: () => credentials }
      equal((await verifyPostPolicy(received, now)).ok, true)
      equal(
        (await verifyPostPolicy({ ...received, contentLength: 11 }, now)).code,
        'EntityTooLarge',
      )
    },
  ],
  [
    'why a plus sign does not match',
    async () => {
      const ours = await signHeaders({ method: 'GET', bucket: 'b', key: 'a+b' }, options)
      const theirs = { canonicalRequest: ours.canonicalRequest.replace('%2B', '%20') }
      const { causes } = explainMismatch({ ours, theirs })
      equal(causes[0].code, 'PLUS_AND_BLANK')
    },
  ],
]

export const tests = [
  ...[...headerVectors, ...presignVectors].map((vector) => [vector.id, () => reproduce(vector)]),
  ...own,
]

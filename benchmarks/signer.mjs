/**
 * Signing, presigning and verifying beside the ceiling (one SHA-256 and one HMAC-SHA-256 of the same
 * texts with the key derived) and the peers. All run in turn, round by round, in this one process.
 * What counts is the clock; processor time also has the threads that collect garbage and compile.
 *
 *     node signer.mjs [rounds] [calls per round]
 */
import { createHash, createHmac, hash } from 'node:crypto'
import { presign, presignMany, signHeaders, verify } from '@oss-process/signer'
import { SignatureV4 } from '@smithy/signature-v4'
import OSS from 'ali-oss'
import signUtils from 'ali-oss/lib/common/signUtils.js'
import aws4 from 'aws4'
import { AwsV4Signer } from 'aws4fetch'

// The conditions of the package's imports map choose node:crypto here; browsers get this one.
const web = await import('./signer-web.mjs')

const rounds = Number(process.argv[2] ?? 9)
const callsPerRound = Number(process.argv[3] ?? 4_000)

const region = 'cn-hangzhou'
const credentials = {
  accessKeyId: 'LTAI5tExampleExample',
  accessKeySecret: 's3cr3t0123456789s3cr3t01',
}
const host = 'examplebucket.oss-cn-hangzhou.aliyuncs.com'
const endpoint = 'https://oss-cn-hangzhou.aliyuncs.com'
const options = { credentials, region }
const [bucket, key] = ['examplebucket', 'photos/2026/photo.jpg']
const request = { method: 'POST', bucket, key, query: { 'x-oss-process': '' }, headers: {} }
const heavy = {
  method: 'PUT',
  bucket,
  key: '照片/二〇二六/花 (1)+.jpg',
  query: { versionId: 'CAEQARiBgIDAj' },
  headers: {
    'content-type': 'image/jpeg',
    'content-md5': 'ICy5YqxZB1uWSwcVLSNLcA==',
    'x-oss-meta-author': 'somebody',
    'x-oss-storage-class': 'Standard',
  },
}
const toPresign = {
  method: 'GET',
  endpoint,
  bucket,
  key,
  query: { 'x-oss-process': 'image/resize,w_100' },
}
const many = Array.from({ length: 100 }, (_, index) => ({
  ...toPresign,
  key: `photos/${index}.jpg`,
}))

/** Does nothing but the two hashes that a signature cannot do without. */
async function ceilingOf(sample) {
  const { canonicalRequest, stringToSign } = await signHeaders(sample, options)
  const signingKey = Buffer.alloc(32, 7)
  return async () => {
    hash('sha256', canonicalRequest)
    return createHmac('sha256', signingKey).update(stringToSign).digest('hex')
  }
}

/** The two calls of WebCrypto that a signature cannot do without. */
async function webCeilingOf(sample) {
  const { canonicalRequest, stringToSign } = await signHeaders(sample, options)
  const [hashed, signed] = [canonicalRequest, stringToSign].map((text) => Buffer.from(text))
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  const bytes = Buffer.alloc(32, 7)
  const signingKey = await crypto.subtle.importKey('raw', bytes, algorithm, false, ['sign'])
  return async () => {
    await crypto.subtle.digest('SHA-256', hashed)
    await crypto.subtle.sign('HMAC', signingKey, signed)
  }
}

class Sha256 {
  #hash
  constructor(secret) {
    this.#hash = secret ? createHmac('sha256', secret) : createHash('sha256')
  }
  update(data) {
    this.#hash.update(data)
  }
  async digest() {
    return this.#hash.digest()
  }
}
const aws = { accessKeyId: credentials.accessKeyId, secretAccessKey: credentials.accessKeySecret }
const smithy = new SignatureV4({
  service: 's3',
  region,
  credentials: aws,
  sha256: Sha256,
  uriEscapePath: false,
  applyChecksum: false,
})
const ali = new OSS({ ...credentials, region: `oss-${region}`, bucket, authorizationV4: true })
const fetchCache = new Map()

const timestamp = () => new Date().toISOString().replace(/[-:]|\.\d+/g, '')

const aliHeaders = async () => {
  const headers = { 'x-oss-date': timestamp(), 'x-oss-content-sha256': 'UNSIGNED-PAYLOAD' }
  const queries = { 'x-oss-process': null }
  const { accessKeyId, accessKeySecret } = credentials
  const signed = { headers, queries }
  return signUtils.authorizationV4(
    accessKeyId,
    accessKeySecret,
    region,
    'POST',
    signed,
    bucket,
    key,
  )
}

const { headers: received } = await signHeaders(request, options)
const toVerify = { method: 'POST', target: `/${key}?x-oss-process`, bucket, headers: received }
const lookup = () => credentials

/** Each group is compared with its first member; a call does the work of `unit` requests. */
const groups = {
  'header, node:crypto': {
    ceiling: { call: await ceilingOf(request) },
    signHeaders: { call: () => signHeaders(request, options) },
    aws4: {
      call: async () =>
        aws4.sign(
          {
            ...{ method: 'POST', host, path: `/${key}?x-oss-process`, service: 's3', region },
            headers: { 'X-Amz-Content-Sha256': 'UNSIGNED-PAYLOAD' },
          },
          aws,
        ),
    },
    '@smithy/signature-v4': {
      call: () =>
        smithy.sign({
          ...{ method: 'POST', protocol: 'https:', hostname: host, path: `/${key}` },
          ...{ query: { 'x-oss-process': '' } },
          headers: { host, 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' },
        }),
    },
    'ali-oss': { call: aliHeaders },
    verify: { call: () => verify(toVerify, { region, lookup }) },
  },
  'Chinese key, four headers': {
    ceiling: { call: await ceilingOf(heavy) },
    signHeaders: { call: () => signHeaders(heavy, options) },
  },
  'URL, node:crypto': {
    'ali-oss': {
      call: () =>
        ali.signatureUrlV4('GET', 900, { queries: { 'x-oss-process': 'image/resize,w_100' } }, key),
    },
    presign: { call: () => presign(toPresign, options) },
    'presignMany, each': { call: () => presignMany(many, options), unit: many.length },
  },
  'header, WebCrypto': {
    aws4fetch: {
      call: () =>
        new AwsV4Signer({
          ...{ method: 'POST', url: `https://${host}/${key}?x-oss-process` },
          service: 's3',
          region,
          cache: fetchCache,
          ...aws,
          headers: { 'X-Amz-Content-Sha256': 'UNSIGNED-PAYLOAD' },
        }).sign(),
    },
    signHeaders: { call: () => web.signHeaders(request, options) },
    'two calls of WebCrypto': { call: await webCeilingOf(request) },
  },
}

/** Nanoseconds for a request: by the clock, and of processor time with what the engine does beside. */
async function timePerRequest({ call, unit = 1 }) {
  const calls = Math.ceil(callsPerRound / unit)
  const [startClock, startUsage] = [process.hrtime.bigint(), process.cpuUsage()]
  for (let done = 0; done < calls; done += 1) await call()
  const clock = Number(process.hrtime.bigint() - startClock)
  const { user, system } = process.cpuUsage(startUsage)
  return { clock: clock / (calls * unit), processor: ((user + system) * 1000) / (calls * unit) }
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]

const timed = new Map()
for (let round = -1; round < rounds; round += 1) {
  for (const [group, contenders] of Object.entries(groups)) {
    // Each round begins with another, since who comes after a wasteful one pays for its garbage.
    const inTurn = Object.entries(contenders)
    inTurn.push(...inTurn.splice(0, (round + 1) % inTurn.length))
    for (const [name, contender] of inTurn) {
      const id = `${group}: ${name}`
      const times = await timePerRequest(contender)
      if (round >= 0) timed.set(id, [...(timed.get(id) ?? []), times]) // the first round warms up
    }
  }
}

/** The median of what each round gives: what slows the machine for a while slows both. */
const ratio = (first, second, measure) =>
  median(first.map((times, round) => times[measure] / second[round][measure])).toFixed(2)

for (const [group, contenders] of Object.entries(groups)) {
  const names = Object.keys(contenders)
  const first = timed.get(`${group}: ${names[0]}`)
  const signing = timed.get(`${group}: signHeaders`)
  console.table(
    Object.fromEntries(
      names.map((name) => {
        const own = timed.get(`${group}: ${name}`)
        const row = {
          'a second': Math.round(1e9 / median(own.map(({ clock }) => clock))),
          [`times ${names[0]}`]: ratio(first, own, 'clock'),
          'by processor time': ratio(first, own, 'processor'),
        }
        if (name === 'verify') {
          row['cost of signing'] = ratio(own, signing, 'clock')
          row['in processor time'] = ratio(own, signing, 'processor')
        }
        return [name, row]
      }),
    ),
  )
}

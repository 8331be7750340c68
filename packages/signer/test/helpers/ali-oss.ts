/** What `ali-oss` 6.23 signs, and which requests it signs as the specification says. */
import type { PresignedUrl } from '@oss-process/signer'
import signUtils from 'ali-oss/lib/common/signUtils.js'
import { region } from './received.ts'
import type { Generated } from './requests.ts'

const presigningNames = [
  ...['x-oss-additional-headers', 'x-oss-credential', 'x-oss-date', 'x-oss-expires'],
  ...['x-oss-security-token', 'x-oss-signature-version'],
]

/**
 * Leaves out of a generated request what `ali-oss` signs differently; its test names each deviation.
 */
export function comparable(sample: Generated): Generated {
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

/** Returns the authorization that `ali-oss` computes over headers that we signed. */
export function aliAuthorization(
  { request, credentials, additionalHeaders }: Generated,
  signed: Readonly<Record<string, string>>,
): string {
  const { authorization: _, ...headers } = signed
  const { accessKeyId, accessKeySecret } = credentials
  return signUtils.authorizationV4(
    accessKeyId,
    accessKeySecret,
    region,
    request.method,
    { headers, queries: request.query },
    request.bucket,
    request.key,
    additionalHeaders,
  )
}

/** Returns the signature that `ali-oss` computes for a URL that we presigned. */
export function aliUrlSignature(
  { request, credentials, additionalHeaders }: Generated,
  { url, stringToSign }: PresignedUrl,
): string {
  const { 'x-oss-signature': _, ...parameters } = Object.fromEntries(new URL(url).searchParams)
  const queries = { ...request.query, ...withoutKeys(parameters, request.query) }
  const canonicalRequest = signUtils.getCanonicalRequest(
    request.method,
    { headers: request.headers, queries },
    request.bucket,
    request.key,
    signUtils.fixAdditionalHeaders(additionalHeaders),
  )
  const [, timestamp = ''] = stringToSign.split('\n')
  const theirs = signUtils.getStringToSign(region, timestamp, canonicalRequest)
  const { accessKeySecret } = credentials
  return signUtils.getSignatureV4(accessKeySecret, timestamp.slice(0, 8), region, theirs)
}

function withoutKeys<V>(from: Record<string, V>, without: object): Record<string, V> {
  return Object.fromEntries(Object.entries(from).filter(([name]) => !Object.hasOwn(without, name)))
}

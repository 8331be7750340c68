/** Signed calls from the page to an emulator. Signing happens here, in the browser. */
import { presign, type SignedHeaders, signHeaders } from '@oss-process/signer'
import { readRefusal, type ServiceRefusal } from './service-refusal.ts'

/** An emulator and the keys that it knows. */
export interface Connection {
  readonly endpoint: string
  readonly region: string
  readonly accessKeyId: string
  readonly accessKeySecret: string
  /** Where the page keeps its pictures. */
  readonly bucket: string
}

/** What came back: bytes with their type, or the service's refusal. */
export type Answer =
  | { readonly ok: true; readonly blob: Blob; readonly contentType: string }
  | { readonly ok: false; readonly refusal: ServiceRefusal }

/** One ProcessObject as it went over the wire. */
export interface Exchange {
  readonly request: string
  readonly canonicalRequest: string
  readonly stringToSign: string
  readonly signature: string
  readonly status: number
  readonly response: string
  readonly refusal: ServiceRefusal | undefined
}

/** What the page asks of an emulator. */
export interface EmulatorLink {
  readonly connection: Connection
  /** Creates a bucket; one that is already there is fine. */
  createBucket(bucket: string): Promise<Answer>
  putObject(key: string, body: Blob): Promise<Answer>
  /** A presigned URL of an object, processed by a style where one is given; seconds as for `presign`. */
  url(place: { bucket?: string; key: string; style: string; expiresIn?: number }): Promise<string>
  /** Fetches an object, processed by a style where one is given. */
  getObject(
    place: { bucket?: string; key: string; style: string },
    signal?: AbortSignal,
  ): Promise<Answer>
  processObject(key: string, process: string): Promise<Exchange>
}

/**
 * Binds the calls to one emulator.
 *
 * @param send - `fetch` of the page.
 */
export function createEmulatorLink(connection: Connection, send: typeof fetch): EmulatorLink {
  const { accessKeyId, accessKeySecret, endpoint, region } = connection
  const credentials = { accessKeyId, accessKeySecret }
  const presigned = async (
    method: string,
    { bucket = connection.bucket, key, style = '', expiresIn = 900 }: PresignedPlace,
  ): Promise<string> => {
    const query = style === '' ? {} : { 'x-oss-process': style }
    const request = { method, endpoint, addressing: 'path', bucket, key, query } as const
    return (await presign(request, { credentials, region, expiresIn })).url
  }
  const put = async (place: PresignedPlace, body: Blob | null): Promise<Answer> =>
    readAnswer(
      await send(await presigned('PUT', place), { method: 'PUT', body: await bytesOf(body) }),
    )
  return {
    connection,
    createBucket: (bucket) => put({ bucket }, null),
    putObject: (key, body) => put({ key }, body),
    url: (place) => presigned('GET', place),
    getObject: async (place, signal) =>
      readAnswer(await send(await presigned('GET', place), signal ? { signal } : {})),
    processObject: async (key, process) => {
      const body = `x-oss-process=${process}`
      const signed = await signHeaders(
        {
          method: 'POST',
          bucket: connection.bucket,
          key,
          query: { 'x-oss-process': '' },
          headers: { 'content-type': 'application/octet-stream' },
        },
        { credentials, region },
      )
      const url = objectUrl(connection, key)
      const init = { method: 'POST', headers: signed.headers, body }
      return readExchange(await send(url, init), { url, body, signed })
    },
  }
}

interface PresignedPlace {
  readonly bucket?: string
  readonly key?: string
  readonly style?: string
  readonly expiresIn?: number
}

/** Bytes without a media type: a content type that was not signed would be refused. */
async function bytesOf(blob: Blob | null): Promise<ArrayBuffer | null> {
  return blob === null ? null : blob.arrayBuffer()
}

function objectUrl({ endpoint, bucket }: Connection, key: string): string {
  const path = [bucket, ...key.split('/')].map(encodeURIComponent).join('/')
  return `${endpoint.replace(/\/$/, '')}/${path}?x-oss-process`
}

async function readAnswer(response: Response): Promise<Answer> {
  if (!response.ok) return { ok: false, refusal: readRefusal(await response.text(), response) }
  const contentType = response.headers.get('content-type') ?? 'application/octet-stream'
  return { ok: true, blob: await response.blob(), contentType }
}

async function readExchange(
  response: Response,
  { url, body, signed }: { url: string; body: string; signed: SignedHeaders },
): Promise<Exchange> {
  const { host, pathname, search } = new URL(url)
  const lines = Object.entries({ host, ...signed.headers }).map(
    ([name, value]) => `${name}: ${value}`,
  )
  const text = await response.text()
  const { canonicalRequest, stringToSign, signature } = signed
  return {
    request: [`POST ${pathname}${search} HTTP/1.1`, ...lines, '', body].join('\n'),
    canonicalRequest,
    stringToSign,
    signature,
    status: response.status,
    response: text,
    refusal: response.ok ? undefined : readRefusal(text, response),
  }
}

import { request as httpRequest, type IncomingHttpHeaders } from 'node:http'
import { type Credentials, signHeaders } from '@oss-process/signer'
import { onTestFinished } from 'vitest'
import { createEmulator, type Emulator, type EmulatorOptions } from '../../src/index.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** An emulator on a new folder, closed when the test has finished; its defects fail the test. */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const defects: unknown[] = []
  const emulator = await createEmulator({
    root: await temporaryFolder(),
    flush: false,
    onDefect: (error) => defects.push(error),
    ...options,
  })
  onTestFinished(async () => {
    await emulator.close()
    if (defects.length > 0) throw new AggregateError(defects, 'the emulator has defects')
  })
  return emulator
}

/** What one call sends. */
export interface CallParts {
  readonly method: string
  readonly bucket?: string
  readonly key?: string
  readonly query?: Readonly<Record<string, string>>
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
  readonly credentials?: Credentials | 'none'
  readonly date?: Date
}

/** A response with its whole body. */
export interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly bytes: Buffer
  readonly text: string
}

/** Signs a path-style call and sends it. */
export async function call(emulator: Emulator, parts: CallParts): Promise<Answer> {
  const { method, bucket = '', key = '', query = {}, body } = parts
  const headers: Record<string, string> = {
    host: `${emulator.host}:${emulator.port}`,
    ...parts.headers,
  }
  const credentials = parts.credentials ?? emulator.credentials
  const sent =
    credentials === 'none'
      ? headers
      : (
          await signHeaders(
            { method, bucket, key, query, headers },
            { credentials, region: emulator.region, ...(parts.date && { date: parts.date }) },
          )
        ).headers
  const path = bucket === '' ? '/' : `/${bucket}/${key.split('/').map(encode).join('/')}`
  const search = Object.entries(query).map(([name, value]) =>
    value === '' ? encode(name) : `${encode(name)}=${encode(value)}`,
  )
  const target = search.length === 0 ? path : `${path}?${search.join('&')}`
  return await send(emulator, { method, target, headers: sent, body })
}

/** Sends a request as it is. */
export async function send(
  emulator: Emulator,
  {
    method,
    target,
    headers,
    body,
  }: {
    readonly method: string
    readonly target: string
    readonly headers: Readonly<Record<string, string>>
    readonly body?: string | Uint8Array | undefined
  },
): Promise<Answer> {
  return await new Promise((resolve, reject) => {
    const { host, port } = emulator
    const request = httpRequest({ host, port, method, path: target, headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () => {
        const bytes = Buffer.concat(chunks)
        const { statusCode: status = 0, headers: received } = response
        resolve({ status, headers: received, bytes, text: bytes.toString('utf8') })
      })
    })
    request.on('error', reject)
    request.end(body)
  })
}

/** Percent-encodes as the service signs: everything but unreserved characters. */
export function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (found) => `%${found.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

/** The text of the first element of this name in a document. */
export function member(answer: Pick<Answer, 'text'>, name: string): string | undefined {
  return new RegExp(`<${name}>([^<]*)</${name}>`).exec(answer.text)?.[1]
}

/** A URL that carries its own signature. */

import type { Style } from '@oss-process/process-string'
import { presign } from '@oss-process/signer'
import type { ClientMemory } from '../pipeline/call-pipeline.ts'
import { readSignerRefusal } from '../pipeline/sign.ts'
import { assertHostWithoutBucket, type Endpoint } from '../wire/endpoint.ts'
import { assertObjectAddress } from './names.ts'
import { type CommonInput, mergeHeaders } from './operation.ts'
import { assertProcess } from './process-validation.ts'

/** Input of the client's `presign`; all its `headers` are signed, and must be sent exactly so. */
export interface PresignInput extends CommonInput {
  /** What the holder of the URL may do. @default 'GET' */
  readonly method?: 'DELETE' | 'GET' | 'HEAD' | 'PUT' | undefined
  readonly bucket: string
  readonly key: string
  /** Part of the signature: the holder of the URL cannot change it. */
  readonly process?: Style<'sync'> | string | undefined
  /** Seconds, integer 1 to 604800, with a security token to 43200. @default 900 */
  readonly expiresIn?: number | undefined
  /** Further parameters, raw, such as `response-content-disposition`. */
  readonly query?: Readonly<Record<string, string | null | undefined>> | undefined
}

/** Result of the client's `presign`. */
export interface PresignedObject {
  readonly url: string
  /** Headers that the request must carry exactly so. */
  readonly headers: Readonly<Record<string, string>>
  /** `undefined` for an anonymous client, whose URL is the plain one. */
  readonly expiresAt: Date | undefined
  /**
   * False when a browser, `fetch`, or any user of a URL class would ask for another key: one with a
   * `.` or `..` segment.
   */
  readonly isUrlClassSafe: boolean
}

/** What signing needs to know of the client. */
export interface PresignContext {
  readonly region: string
  readonly endpoint: Endpoint
  readonly memory: ClientMemory
}

/**
 * Presigns one request, dated by the service's time as far as the client knows it.
 *
 * @throws {OssValidationError} when it cannot be signed; {@link OssCredentialsError}.
 */
export async function presignObject(
  input: PresignInput,
  { region, endpoint, memory }: PresignContext,
): Promise<PresignedObject> {
  const validate = input.validate !== false
  assertObjectAddress(input, { isLenient: !validate })
  const process = input.process === undefined ? undefined : String(input.process)
  if (process !== undefined) assertProcess(process, { mode: 'sync', saving: 'forbidden', validate })
  assertHostWithoutBucket(endpoint, input.bucket)
  const headers = mergeHeaders({}, input.headers)
  const credentials = (await memory.credentials?.get(undefined)) ?? 'anonymous'
  const signed = await presign(
    {
      method: input.method ?? 'GET',
      endpoint: `${endpoint.scheme}://${endpoint.host}`,
      addressing: endpoint.addressing,
      bucket: input.bucket,
      key: input.key,
      query: { ...input.query, 'x-oss-process': process },
      headers,
    },
    {
      credentials,
      region,
      date: new Date(memory.clock.now()),
      expiresIn: input.expiresIn,
      additionalHeaders: Object.keys(headers),
    },
  ).catch((error: unknown) => {
    throw readSignerRefusal(error)
  })
  const { url, expiresAt, isUrlClassSafe } = signed
  return { url, headers: signed.headers, expiresAt, isUrlClassSafe }
}

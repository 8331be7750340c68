/** A style over the object of a call gives results: one picture, or the files of a media operation. */
import { createReadStream } from 'node:fs'
import type { Call } from '../call/call.ts'
import { requireObject } from '../call/require-object.ts'
import { contentTypeOf } from '../store/content-type.ts'
import type { StoredObject } from '../store/object-store.ts'
import { drawObject } from './draw-object.ts'
import type { ResolvedStyle } from './parse-style.ts'

/** One result, readable while it is being received. */
export interface Result {
  readonly read: () => AsyncIterable<Uint8Array> | Iterable<Uint8Array>
  readonly contentType: string
  /** Without a dot. */
  readonly ending: string
}

/** All results of a style, in order. */
export interface Results {
  readonly source: StoredObject
  readonly results: readonly Result[]
  /** Whether the operation can give several. */
  readonly isSeries: boolean
}

/** What may happen on the way. */
export interface ProduceOptions<T> {
  /** Looks at the source before anything is done, and throws to stop. */
  readonly check?: (source: StoredObject) => void
  /** Takes the results; their files are gone afterwards. */
  readonly receive: (results: Results) => Promise<T>
}

/**
 * Performs a style.
 *
 * @throws {OssRefusal} what the service says when it cannot.
 */
export async function produce<T>(
  call: Call,
  style: ResolvedStyle,
  { check, receive }: ProduceOptions<T>,
): Promise<T> {
  if (style.kind === 'image') {
    const { bytes, contentType, source } = await drawObject(call, style, check)
    const result = { read: () => [bytes], contentType, ending: endingOf(contentType) }
    return await receive({ source, results: [result], isSeries: false })
  }
  const source = await requireObject(call)
  check?.(source)
  const { store, programs } = call.service
  const { signal } = call.request
  const folder = store.staging.newPath()
  const find = async (key: string) => await store.find(call.bucket, key)
  const { performMedia } = await import('../media/run-media.ts')
  const job = { source, folder, programs, signal, find }
  return await performMedia(style, job, async (products) => {
    const results = products.map(({ path, ending }) => ({
      read: () => createReadStream(path),
      contentType: contentTypeOf(`.${ending}`),
      ending,
    }))
    const isSeries = products.some(({ isOneOfSeries }) => isOneOfSeries === true)
    return await receive({ source, results, isSeries })
  })
}

function endingOf(contentType: string): string {
  const kind = contentType.replace(/^.*\//, '').replace(/;.*$/, '')
  return kind === 'jpeg' ? 'jpg' : kind
}

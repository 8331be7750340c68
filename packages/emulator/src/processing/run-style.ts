/** Runs a style over the object of a call: as a picture, or as a media operation with files. */
import { createReadStream } from 'node:fs'
import type { OperationTree } from '@oss-process/process-string/parse'
import type { Call } from '../call/call.ts'
import { requireObject } from '../call/require-object.ts'
import { contentTypeOf } from '../store/content-type.ts'
import type { StoredObject } from '../store/model.ts'
import type { ImageStyles, ResolvedStyle } from './parse-style.ts'

/** One result of a style. */
export interface Result {
  readonly read: () => AsyncIterable<Uint8Array> | Iterable<Uint8Array>
  readonly contentType: string
  /** Extension for the key, without a dot. */
  readonly extension: string
}

/** All results of a style, in order. */
export interface Results {
  readonly source: StoredObject
  readonly results: readonly Result[]
  /** Whether the operation splits its source into a series. */
  readonly isSeries: boolean
}

/** What the caller of {@link runStyle} does before and after the work. */
export interface RunOptions<T> {
  /** Called with the source before any work; throws to stop. */
  readonly check?: (source: StoredObject) => void
  /** Reads the results; files that a media operation wrote are deleted afterwards. */
  readonly receive: (results: Results) => Promise<T>
}

/** How often a picture is drawn when its source is replaced during the drawing. */
const ATTEMPTS = 3

/**
 * Runs a style over the object of a call and passes the results to `receive`.
 *
 * @throws {OssRefusal} what the service answers when it cannot run the style.
 */
export async function runStyle<T>(
  call: Call,
  style: ResolvedStyle,
  options: RunOptions<T>,
): Promise<T> {
  return style.kind === 'images'
    ? await runImageStyles(call, style, options)
    : await runMediaStyle(call, style, options)
}

/** Draws again when the source was replaced meanwhile, so that the picture is of one source. */
async function runImageStyles<T>(
  call: Call,
  { chains }: ImageStyles,
  { check, receive }: RunOptions<T>,
): Promise<T> {
  const { applyPipeline } = await loadImages()
  const { store } = call.service
  const context = {
    readObject: async (key: string) => await store.find(call.bucket, key),
    signal: call.request.signal,
    newPath: () => store.staging.newPath(),
  }
  for (let attempt = 1; ; attempt++) {
    const source = await requireObject(call)
    check?.(source)
    const isFinal = () => attempt === ATTEMPTS || store.isCurrent(source)
    const drawn = await applyPipeline(chains, source, context).catch((error: unknown) => {
      if (isFinal()) throw error
    })
    if (drawn === undefined || !isFinal()) continue
    const { bytes, contentType } = drawn
    const result = { read: () => [bytes], contentType, extension: extensionOf(contentType) }
    return await receive({ source, results: [result], isSeries: false })
  }
}

/** Loaded with the first picture, so that an emulator is ready without it. */
function loadImages(): Promise<typeof import('../image/pipeline.ts')> {
  images ??= import('../image/pipeline.ts')
  return images
}

/** Kept, because `import` resolves the module at each call. */
let images: ReturnType<typeof loadImages> | undefined

async function runMediaStyle<T>(
  call: Call,
  style: OperationTree,
  { check, receive }: RunOptions<T>,
): Promise<T> {
  const source = await requireObject(call)
  check?.(source)
  const { store, programs } = call.service
  const { runMedia } = await import('../media/run-media.ts')
  const job = {
    source,
    programs,
    folder: store.staging.newPath(),
    signal: call.request.signal,
    find: async (key: string) => await store.find(call.bucket, key),
  }
  return await runMedia(style, job, async (products) => {
    const results = products.map(({ path, extension }) => ({
      read: () => createReadStream(path),
      contentType: contentTypeOf(`.${extension}`),
      extension,
    }))
    const isSeries = products.some(({ isOneOfSeries }) => isOneOfSeries === true)
    return await receive({ source, results, isSeries })
  })
}

function extensionOf(contentType: string): string {
  const subtype = contentType.replace(/^.*\//, '').replace(/;.*$/, '')
  return subtype === 'jpeg' ? 'jpg' : subtype
}

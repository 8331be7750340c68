/**
 * Reads the header of a stored picture: format, size, frames, orientation, quality. No pixel is decoded
 * before the limits of the service are checked.
 */
import { closeSync, openSync, readSync } from 'node:fs'
import { OssRefusal } from '../../refusal.ts'
import { readBmpHeader } from '../bmp/header.ts'
import { loadEngine } from '../engine.ts'
import { assertSourceBytes, assertSourceSize, type SourceMeasures } from '../limits.ts'
import type { ImageSource } from '../types.ts'
import { refuseDamaged } from './damaged.ts'
import { type ReadAt, readJpegQuality } from './jpeg-quality.ts'
import { detectFormat, SNIFF_LENGTH, type SourceFormat } from './source-format.ts'

/** A stored picture, as its header describes it. */
export interface SourcePicture extends SourceMeasures {
  readonly path: string
  readonly byteLength: number
  /** EXIF orientation, 1 to 8; 1 also without EXIF. */
  readonly orientation: number
  readonly hasAlpha: boolean
  /** Quality of a JPEG; `undefined` for other formats. */
  readonly jpegQuality: number | undefined
  /** Milliseconds that each frame is shown; empty for a still picture. */
  readonly delaysMs: readonly number[]
  /** How often an animation runs; 0 is endless. */
  readonly loop: number
}

/** The store returns the same value for an object until its bytes change, so its header is read once. */
const described = new WeakMap<ImageSource, SourcePicture>()

/**
 * Describes a stored picture and refuses what the service does not process.
 *
 * @throws {OssRefusal} when the object is not a picture, has a damaged header, or is too large.
 */
export async function describeSource(source: ImageSource): Promise<SourcePicture> {
  const known = described.get(source) ?? (await readHeader(source))
  described.set(source, known)
  return known
}

async function readHeader(source: ImageSource): Promise<SourcePicture> {
  assertSourceBytes(source.byteLength)
  const file = openSync(source.path, 'r')
  try {
    const read = readerOf(file)
    const head = read(0, SNIFF_LENGTH)
    const format = assertReadable(detectFormat(head))
    const picture = { ...source, ...(await describeBy(format, { source, head, read })), format }
    assertSourceSize(picture)
    return picture
  } finally {
    closeSync(file)
  }
}

/** Refuses HEIC with the reason, which is not that the format is unknown. */
function assertReadable(format: SourceFormat): SourceFormat {
  if (format !== 'heic') return format
  throw new OssRefusal({
    status: 501,
    code: 'NotImplemented',
    message: 'The emulator cannot read heic: no decoder for it can be shipped.',
  })
}

type Described = Omit<SourcePicture, 'path' | 'byteLength' | 'format'>

interface OpenedSource {
  readonly source: ImageSource
  readonly head: Uint8Array
  readonly read: ReadAt
}

async function describeBy(
  format: SourceFormat,
  { source, head, read }: OpenedSource,
): Promise<Described> {
  if (format === 'bmp') return describeBmp(head)
  const jpegQuality = format === 'jpg' ? readJpegQuality(read) : undefined
  return { ...(await describeByEngine(source, format)), jpegQuality }
}

function describeBmp(head: Uint8Array): Described {
  const { width, height, masks } = readBmpHeader(head)
  const hasAlpha = masks[3] !== 0
  const still = { frames: 1, delaysMs: [], loop: 0 }
  return { width, height, hasAlpha, orientation: 1, jpegQuality: undefined, ...still }
}

async function describeByEngine(
  source: ImageSource,
  format: SourceFormat,
): Promise<Omit<Described, 'jpegQuality'>> {
  const engine = await loadEngine()
  const metadata = await engine(source.path, { failOn: 'error', limitInputPixels: false })
    .metadata()
    .catch((error: unknown) => refuseDamaged(error, { ...source, format }))
  const frames = ANIMATED.has(format) ? (metadata.pages ?? 1) : 1
  return {
    width: metadata.width,
    height: metadata.height,
    frames,
    orientation: metadata.orientation ?? 1,
    hasAlpha: metadata.hasAlpha,
    delaysMs: frames > 1 ? (metadata.delay ?? []) : [],
    loop: metadata.loop ?? 0,
  }
}

/** Formats whose pages are frames of an animation; the pages of a TIFF are not. */
const ANIMATED: ReadonlySet<SourceFormat> = new Set(['gif', 'webp'])

/** Reads parts of a file. Each is a few bytes, so reading them takes less than waiting for a thread. */
function readerOf(file: number): ReadAt {
  return (position, length) => {
    const bytes = Buffer.alloc(length)
    return bytes.subarray(0, readSync(file, bytes, 0, length, position))
  }
}

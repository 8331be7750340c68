/**
 * Reads the header of a stored picture: format, size, frames, orientation, quality. Nothing is
 * decoded here, and the limits of the service hold before anything is.
 */
import { closeSync, openSync, readSync } from 'node:fs'
import { OssRefusal } from '../../refusal.ts'
import { readBmpHeader } from '../bmp/header.ts'
import { loadEngine } from '../engine.ts'
import { assertSourceBytes, assertSourceSize, type SourceMeasures } from '../limits.ts'
import type { ImageSource } from '../request.ts'
import { refuseDamaged } from './damaged.ts'
import { type ReadAt, readJpegHeader } from './jpeg-header.ts'
import { estimateQuality } from './jpeg-quality.ts'
import { detectFormat, SNIFF_LENGTH, type SourceFormat } from './source-format.ts'

/** A stored picture, as its header describes it. */
export interface SourcePicture extends SourceMeasures {
  readonly path: string
  readonly byteLength: number
  /** EXIF orientation, 1 to 8; 1 also where the picture says nothing. */
  readonly orientation: number
  readonly hasAlpha: boolean
  /** Quality that a JPEG was written with; `undefined` for other formats. */
  readonly jpegQuality: number | undefined
  /** Milliseconds that each frame stays; empty for a still picture. */
  readonly delaysMs: readonly number[]
  /** How often an animation runs, 0 without end. */
  readonly loop: number
}

/** A stored object is the same value until its bytes change, so that its header is read once. */
const described = new WeakMap<ImageSource, SourcePicture>()

/**
 * Describes a stored picture and refuses what the service does not take.
 *
 * @throws {OssRefusal} when the object is no picture, damaged in its header, or too large.
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

/** HEIC is known, so that the answer says more than that the format is wrong. */
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

function describeBy(
  format: SourceFormat,
  { source, head, read }: OpenedSource,
): Described | Promise<Described> {
  if (format === 'jpg') return describeJpeg(source, read)
  return format === 'bmp' ? describeBmp(head) : describeByEngine(source, format)
}

/** What holds for a picture that does not move. */
const STILL = { frames: 1, delaysMs: [], loop: 0 } as const

function describeBmp(head: Uint8Array): Described {
  const { width, height, masks } = readBmpHeader(head)
  const hasAlpha = masks[3] !== 0
  return { width, height, hasAlpha, orientation: 1, jpegQuality: undefined, ...STILL }
}

async function describeJpeg(source: ImageSource, read: ReadAt): Promise<Described> {
  const { table, size, orientation } = readJpegHeader(read)
  const jpegQuality = table && estimateQuality(table)
  if (size === undefined || orientation === undefined) {
    return { ...(await describeByEngine(source, 'jpg')), jpegQuality }
  }
  return { ...size, hasAlpha: false, orientation, jpegQuality, ...STILL }
}

async function describeByEngine(source: ImageSource, format: SourceFormat): Promise<Described> {
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
    jpegQuality: undefined,
    delaysMs: frames > 1 ? (metadata.delay ?? []) : [],
    loop: metadata.loop ?? 0,
  }
}

/** Formats whose pages are frames of an animation; the pages of a TIFF are not. */
const ANIMATED: ReadonlySet<SourceFormat> = new Set(['gif', 'webp'])

/** Bytes read at once; nearly every header fits. */
const CHUNK_LENGTH = 16 * 1024

/**
 * Reads parts of a file through one chunk.
 *
 * Reading waits for the disk instead of for a free thread: the threads are those that draw, so behind
 * four large pictures every asynchronous step would wait for one of them to end.
 */
function readerOf(file: number): ReadAt {
  const chunk = Buffer.allocUnsafe(CHUNK_LENGTH)
  let [start, end] = [0, 0]
  return (position, length) => {
    if (position < start || position + length > end) {
      const whole = length > CHUNK_LENGTH ? Buffer.allocUnsafe(length) : chunk
      const bytesRead = readSync(file, whole, 0, whole.length, position)
      if (whole !== chunk) return whole.subarray(0, bytesRead)
      start = position
      end = position + bytesRead
    }
    return chunk.subarray(position - start, Math.min(end, position + length) - start)
  }
}

/**
 * Reads what drawing needs from the header of a JPEG: its size, how it lies, and its luminance table.
 *
 * Asking the decoder for a header takes as long as everything else around the drawing of a small
 * picture. So plain headers are read here, and whatever is unusual is left to the decoder.
 *
 * @see ITU-T T.81, annex B; "Exif Version 2.32", sections 4.5.2 and 4.6.4
 */

import type { PixelSize } from '../limits.ts'
import { readExifOrientation } from './exif-orientation.ts'

/** Gives up to `length` bytes of a file from `position`, valid until the next call. */
export type ReadAt = (position: number, length: number) => Uint8Array

/** What the header of a JPEG says. */
export interface JpegHeader {
  /** The 64 values of the luminance table in zigzag order, when there is one before the pixels. */
  readonly table?: Uint16Array | undefined
  /** The size as the picture lies; `undefined` when the header is not a plain one. */
  readonly size?: PixelSize | undefined
  /** EXIF orientation, 1 to 8; 1 without EXIF, `undefined` when it is not a plain one. */
  readonly orientation?: number | undefined
}

/** Reads the header piece by piece, so that long EXIF blocks do not matter. */
export function readJpegHeader(read: ReadAt): JpegHeader {
  const segments = [...segmentsOf(read)]
  const table = readTable(segments, read)
  const [frame, ...otherFrames] = segments.filter(({ marker }) => isFrame(marker))
  const [exif, ...otherExif] = segments.filter((segment) => isExif(segment, read))
  const isPlain =
    segments.at(-1)?.marker === START_OF_SCAN && otherFrames.length + otherExif.length === 0
  if (!isPlain || frame === undefined || !PLAIN_FRAMES.has(frame.marker)) return { table }
  const orientation = exif ? readExifOrientation(bytesOf(exif, read).subarray(EXIF.length)) : 1
  return { table, size: sizeOf(bytesOf(frame, read)), orientation }
}

/** Lower ones are reserved, or stand in the pixels only. */
const FIRST_MARKER = 0xc0
const APPLICATION_1 = 0xe1
const DEFINE_TABLES = 0xdb
const START_OF_SCAN = 0xda
/** Baseline, extended and progressive, all with Huffman coding. */
const PLAIN_FRAMES: ReadonlySet<number> = new Set([0xc0, 0xc1, 0xc2])
const EXIF = [0x45, 0x78, 0x69, 0x66, 0, 0] as const
const MAX_SEGMENTS = 1000
/** Tables are shorter, and the tags of the picture itself stand at the start of an EXIF block. */
const MAX_SEGMENT_BYTES = 4096

interface Segment {
  readonly marker: number
  /** Of the first byte after the length. */
  readonly position: number
  readonly byteLength: number
}

/** The segments up to the one that announces the pixels; ends early at the first odd byte. */
function* segmentsOf(read: ReadAt): Generator<Segment> {
  let position = 2
  for (let segments = 0; segments < MAX_SEGMENTS; segments++) {
    const head = read(position, 4)
    const marker = head[1] ?? 0
    const length = uint16(head, 2)
    if (head.length < 4 || head[0] !== 0xff || marker < FIRST_MARKER || length < 2) return
    yield { marker, position: position + 4, byteLength: length - 2 }
    if (marker === START_OF_SCAN) return
    position += 2 + length
  }
}

/** Frames have the markers from C0 to CF, but for three that define tables or are kept free. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
}

/** Of a frame with 8 bits a value and one, three or four components. */
function sizeOf(frame: Uint8Array): PixelSize | undefined {
  const [precision, components] = [frame[0], frame[5] ?? 0]
  const isPlain = precision === 8 && [1, 3, 4].includes(components)
  return isPlain ? { width: uint16(frame, 3), height: uint16(frame, 1) } : undefined
}

function isExif(segment: Segment, read: ReadAt): boolean {
  if (segment.marker !== APPLICATION_1) return false
  const bytes = bytesOf(segment, read)
  return EXIF.every((byte, index) => bytes[index] === byte)
}

function bytesOf({ position, byteLength }: Segment, read: ReadAt): Uint8Array {
  return read(position, Math.min(byteLength, MAX_SEGMENT_BYTES))
}

function readTable(segments: readonly Segment[], read: ReadAt): Uint16Array | undefined {
  for (const segment of segments) {
    if (segment.marker !== DEFINE_TABLES) continue
    const table = luminanceTable(bytesOf(segment, read))
    if (table !== undefined) return table
  }
  return undefined
}

/** The luminance table has number 0; other tables may stand before it in the same segment. */
function luminanceTable(segment: Uint8Array): Uint16Array | undefined {
  let at = 0
  while (at < segment.length) {
    const precision = (segment[at] ?? 0) >> 4
    const identifier = (segment[at] ?? 0) & 15
    const valueLength = precision === 0 ? 1 : 2
    const end = at + 1 + 64 * valueLength
    if (end > segment.length) return undefined
    if (identifier === 0) {
      const start = at + 1
      return Uint16Array.from({ length: 64 }, (_, index) =>
        precision === 0 ? (segment[start + index] ?? 0) : uint16(segment, start + 2 * index),
      )
    }
    at = end
  }
  return undefined
}

function uint16(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)
}

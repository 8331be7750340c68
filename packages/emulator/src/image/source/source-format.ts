/**
 * Detects the format of an object by its first bytes. As in the service, its name and its Content-Type
 * are ignored. A format that is not listed here never reaches a decoder.
 */
import { OssRefusal } from '../../refusal.ts'

/** What the service reads. `heic` is detected so that the refusal can name it. */
export type SourceFormat = 'jpg' | 'png' | 'bmp' | 'gif' | 'webp' | 'tiff' | 'heic' | 'avif'

/** How many bytes {@link detectFormat} needs, or all of a shorter object. */
export const SNIFF_LENGTH = 128

/**
 * Returns the format of a picture.
 *
 * @param head - the first {@link SNIFF_LENGTH} bytes of the object, or all of it.
 * @throws {OssRefusal} 400 `BadRequest`, EC 0040-00000005, for any other object, such as SVG, PDF or text.
 * @see "Image processing", source formats
 */
export function detectFormat(head: Uint8Array): SourceFormat {
  const format = pictureFormatOf(head)
  if (format !== undefined) return format
  throw new OssRefusal({
    status: 400,
    code: 'BadRequest',
    ec: '0040-00000005',
    message: `This image format is not supported. Expected JPG, PNG, BMP, GIF, WebP, TIFF or AVIF, received ${describeHead(head)}.`,
  })
}

/**
 * Returns the format of a picture; `undefined` for any other object.
 *
 * @param head - as for {@link detectFormat}.
 */
export function pictureFormatOf(head: Uint8Array): SourceFormat | undefined {
  return SIGNATURES.find((signature) => signature.matches(head))?.format ?? isoMediaFormat(head)
}

interface Signature {
  readonly format: SourceFormat
  readonly matches: (head: Uint8Array) => boolean
}

const SIGNATURES: readonly Signature[] = [
  { format: 'jpg', matches: (head) => startsWith(head, [0xff, 0xd8, 0xff]) },
  { format: 'png', matches: (head) => startsWith(head, [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]) },
  { format: 'gif', matches: (head) => /^GIF8[79]a$/.test(latin1(head, 0, 6)) },
  { format: 'bmp', matches: (head) => latin1(head, 0, 2) === 'BM' },
  {
    format: 'webp',
    matches: (head) => latin1(head, 0, 4) === 'RIFF' && latin1(head, 8, 12) === 'WEBP',
  },
  { format: 'tiff', matches: (head) => startsWith(head, [0x49, 0x49, 0x2a, 0]) },
  { format: 'tiff', matches: (head) => startsWith(head, [0x4d, 0x4d, 0, 0x2a]) },
]

const AVIF_BRANDS = new Set(['avif', 'avis'])
const HEIC_BRANDS = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1'])

/** AVIF and HEIC share a container; the brands in its first box distinguish them. */
function isoMediaFormat(head: Uint8Array): SourceFormat | undefined {
  if (latin1(head, 4, 8) !== 'ftyp') return undefined
  const boxLength = new DataView(head.buffer, head.byteOffset, head.byteLength).getUint32(0)
  const brands = [latin1(head, 8, 12)]
  for (let at = 16; at + 4 <= Math.min(boxLength, head.length); at += 4) {
    brands.push(latin1(head, at, at + 4))
  }
  if (brands.some((brand) => AVIF_BRANDS.has(brand))) return 'avif'
  return brands.some((brand) => HEIC_BRANDS.has(brand)) ? 'heic' : undefined
}

function startsWith(head: Uint8Array, bytes: readonly number[]): boolean {
  return bytes.every((byte, index) => head[index] === byte)
}

function latin1(head: Uint8Array, start: number, end: number): string {
  return String.fromCharCode(...head.subarray(start, end))
}

function describeHead(head: Uint8Array): string {
  if (head.length === 0) return 'an empty object'
  const text = latin1(head, 0, SNIFF_LENGTH).trimStart().toLowerCase()
  if (text.startsWith('<svg') || text.startsWith('<?xml')) return 'SVG or other XML'
  if (text.startsWith('%pdf')) return 'PDF'
  const bytes = [...head.subarray(0, 4)].map((byte) => byte.toString(16).padStart(2, '0'))
  return `an object that begins with the bytes ${bytes.join(' ')}`
}

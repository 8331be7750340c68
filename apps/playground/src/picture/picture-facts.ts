/** What a picture file says about itself: orientation, format, size as it lies. */
import type { SourcePicture } from '@oss-process/process-string/geometry'

/**
 * Reads the EXIF orientation of a JPEG.
 *
 * @returns 1 to 8; 1 for every other file and for a JPEG without the tag.
 * @see Exif 2.3, section 4.5.4, "Application marker segment 1"
 */
export function readOrientation(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 4 || view.getUint16(0) !== 0xffd8) return 1
  for (let at = 2; at + 10 < bytes.length; ) {
    const marker = view.getUint16(at)
    if (marker === 0xffe1 && view.getUint32(at + 4) === 0x45786966) {
      return readTiffOrientation(view, at + 10)
    }
    if (marker >> 8 !== 0xff || marker === 0xffda) return 1
    at += 2 + view.getUint16(at + 2)
  }
  return 1
}

function readTiffOrientation(view: DataView, tiff: number): number {
  if (tiff + 8 > view.byteLength) return 1
  const isLittle = view.getUint16(tiff) === 0x4949
  const directory = tiff + view.getUint32(tiff + 4, isLittle)
  if (directory + 2 > view.byteLength) return 1
  const count = view.getUint16(directory, isLittle)
  for (let index = 0; index < count; index += 1) {
    const entry = directory + 2 + index * 12
    if (entry + 10 > view.byteLength) return 1
    if (view.getUint16(entry, isLittle) !== 0x0112) continue
    const value = view.getUint16(entry + 8, isLittle)
    return value >= 1 && value <= 8 ? value : 1
  }
  return 1
}

const FORMATS: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/gif': 'gif',
  'image/bmp': 'bmp',
  'image/tiff': 'tiff',
  'image/avif': 'avif',
  'image/heic': 'heic',
}

/** The service's word for a media type, such as `jpg`. */
export function formatOf(mediaType: string): string | undefined {
  return FORMATS[mediaType.split(';')[0]?.trim() ?? '']
}

/**
 * Measures a picture that the browser can show.
 *
 * @param url - an object URL of the blob.
 * @returns its size as it lies, before any turn; `undefined` when the browser cannot show it.
 */
export async function measurePicture(blob: Blob, url: string): Promise<SourcePicture | undefined> {
  const image = new Image()
  image.src = url
  try {
    await image.decode()
  } catch {
    return undefined
  }
  const orientation = readOrientation(new Uint8Array(await blob.slice(0, 65_536).arrayBuffer()))
  const { naturalWidth, naturalHeight } = image
  const isTurned = orientation >= 5
  return {
    width: isTurned ? naturalHeight : naturalWidth,
    height: isTurned ? naturalWidth : naturalHeight,
    orientation,
    format: formatOf(blob.type),
  }
}

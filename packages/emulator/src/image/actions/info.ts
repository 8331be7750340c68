import { open, readFile } from 'node:fs/promises'
import type { InfoOptions } from '@oss-process/process-string'
import type { ActionDrawing } from '../action-drawing.ts'
import { loadEngine } from '../engine.ts'
import { refuseDamaged } from '../source/damaged.ts'
import type { SourceFormat } from '../source/source-format.ts'
import type { SourcePicture } from '../source/source-picture.ts'

/** Returns the size, format, resolution and EXIF tags of the stored picture as JSON. */
export const infoDrawing: ActionDrawing<InfoOptions> = {
  kind: 'answer',
  answer: async ({ source }) => ({
    bytes: new TextEncoder().encode(
      stringifyInfo({
        ...(await readResolution(source)),
        ...(await readTags(source)),
        FileSize: String(source.byteLength),
        Format: source.format,
        FrameCount: String(source.frames),
        ImageHeight: String(source.height),
        ImageWidth: String(source.width),
      }),
    ),
    contentType: 'application/json',
  }),
}

/**
 * Writes the JSON as the service does: keys in order, one per line, indented by four.
 *
 * @see "Query the EXIF data of an image"; aliyun-oss-cpp-sdk, ObjectProcessTest.cc (the exact bytes)
 */
export function stringifyInfo(values: Readonly<Record<string, string>>): string {
  const lines = Object.entries(values)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, value]) => `    ${JSON.stringify(key)}: {"value": ${JSON.stringify(value)}}`)
  return `{\n${lines.join(',\n')}}`
}

/** Formats whose tags are returned; the service has none for PNG. */
const TAGGED: ReadonlySet<SourceFormat> = new Set(['jpg', 'webp', 'avif'])

/** The EXIF reader is loaded with the first picture that has EXIF. */
async function readTags(source: SourcePicture): Promise<Readonly<Record<string, string>>> {
  const block = await readExifBlock(source)
  if (block === undefined) return {}
  const { readExif } = await import('../source/exif.ts')
  return readExif(block)
}

async function readExifBlock(source: SourcePicture): Promise<Uint8Array | undefined> {
  if (source.format === 'tiff') return readFile(source.path)
  if (!TAGGED.has(source.format)) return undefined
  const engine = await loadEngine()
  const { exif } = await engine(source.path, { limitInputPixels: false })
    .metadata()
    .catch((error: unknown) => refuseDamaged(error, source))
  return exif?.subarray(exif.subarray(0, 4).toString('latin1') === 'Exif' ? 6 : 0)
}

/** The JFIF header of a JPEG, at its fixed place; its units are counted from 0, EXIF's from 1. */
async function readResolution(source: SourcePicture): Promise<Readonly<Record<string, string>>> {
  if (source.format !== 'jpg') return {}
  const file = await open(source.path)
  const { buffer } = await file.read(Buffer.alloc(18), 0, 18, 0).finally(() => file.close())
  if (buffer.toString('latin1', 6, 10) !== 'JFIF') return {}
  return {
    ResolutionUnit: String(buffer.readUInt8(13) + 1),
    XResolution: `${buffer.readUInt16BE(14)}/1`,
    YResolution: `${buffer.readUInt16BE(16)}/1`,
  }
}

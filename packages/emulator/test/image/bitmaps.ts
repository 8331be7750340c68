/** Bitmaps made by hand for tests. */

/** Builds a bitmap file from its parts, with a 40 byte header. */
export function bitmap(parts: {
  width: number
  height: number
  bits: number
  compression?: number
  palette?: readonly number[]
  masks?: readonly number[]
  pixels: readonly number[]
}): Uint8Array {
  const palette = parts.palette ?? []
  const masks = parts.masks ?? []
  const pixelsAt = 54 + palette.length + 4 * masks.length
  const file = Buffer.alloc(pixelsAt + parts.pixels.length)
  file.write('BM')
  file.writeUInt32LE(pixelsAt, 10)
  file.writeUInt32LE(40, 14)
  file.writeInt32LE(parts.width, 18)
  file.writeInt32LE(parts.height, 22)
  file.writeUInt16LE(1, 26)
  file.writeUInt16LE(parts.bits, 28)
  file.writeUInt32LE(parts.compression ?? 0, 30)
  file.writeUInt32LE(palette.length / 4, 46)
  masks.forEach((mask, index) => {
    file.writeUInt32LE(mask, 54 + 4 * index)
  })
  file.set(palette, 54 + 4 * masks.length)
  file.set(parts.pixels, pixelsAt)
  return file
}

/** Colours 0, 1 and 2: blue, green, red, nothing. */
export const PALETTE = [0, 0, 0, 0, 3, 2, 1, 0, 30, 20, 10, 0]

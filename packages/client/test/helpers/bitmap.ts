/** A real picture without a picture library. */

/** Draws a BMP of one colour, 24 bits a pixel. */
export function createBitmap(widthPx: number, heightPx: number): Uint8Array {
  const rowBytes = Math.ceil((widthPx * 3) / 4) * 4
  const pixelBytes = rowBytes * heightPx
  const bytes = new Uint8Array(54 + pixelBytes).fill(0x80, 54)
  const view = new DataView(bytes.buffer)
  bytes.set([0x42, 0x4d])
  view.setUint32(2, bytes.byteLength, true)
  view.setUint32(10, 54, true)
  view.setUint32(14, 40, true)
  view.setInt32(18, widthPx, true)
  view.setInt32(22, heightPx, true)
  view.setUint16(26, 1, true)
  view.setUint16(28, 24, true)
  view.setUint32(34, pixelBytes, true)
  return bytes
}

/** Reads the size of a picture from the head of its file, for the demo: independent of the emulator. */

/**
 * Finds width and height in the bytes of a JPEG, PNG, GIF, WebP or BMP.
 *
 * @param {Buffer} bytes
 * @returns {{ width: number, height: number } | undefined} nothing for any other file.
 */
export function pictureSize(bytes) {
  for (const { begins, read } of formats) {
    if (begins(bytes)) return bytes.length < 30 ? undefined : read(bytes)
  }
  return undefined
}

const text = (bytes, start, end) => bytes.toString('latin1', start, end)

const formats = [
  {
    begins: (bytes) => bytes[0] === 0xff && bytes[1] === 0xd8,
    read: jpegSize,
  },
  {
    begins: (bytes) => text(bytes, 1, 4) === 'PNG',
    read: (bytes) => ({ width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }),
  },
  {
    begins: (bytes) => text(bytes, 0, 4) === 'GIF8',
    read: (bytes) => ({ width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8) }),
  },
  {
    begins: (bytes) => text(bytes, 0, 4) === 'RIFF' && text(bytes, 8, 12) === 'WEBP',
    read: webpSize,
  },
  {
    begins: (bytes) => text(bytes, 0, 2) === 'BM',
    read: (bytes) => ({ width: bytes.readInt32LE(18), height: Math.abs(bytes.readInt32LE(22)) }),
  },
]

/** Walks the segments up to the frame header; SOF markers are C0 to CF without C4, C8 and CC. */
function jpegSize(bytes) {
  let at = 2
  while (at + 9 < bytes.length) {
    const marker = bytes[at + 1]
    if (bytes[at] !== 0xff) return undefined
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      return { width: bytes.readUInt16BE(at + 7), height: bytes.readUInt16BE(at + 5) }
    }
    at += 2 + bytes.readUInt16BE(at + 2)
  }
  return undefined
}

function webpSize(bytes) {
  const chunk = text(bytes, 12, 16)
  if (chunk === 'VP8X') {
    return { width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 }
  }
  if (chunk === 'VP8L') {
    const bits = bytes.readUInt32LE(21)
    return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 }
  }
  return { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff }
}

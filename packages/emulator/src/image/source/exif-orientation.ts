/** Reads how a picture lies from an EXIF block. All other tags are for the EXIF reader. */

/**
 * Finds the tag `Orientation` among those of the picture itself.
 *
 * @param block - begins with the TIFF header, after `Exif` and two zeros; may be cut off behind the
 *   first directory.
 * @returns 1 to 8, 1 also without the tag; `undefined` when the block is not a plain one.
 * @see "Exif Version 2.32", sections 4.5.2 (structure) and 4.6.4 (Orientation)
 */
export function readExifOrientation(block: Uint8Array): number | undefined {
  const view = new DataView(block.buffer, block.byteOffset, block.byteLength)
  const isLittle = view.byteLength > 1 && view.getUint16(0) === LITTLE_ENDIAN
  const end = endOfDirectory(view, isLittle)
  if (end === undefined) return undefined
  for (let at = FIRST_ENTRY; at < end; at += ENTRY_BYTES) {
    if (view.getUint16(at, isLittle) === ORIENTATION) return readValue(view, at, isLittle)
  }
  return 1
}

/** Where a first directory that stands in its usual place ends. */
function endOfDirectory(view: DataView, isLittle: boolean): number | undefined {
  if (view.byteLength < FIRST_ENTRY) return undefined
  const isHeader =
    (isLittle || view.getUint16(0) === BIG_ENDIAN) &&
    view.getUint16(2, isLittle) === 42 &&
    view.getUint32(4, isLittle) === 8
  const end = FIRST_ENTRY + ENTRY_BYTES * view.getUint16(8, isLittle)
  return isHeader && end <= view.byteLength ? end : undefined
}

function readValue(view: DataView, at: number, isLittle: boolean): number | undefined {
  if (view.getUint16(at + 2, isLittle) !== SHORT) return undefined
  if (view.getUint32(at + 4, isLittle) !== 1) return undefined
  const orientation = view.getUint16(at + 8, isLittle)
  return orientation >= 1 && orientation <= 8 ? orientation : undefined
}

const LITTLE_ENDIAN = 0x4949
const BIG_ENDIAN = 0x4d4d
const ORIENTATION = 0x0112
/** The type of a tag whose value has 16 bits. */
const SHORT = 3
const FIRST_ENTRY = 10
const ENTRY_BYTES = 12

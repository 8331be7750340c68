/**
 * EXIF tags in the form that the service prints them. That form is the one of Exiv2, as the service's
 * samples show: fractions stay fractions, lists are separated by blanks, and positions are words.
 *
 * @see "Query the EXIF data of an image", sample with `0deg ` and `North`
 */
import ExifReader from 'exifreader'

/**
 * Reads the tags of an EXIF block.
 *
 * @param block - begins with the TIFF header, after `Exif` and two zeros; or a whole TIFF file.
 * @returns printed values by tag name; empty for a damaged block.
 */
export function readExif(block: Uint8Array): Readonly<Record<string, string>> {
  const printed: Record<string, string> = {}
  for (const [name, { value }] of Object.entries(loadTags(block))) {
    const text = printValue(name, value)
    if (text !== undefined) printed[NAMES.get(name) ?? name] = text
  }
  return printed
}

interface RawTag {
  readonly value: unknown
}

function loadTags(block: Uint8Array): Readonly<Record<string, RawTag>> {
  try {
    const bytes = block.buffer.slice(block.byteOffset, block.byteOffset + block.byteLength)
    const { exif = {}, Thumbnail: thumbnail = {} } = ExifReader.load(bytes, { expanded: true })
    // The reader types each tag by its name; only the values matter here, and they are checked.
    const tags = { ...thumbnail, ...exif } as Readonly<Record<string, unknown>>
    return Object.fromEntries(
      Object.entries(tags).filter((entry): entry is [string, RawTag] => isTag(entry[1])),
    )
  } catch {
    return {}
  }
}

function isTag(tag: unknown): boolean {
  return typeof tag === 'object' && tag !== null && 'value' in tag && 'id' in tag
}

/** Tags for which reader and service have different names. */
const NAMES: ReadonlyMap<string, string> = new Map([
  ['Exif IFD Pointer', 'ExifTag'],
  ['GPS Info IFD Pointer', 'GPSTag'],
  ['Interoperability IFD Pointer', 'InteroperabilityTag'],
])

/** Tags with two whole numbers, which are not a fraction. */
const PAIRS = new Set(['YCbCrSubSampling', 'PageNumber', 'SubjectArea', 'SubjectLocation'])
const POSITIONS = new Set(['GPSLatitude', 'GPSLongitude', 'GPSDestLatitude', 'GPSDestLongitude'])
const DIRECTIONS: ReadonlyMap<string, string> = new Map([
  ['N', 'North'],
  ['S', 'South'],
  ['E', 'East'],
  ['W', 'West'],
])
/** Longer lists are thumbnails and makers' notes. */
const MAX_VALUES = 64

function printValue(name: string, value: unknown): string | undefined {
  if (isFractions(value)) return POSITIONS.has(name) ? printPosition(value) : printFractions(value)
  if (isFraction(value)) return value.join(PAIRS.has(name) ? ' ' : '/')
  return printList(name, Array.isArray(value) ? value : [value])
}

function printList(name: string, values: readonly unknown[]): string | undefined {
  if (values.length > MAX_VALUES || !values.every(isPrintable)) return undefined
  const text = values.join(' ')
  return name.endsWith('Ref') ? (DIRECTIONS.get(text) ?? text) : text
}

function printFractions(fractions: readonly Fraction[]): string {
  return fractions.map((fraction) => fraction.join('/')).join(' ')
}

function isPrintable(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number'
}

type Fraction = readonly [numerator: number, denominator: number]

function isFraction(value: unknown): value is Fraction {
  return (
    Array.isArray(value) && value.length === 2 && value.every((part) => typeof part === 'number')
  )
}

function isFractions(value: unknown): value is readonly Fraction[] {
  return Array.isArray(value) && value.length > 0 && value.every(isFraction)
}

/** Degrees, minutes and seconds, without zeros at the end; each part is followed by a blank. */
function printPosition(parts: readonly Fraction[]): string {
  const last = Math.max(
    0,
    parts.findLastIndex(([numerator]) => numerator !== 0),
  )
  return parts
    .slice(0, last + 1)
    .map(([numerator, denominator], index) => {
      const digits = numerator % denominator === 0 ? 0 : (DIGITS[index] ?? 0)
      return `${(numerator / denominator).toFixed(digits)}${UNITS[index] ?? ''} `
    })
    .join('')
}

const UNITS = ['deg', "'", '"']
const DIGITS = [7, 5, 3]

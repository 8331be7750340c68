/** One sentence for each image action; the types make the list complete. */
import type { FormatOptions } from '../actions/image/format.ts'
import type { ImageActionOptions } from '../actions/image-registry.ts'
import { explainCrop } from './crop.ts'
import { explainResize } from './resize.ts'
import { explainWatermark } from './watermark.ts'
import { eitherWay, pixels, quote } from './wording.ts'

/** What a sentence may need besides the options. */
export interface SentenceContext {
  /** Explains a style inside another one. */
  readonly explainStyle: (style: string) => readonly string[]
}

type Sentences = {
  readonly [Name in keyof ImageActionOptions]: (
    options: ImageActionOptions[Name],
    context: SentenceContext,
  ) => string
}

const FORMATS: Readonly<Record<FormatOptions['format'], string>> = {
  jpg: 'JPEG',
  jpeg: 'JPEG',
  png: 'PNG',
  webp: 'WebP',
  bmp: 'BMP',
  gif: 'GIF, if it is one already',
  tiff: 'TIFF',
  heic: 'HEIC',
  avif: 'AVIF',
}

const FLIPS = {
  vertical: 'swap top and bottom',
  horizontal: 'swap left and right',
  both: 'swap top and bottom, and left and right',
} as const

export const imageSentences: Sentences = {
  resize: explainResize,
  crop: explainCrop,
  indexcrop({ sliceWidth, sliceHeight, index = 0 }) {
    const slice =
      sliceHeight === undefined ? `${pixels(sliceWidth)} wide` : `${pixels(sliceHeight)} high`
    return `cut into slices ${slice} and keep number ${index}, counted from 0`
  },
  circle: ({ radius }) => `cut out a circle with a radius of ${radius} from the middle`,
  'rounded-corners': ({ radius }) => `round the corners with a radius of ${radius}`,
  rotate: ({ angle }) => `turn clockwise by ${angle} degrees`,
  flip: ({ direction }) => FLIPS[direction],
  'auto-orient': ({ enabled }) =>
    enabled
      ? 'turn upright by the EXIF orientation, before everything else'
      : 'do not turn by the EXIF orientation',
  blur({ radius, sigma, area, zoom }) {
    const what = area === undefined ? '' : area === 'face' ? ' the largest face' : ' all faces'
    const reach = zoom === undefined ? '' : `, ${zoom} percent of the face`
    return `blur${what} with a radius of ${radius} and a sigma of ${sigma}${reach}`
  },
  bright: ({ amount }) => eitherWay(amount, ['brighten', 'darken', 'keep the brightness']),
  contrast: ({ amount }) =>
    eitherWay(amount, ['raise the contrast', 'lower the contrast', 'keep the contrast']),
  sharpen: ({ amount }) => `sharpen by ${amount}`,
  quality({ absolute, relative, bare }) {
    if (absolute !== undefined) return `compress to quality ${absolute}, at most the source’s`
    if (relative !== undefined) return `compress to ${relative} percent of the source’s quality`
    return `compress by ${bare} (no page says what a number without a letter does)`
  },
  format: ({ format }) => `convert to ${FORMATS[format]}`,
  interlace: ({ enabled }) => `write a JPEG ${enabled ? 'progressive' : 'from top to bottom'}`,
  watermark: (options, { explainStyle }) => explainWatermark(options, explainStyle),
  info: () => 'give the size, format and EXIF data as JSON',
  'average-hue': () => 'give the average colour as text',
  blindwatermark({ content, strength = 'low', quality }) {
    const compressed = quality === undefined ? '' : `, a JPEG with quality ${quality}`
    return `hide the text ${quote(content)} with ${strength} strength${compressed}`
  },
  deblindwatermark({ strength }) {
    return `read the hidden text${strength === undefined ? '' : ` of ${strength} strength`}`
  },
  faces: () => 'find the faces, as JSON',
  bodies: () => 'find the human bodies, as JSON',
  cars: () => 'find the vehicles, as JSON',
  codes: () => 'read the QR codes and barcodes, as JSON',
  labels: () => 'name what the picture shows, as JSON',
  score: () => 'judge how beautiful the picture is, as JSON',
}

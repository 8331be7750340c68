/** The same picture in several formats and widths. */
import type { Style } from '../builder/style.ts'
import type { UrlText } from './query.ts'
import { candidatesOf, type SrcsetOptions, srcset } from './srcset.ts'

/** Formats that a page can offer; the media types are those of the IANA registry. */
const MEDIA_TYPES = {
  avif: 'image/avif',
  webp: 'image/webp',
  jpg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
} as const

/** A format that browsers show. */
export type PictureFormat = keyof typeof MEDIA_TYPES

/** Options of {@link picture}. */
export interface PictureOptions extends Pick<SrcsetOptions, 'widths' | 'sourceWidth'> {
  /** Returns the style for one width and one format. */
  readonly style: (width: number, format: PictureFormat) => Style<'sync'> | string
  /** The best first; AVIF exists in some regions only. @default ['avif', 'webp'] */
  readonly formats?: readonly PictureFormat[] | undefined
  /** Format of the `img`, for browsers that know none of the others. @default 'jpg' */
  readonly fallback?: PictureFormat | undefined
  /** Value of the `sizes` attributes, such as `(min-width: 60em) 50vw, 100vw`. */
  readonly sizes?: string | undefined
}

/** Attributes of one `source`. */
export interface PictureSource {
  readonly type: string
  readonly srcset: string
  readonly sizes?: string
}

/** Attributes of the elements inside a `picture`. */
export interface Picture {
  readonly sources: readonly PictureSource[]
  readonly img: { readonly src: string; readonly srcset: string; readonly sizes?: string }
}

/**
 * Returns the attributes of a `picture` element: one `source` for each format, and the `img` with the
 * fallback, whose `src` is the widest candidate.
 *
 * @throws {ProcessStringError} as `srcset`.
 * @example
 * picture('/a.jpg', {
 *   widths: [320, 640],
 *   style: (width, name) => image(resize({ width }), format(name)),
 * }).sources[0]?.type // image/avif
 */
export function picture(url: UrlText, options: PictureOptions): Picture {
  const { widths, sourceWidth, formats = ['avif', 'webp'], fallback = 'jpg' } = options
  const sizes = options.sizes === undefined ? {} : { sizes: options.sizes }
  const inFormat = (format: PictureFormat): SrcsetOptions => ({
    widths,
    sourceWidth,
    style: (width) => options.style(width, format),
  })
  const sources = formats.map((format) => ({
    type: MEDIA_TYPES[format],
    srcset: srcset(url, inFormat(format)),
    ...sizes,
  }))
  const [widest] = candidatesOf(url, inFormat(fallback)).toSorted((a, b) => b.width - a.width)
  const src = widest?.address ?? '' // there is always one
  return { sources, img: { src, srcset: srcset(url, inFormat(fallback)), ...sizes } }
}

/** Attributes of the `img` besides its addresses; `alt` is `''` for a decorative picture. */
export interface ImageAttributes {
  readonly alt: string
  /** Pixels in the layout; reserves the space while the picture loads. */
  readonly width?: number | undefined
  /** Pixels in the layout. */
  readonly height?: number | undefined
  readonly loading?: 'lazy' | 'eager' | undefined
  readonly decoding?: 'async' | 'sync' | 'auto' | undefined
}

/** Writes a picture as HTML, escaped. */
export function pictureHtml({ sources, img }: Picture, attributes: ImageAttributes): string {
  const elements = [...sources.map((source) => element('source', source))]
  elements.push(element('img', { ...img, ...attributes }))
  return `<picture>\n${elements.map((line) => `  ${line}\n`).join('')}</picture>`
}

function element(name: string, attributes: object): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escapeAttribute(String(value))}"`)
  return `<${name}${written.join('')}>`
}

function escapeAttribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
}

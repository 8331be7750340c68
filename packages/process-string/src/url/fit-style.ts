/** Turns the options of frameworks' image components into a style. */
import { type FormatOptions, format } from '../actions/image/format.ts'
import { quality } from '../actions/image/quality.ts'
import { type ResizeOptions, resize } from '../actions/image/resize.ts'
import { type ImageAction, image } from '../builder/image.ts'
import type { Style } from '../builder/style.ts'

/** How a picture fills its box, in the words of CSS and of Nuxt Image. */
export type Fit = 'cover' | 'contain' | 'fill' | 'inside' | 'outside'

/** The options of image components; numbers may be text. */
export interface FitOptions {
  /** Pixels; fractions are rounded. */
  readonly width?: number | string | undefined
  /** Pixels; fractions are rounded. */
  readonly height?: number | string | undefined
  /** Has an effect when both edges are given; a mode of `resize` is also allowed. @default 'cover' */
  readonly fit?: Fit | (string & {}) | undefined
  /** Six hexadecimal digits, with or without `#`; fills up with fit `contain`. */
  readonly background?: string | undefined
  /** Quality of the result, 1 to 100. */
  readonly quality?: number | string | undefined
  /** Left out or `auto`: keeps the source's format. */
  readonly format?: string | undefined
}

const MODES: Readonly<Record<Fit, NonNullable<ResizeOptions['mode']>>> = {
  cover: 'fill',
  contain: 'pad',
  fill: 'fixed',
  inside: 'lfit',
  outside: 'mfit',
}

/** The fit that stands for a mode of `resize`. */
export function fitOf(mode: string): Fit | undefined {
  const fits = Object.keys(MODES) as Fit[] // the record's own keys
  return fits.find((fit) => MODES[fit] === mode)
}

/**
 * Returns the style, or `undefined` when no option is given.
 *
 * @throws {ProcessStringError} for values that the service would refuse.
 */
export function fitStyle(options: FitOptions): Style<'sync'> | undefined {
  const actions: ImageAction<'sync'>[] = []
  const size = sizeOf(options)
  if (size.width !== undefined || size.height !== undefined) actions.push(resize(size))
  if (options.quality !== undefined) actions.push(quality({ absolute: toInteger(options.quality) }))
  if (options.format && options.format !== 'auto') {
    actions.push(format(options.format as FormatOptions['format'])) // checked when it is composed
  }
  const [first, ...others] = actions
  return first && image(first, ...others)
}

function sizeOf({ width, height, fit = 'cover', background }: FitOptions): ResizeOptions {
  const edges = {
    width: width === undefined ? undefined : toInteger(width),
    height: height === undefined ? undefined : toInteger(height),
  }
  if (width === undefined || height === undefined) return edges
  const mode = Object.hasOwn(MODES, fit) ? MODES[fit as Fit] : (fit as ResizeOptions['mode'])
  const color = mode === 'pad' ? background?.replace(/^#/, '') : undefined
  return { ...edges, mode, color }
}

function toInteger(value: number | string): number {
  return Math.round(Number(value))
}

/** Whether a path has an extension of SVG, which the service does not process. */
export function isVector(url: string): boolean {
  return /\.svgz?([?#]|$)/i.test(url)
}

/** Prefixes a path with a base address; an absolute URL stays as it is. */
export function withBase(base: string, path: string): string {
  if (/^([a-z][a-z0-9+.-]*:)?\/\//i.test(path) || base === '') return path
  return `${base.replace(/\/+$/, '')}/${path.replace(/^\//, '')}`
}

/**
 * What the result is written as. `format`, `quality` and `interlace` draw nothing: they change this
 * value, wherever they stand, and the one encoding at the end follows it.
 */
import type { SourceFormat } from './source/source-format.ts'

/** The formats that a result can be asked in. */
export type OutputFormat = SourceFormat

/** How the result is encoded. */
export interface Output {
  readonly format: OutputFormat
  /** 1 to 100; for JPEG, WebP and AVIF. */
  readonly quality: number
  /** A JPEG that appears coarse first and gets finer. */
  readonly progressive: boolean
}

/** Quality where the source has none to keep; the service's own value is not documented. */
const DEFAULT_QUALITY = 80

/**
 * Gives the output of a style that says nothing about it: the source's format, and for a JPEG the
 * quality it was written with. The service documents only that the size in bytes may grow.
 *
 * @see "Adjust image quality"; "Convert image formats"
 */
export function defaultOutput(source: {
  readonly format: SourceFormat
  readonly jpegQuality: number | undefined
}): Output {
  return {
    format: source.format,
    quality: source.jpegQuality ?? DEFAULT_QUALITY,
    progressive: false,
  }
}

/** Tells whether a format keeps transparency; what is transparent becomes white in the others. */
export function canBeTransparent(format: OutputFormat): boolean {
  return format !== 'jpg'
}

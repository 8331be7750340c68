/**
 * How the result is encoded. `format`, `quality` and `interlace` draw nothing: they change this value,
 * wherever they stand in the style, and the result is encoded once, at the end.
 */
import type { SourceFormat } from './source/source-format.ts'

/** The formats that a style can ask for. */
export type OutputFormat = SourceFormat

/** How the result is encoded. */
export interface Output {
  readonly format: OutputFormat
  /** 1 to 100; for JPEG, WebP and AVIF. */
  readonly quality: number
  /** Whether a JPEG is progressive. */
  readonly progressive: boolean
}

/** Quality where the source has none; the value of the service is not documented. */
const DEFAULT_QUALITY = 80

/**
 * Returns the output of a style without such actions: the format of the source and, for a JPEG, its
 * quality. The service documents only that the size in bytes may grow.
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

/** Returns whether a format has transparency; transparent pixels become white in the others. */
export function canBeTransparent(format: OutputFormat): boolean {
  return format !== 'jpg'
}

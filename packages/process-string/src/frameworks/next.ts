/** Entry `/next`: a loader for the image component of Next.js. Imports nothing of Next.js. */
import { fitStyle, isVector, withBase } from '../url/fit-style.ts'
import { processedUrl } from '../url/processed-url.ts'

/** What Next.js passes to a loader. */
export interface LoaderProps {
  readonly src: string
  /** Pixels, one of the configured widths. */
  readonly width: number
  /** 1 to 100. */
  readonly quality?: number | undefined
}

/** Options of {@link ossLoaderWith}. */
export interface LoaderOptions {
  /** Address of the bucket; prefixes a `src` that is a path. */
  readonly baseUrl?: string | undefined
  /**
   * Format of the result, such as `webp`; a GIF loses its animation in formats without one.
   * @default the source's format
   */
  readonly format?: string | undefined
}

/**
 * A loader for pictures whose `src` is the full address of a public object.
 *
 * SVG stays as it is, since the service does not process it.
 *
 * @throws {ProcessStringError} as `processedUrl`.
 * @example
 * ossLoader({ src: 'https://b.oss-cn-hangzhou.aliyuncs.com/a.jpg', width: 640, quality: 75 })
 * // https://b.oss-cn-hangzhou.aliyuncs.com/a.jpg?x-oss-process=image%2Fresize%2Cw_640%2Fquality%2CQ_75
 * @see Next.js, "images: loader"
 */
export function ossLoader(props: LoaderProps): string {
  return ossLoaderWith()(props)
}

/**
 * Creates a loader for one bucket.
 *
 * @example
 * const loader = ossLoaderWith({ baseUrl: 'https://b.oss-cn-hangzhou.aliyuncs.com', format: 'webp' })
 * loader({ src: '/a.jpg', width: 640 })
 * // https://b.oss-cn-hangzhou.aliyuncs.com/a.jpg?x-oss-process=image%2Fresize%2Cw_640%2Fformat%2Cwebp
 */
export function ossLoaderWith({
  baseUrl = '',
  format,
}: LoaderOptions = {}): (props: LoaderProps) => string {
  return ({ src, width, quality }) => {
    const url = withBase(baseUrl, src)
    const style = isVector(url) ? undefined : fitStyle({ width, quality, format })
    return style ? processedUrl(url, style) : url
  }
}

/** Entry `/nuxt`: a provider for Nuxt Image. Imports nothing of Nuxt. */
import { type FitOptions, fitStyle, isVector, withBase } from '../url/fit-style.ts'
import { processedUrl } from '../url/processed-url.ts'

/** Options of the provider in the configuration of Nuxt. */
export interface NuxtProviderOptions {
  /** Address of the bucket; prefixes a `src` that is a path. */
  readonly baseURL?: string
  readonly modifiers?: NuxtModifiers
}

/** Modifiers that the provider knows; it ignores others. */
export interface NuxtModifiers {
  readonly fit?: FitOptions['fit']
  readonly background?: string
  readonly quality?: number | string
  readonly format?: string
}

interface ImageRequest extends Omit<NuxtProviderOptions, 'modifiers'> {
  readonly modifiers: NuxtModifiers & Pick<FitOptions, 'width' | 'height'>
}

/**
 * Returns the address of a picture; Nuxt Image calls it.
 *
 * `fit` is `cover`, `contain` (with `background`), `fill`, `inside` or `outside`. SVG stays as it is, since
 * the service does not process it.
 *
 * @throws {ProcessStringError} as `processedUrl`.
 * @example
 * getImage('/a.jpg', { baseURL: 'https://b.oss-cn-hangzhou.aliyuncs.com', modifiers: { width: 100 } })
 * // { url: 'https://b.oss-cn-hangzhou.aliyuncs.com/a.jpg?x-oss-process=image%2Fresize%2Cw_100' }
 * @see Nuxt Image, "Custom provider"
 */
export function getImage(src: string, { modifiers, baseURL = '' }: ImageRequest): { url: string } {
  const url = withBase(baseURL, src)
  const style = isVector(url) ? undefined : fitStyle(modifiers)
  return { url: style ? processedUrl(url, style) : url }
}

/** The provider, in the form that Nuxt Image 2 imports; version 1 imports {@link getImage}. */
export default function provider(): {
  readonly getImage: typeof getImage
  readonly defaults?: NuxtProviderOptions
} {
  return { getImage }
}

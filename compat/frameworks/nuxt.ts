/** The provider is what Nuxt Image 2 takes. */
import type { ImageProvider, ProviderGetImage } from '@nuxt/image'
import provider, { getImage, type NuxtProviderOptions } from '@oss-process/process-string/nuxt'

export const get: ProviderGetImage<Pick<NuxtProviderOptions, 'baseURL'>> = getImage

/** What the module imports as a provider's default export. */
export const setup: () => ImageProvider<Pick<NuxtProviderOptions, 'baseURL'>> = provider

// @ts-expect-error the default export makes the provider, it is none
export const unmade: ImageProvider<NuxtProviderOptions> = provider

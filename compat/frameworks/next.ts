/** The loaders are what the image component of Next.js 16 takes. */
import { ossLoader, ossLoaderWith } from '@oss-process/process-string/next'
import type { ImageLoader, ImageLoaderProps, ImageProps } from 'next/image.js'

export const loaders: readonly ImageLoader[] = [
  ossLoader,
  ossLoaderWith(),
  ossLoaderWith({ baseUrl: 'https://b.oss-cn-hangzhou.aliyuncs.com', format: 'webp' }),
]

export const props: ImageProps = { src: '/a.jpg', alt: 'a cat', width: 640, loader: ossLoader }

export function address(given: ImageLoaderProps): string {
  return ossLoader(given)
}

// @ts-expect-error options are not a loader: they are what gives one
export const options: ImageLoader = ossLoaderWith

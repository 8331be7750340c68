/**
 * The image components of Next.js and Nuxt with pictures from a public bucket.
 *
 * In a Next.js project, `image-loader.ts` is one line:
 *   export { ossLoader as default } from '@oss-process/process-string/next'
 * and in `next.config.ts`: `images: { loader: 'custom', loaderFile: './image-loader.ts' }`.
 *
 * In `nuxt.config.ts`: `image: { provider: 'oss', providers: { oss: { provider:
 * '@oss-process/process-string/nuxt', options: { baseURL: 'https://photos.example' } } } }`.
 *
 * Output:
 *   https://photos.example/cat.jpg?x-oss-process=image%2Fresize%2Cw_640%2Fquality%2CQ_75
 *   https://photos.example/cat.jpg?x-oss-process=image%2Fresize%2Cm_fill%2Cw_300%2Ch_200%2Fformat%2Cwebp
 */
import { ossLoader } from '@oss-process/process-string/next'
import { getImage } from '@oss-process/process-string/nuxt'

console.log(ossLoader({ src: 'https://photos.example/cat.jpg', width: 640, quality: 75 }))

const { url } = getImage('/cat.jpg', {
  baseURL: 'https://photos.example',
  modifiers: { width: 300, height: 200, fit: 'cover', format: 'webp' },
})
console.log(url)

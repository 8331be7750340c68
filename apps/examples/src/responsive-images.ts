/**
 * The addresses of one photograph for a page: three widths in three formats, as HTML.
 *
 * Output:
 *   <picture>
 *     <source type="image/avif" srcset="https://photos.example/cat.jpg?x-oss-process=image%2Fresize%2Cw_320%2Fformat%2Cavif 320w, …
 *     <source type="image/webp" srcset="…
 *     <img src="https://photos.example/cat.jpg?x-oss-process=image%2Fresize%2Cw_640%2Fformat%2Cjpg" …
 *   </picture>
 *   candidates of the fallback: 2
 */
import { format, image, resize } from '@oss-process/process-string'
import { picture, pictureHtml } from '@oss-process/process-string/url'

const responsive = picture('https://photos.example/cat.jpg', {
  widths: [320, 640, 1280],
  sourceWidth: 807, // known from the upload: the service does not enlarge
  sizes: '(min-width: 60em) 50vw, 100vw',
  style: (width, name) => image(resize({ width }), format(name)),
})

console.log(pictureHtml(responsive, { alt: 'A cat on a wall', width: 807, height: 1024 }))
console.log(`candidates of the fallback: ${responsive.img.srcset.split(', ').length}`)

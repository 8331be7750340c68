/**
 * Builds and parses per second beside peers, in the same process with interleaved rounds: medians and
 * ratios of CPU time. Then what one chain of each costs a bundle, and what parsing costs as texts grow
 * to a million separators. The peers check little or nothing. Build first: `npx turbo run build`.
 */
import { gzipSync } from 'node:zlib'
import imgproxy from '@bitpatty/imgproxy-url-builder'
import { Cloudinary } from '@cloudinary/url-gen'
import { format as cloudinaryFormat } from '@cloudinary/url-gen/actions/delivery'
import { fill } from '@cloudinary/url-gen/actions/resize'
import imgixCore from '@imgix/js-core'
import { format, image, quality, resize, rotate, watermark } from '@oss-process/process-string'
import { parse, safeParse } from '@oss-process/process-string/parse'
import { build } from 'esbuild'
import { generate } from 'unpic/providers/imgix'

const ImgixClient = imgixCore // a CommonJS package whose whole export is the class
const rounds = 15
const roundMs = 60

const imgix = new ImgixClient({ domain: 'demo.imgix.net', includeLibraryParam: false })
const cloudinary = new Cloudinary({ cloud: { cloudName: 'demo' }, url: { analytics: false } })
const mark = { text: 'Hello', size: 30, gravity: 'se', opacity: 60 }
const two = () => image(resize({ mode: 'fixed', width: 100, height: 100 }), format('webp'))
const five = () =>
  image(
    resize({ width: 800 }),
    rotate(90),
    watermark(mark),
    quality({ relative: 80 }),
    format('webp'),
  )
const target = { key: 'thumbs/a.webp', bucket: 'dest' }
const texts = { two: String(two()), saved: String(two().saveAs(target)), five: String(five()) }

const cases = {
  'imgix: build a URL with three parameters': () =>
    imgix.buildURL('photo.jpg', { w: 100, h: 100, fm: 'webp' }),
  'Cloudinary: the same': () =>
    cloudinary
      .image('photo.jpg')
      .resize(fill().width(100).height(100))
      .delivery(cloudinaryFormat('webp'))
      .toURL(),
  'unpic, imgix provider: the same': () =>
    generate('https://demo.imgix.net/photo.jpg', { width: 100, height: 100, format: 'webp' }),
  'imgproxy (bitpatty): the same': () =>
    imgproxy()
      .resize({ type: 'fill', width: 100, height: 100 })
      .format('webp')
      .build({ path: 'photo.jpg' }),
  'build two actions': () => String(two()),
  'build two actions with saveAs': () => String(two().saveAs(target)),
  'build five actions with a watermark': () => String(five()),
  'parse two actions': () => parse(texts.two),
  'parse two actions with saveas': () => parse(texts.saved),
  'parse five actions with a watermark': () => parse(texts.five),
}

/** Runs per second of CPU time, so that other work on the machine does not count. */
function perSecond(run) {
  const start = process.cpuUsage()
  const end = performance.now() + roundMs
  let count = 0
  while (performance.now() < end) {
    for (let index = 0; index < 200; index += 1) run()
    count += 200
  }
  const { user, system } = process.cpuUsage(start)
  return (count / (user + system)) * 1e6
}

const results = new Map(Object.keys(cases).map((name) => [name, []]))
for (let round = 0; round < rounds; round += 1) {
  for (const [name, run] of Object.entries(cases)) results.get(name).push(perSecond(run))
}

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1]
const base = median(results.get('imgix: build a URL with three parameters'))
for (const [name, values] of results) {
  const rate = median(values)
  console.log(
    `${name.padEnd(42)} ${Math.round(rate).toLocaleString('en').padStart(10)}/s  ${(rate / base).toFixed(2)} of imgix`,
  )
}

const programs = {
  'process-string with saveAs': `import { format, image, resize } from '@oss-process/process-string'
    console.log(String(image(resize({ width: 100 }), format('webp')).saveAs({ key: 'k' })))`,
  imgix: `import Imgix from '@imgix/js-core'
    console.log(new Imgix({ domain: 'd' }).buildURL('p', { w: 100, fm: 'webp' }))`,
  Cloudinary: `import { Cloudinary } from '@cloudinary/url-gen'
    import { format } from '@cloudinary/url-gen/actions/delivery'
    import { scale } from '@cloudinary/url-gen/actions/resize'
    const image = new Cloudinary({ cloud: { cloudName: 'd' } }).image('p')
    console.log(image.resize(scale().width(100)).delivery(format('webp')).toURL())`,
  'unpic, imgix provider': `import { generate } from 'unpic/providers/imgix'
    console.log(generate('https://d/p', { width: 100, format: 'webp' }))`,
  'imgproxy (bitpatty)': `import builder from '@bitpatty/imgproxy-url-builder'
    console.log(builder().resize({ width: 100 }).format('webp').build({ path: 'p' }))`,
}

console.log('\nbytes of a bundle of one chain, minified and gzipped')
for (const [name, contents] of Object.entries(programs)) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: import.meta.dirname },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    external: ['crypto', 'node:*'],
    write: false,
  })
  const { length } = gzipSync(outputFiles[0].contents, { level: 9 })
  console.log(`${name.padEnd(42)} ${length.toLocaleString('en').padStart(10)}`)
}

console.log('\nmilliseconds of CPU time for a text of so many separators, and nanoseconds for each')
const growing = {
  'commas: resize,w_1,w_1…': (count) => `image/resize${',w_1'.repeat(count)}`,
  'slashes: rotate,1/rotate,1…': (count) => `image${'/rotate,1'.repeat(count)}`,
  'slashes in a target': (count) => `style/s|sys/saveas,o_aw${'/'.repeat(count)}`,
}
for (const [name, make] of Object.entries(growing)) {
  for (const count of [10_000, 100_000, 1_000_000]) {
    const text = make(count)
    const start = process.cpuUsage()
    safeParse(text)
    const { user, system } = process.cpuUsage(start)
    const each = (((user + system) * 1000) / count).toFixed(0)
    const ms = ((user + system) / 1000).toFixed(0)
    console.log(
      `${name.padEnd(30)} ${count.toLocaleString('en').padStart(10)} ${ms.padStart(8)} ms ${each.padStart(7)} ns`,
    )
  }
}

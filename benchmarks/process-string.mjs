/**
 * Builds and parses per second, against @imgix/js-core in the same process with interleaved rounds.
 * Prints medians and ratios of CPU time. Build first: `npx turbo run build`.
 */
import imgixCore from '@imgix/js-core'
import { format, image, quality, resize, rotate, watermark } from '@oss-process/process-string'
import { parse } from '@oss-process/process-string/parse'

const ImgixClient = imgixCore // a CommonJS package whose whole export is the class
const rounds = 15
const roundMs = 60

const imgix = new ImgixClient({ domain: 'demo.imgix.net', includeLibraryParam: false })
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

/**
 * Measures the page as `oss-process playground` serves it, in a real Chromium with an empty cache: five
 * visits, and the median of each figure. It needs the command's build:
 *
 *   npx pnpm@12 exec turbo run build --filter=oss-process && node apps/playground/measure.mjs
 *
 * Times are milliseconds from the start of the navigation. Interactive is when the script has put the
 * page together, it is painted, and the last task over 50 ms before a quiet second has ended; drawn is
 * when the result stands beside the source. The server does not compress; gzipped says what a server
 * that does would send.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { chromium } from 'playwright'
import { findBrowser } from '../../tools/programs.mjs'

const VISITS = 5
const cli = join(import.meta.dirname, '../cli/dist/bin.cjs')
const dist = join(import.meta.dirname, 'dist')
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const root = mkdtempSync(join(tmpdir(), 'oss-process-measure-'))
const server = spawn(process.execPath, [cli, 'playground', '--port', '0', '--root', root], {
  stdio: ['ignore', 'pipe', 'inherit'],
})
const [said] = await once(server.stdout, 'data')
const url = String(said).replace('listening on ', '').trim()
const browser = await chromium.launch({
  executablePath: findBrowser(),
  args: ['--no-sandbox', '--disable-gpu'],
})

const visits = []
for (let visit = 0; visit < VISITS; visit += 1) visits.push(await measureVisit())
await browser.close()
server.kill()
await once(server, 'exit')
rmSync(root, { recursive: true, force: true })

for (const name of Object.keys(visits[0])) {
  const figures = visits.map((visit) => visit[name]).sort((one, other) => one - other)
  const [least, median, most] = [figures[0], figures[VISITS >> 1], figures.at(-1)]
  process.stdout.write(`${name.padEnd(34)} ${median} (${least} to ${most})\n`)
}
const built = readdirSync(join(dist, 'assets')).filter((name) => /\.(js|css)$/.test(name))
for (const name of built) {
  const { byteLength } = gzipSync(readFileSync(join(dist, 'assets', name)))
  process.stdout.write(`${`gzipped ${name.split('.').at(-1)}, bytes`.padEnd(34)} ${byteLength}\n`)
}

/** One visit in a context of its own, so that nothing is cached. */
async function measureVisit() {
  const context = await browser.newContext({ viewport: { width: 1360, height: 900 } })
  const page = await context.newPage()
  const debuggee = await context.newCDPSession(page)
  await debuggee.send('Network.enable')
  const sizes = new Map()
  const sources = new Map()
  debuggee.on('Network.responseReceived', ({ requestId, type, response }) => {
    if (response.url.startsWith(url)) sources.set(requestId, type)
  })
  debuggee.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    sizes.set(requestId, encodedDataLength)
  })
  await page.addInitScript(watchPage)
  await page.goto(url)
  await page.waitForFunction(() => globalThis.watched.drawn > 0)
  await page.waitForFunction(() => performance.now() - globalThis.watched.busy > 1000)
  const { put, busy, paint, drawn } = await page.evaluate(() => ({
    ...globalThis.watched,
    paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
  }))
  await page.evaluate(axe)
  const violations = await page.evaluate(async () => (await axe.run()).violations.length)
  await context.close()
  const sum = (wanted) =>
    [...sources].reduce((all, [id, type]) => all + (wanted(type) ? (sizes.get(id) ?? 0) : 0), 0)
  const isPicture = (type) => type === 'Image' || type === 'Fetch'
  return {
    'first paint, ms': Math.round(paint),
    'interactive, ms': Math.round(Math.max(put, busy, paint)),
    'drawn, ms': Math.round(drawn),
    'page, script and style, bytes': sum((type) => !isPicture(type)),
    'sample pictures, bytes': sum(isPicture),
    'accessibility violations': violations,
  }
}

/** Runs in the page before anything else. */
function watchPage() {
  const watched = { put: 0, busy: 0, drawn: 0 }
  globalThis.watched = watched
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) watched.busy = startTime + duration
  }).observe({ type: 'longtask', buffered: true })
  const watcher = new MutationObserver(() => {
    if (!watched.put && document.querySelector('.editor__text')) watched.put = performance.now()
    if (!document.querySelector('.facts__good')) return
    watched.drawn = performance.now()
    watcher.disconnect()
  })
  watcher.observe(document, { childList: true, subtree: true })
}

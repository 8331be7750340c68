/** Opens the built page in a real browser, beside an emulator of its own. */
import { createEmulator, type Emulator } from '@oss-process/emulator'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright'
import { type PageServer, servePage } from './page-server.ts'

export interface OpenPlayground extends AsyncDisposable {
  readonly browser: Browser
  readonly emulator: Emulator
  readonly server: PageServer
  /** Opens a page of its own; everything that the browser complains about is collected. */
  open(options?: BrowserContextOptions & { readonly hash?: string }): Promise<OpenPage>
}

export interface OpenPage {
  readonly page: Page
  /** Errors of scripts, of the security policy and of the network. */
  readonly complaints: string[]
  /** Every address that was asked for. */
  readonly requests: string[]
}

/** Starts browser, emulator and page server. */
export async function openPlayground({ connected = true } = {}): Promise<OpenPlayground> {
  const emulator = await createEmulator({ cors: 'any' })
  const { endpoint, region, credentials } = emulator
  const server = await servePage(connected ? { endpoint, region, ...credentials } : undefined)
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
  })
  return {
    browser,
    emulator,
    server,
    open: async ({ hash = '', ...options } = {}) => {
      const context = await browser.newContext({ reducedMotion: 'reduce', ...options })
      context.setDefaultTimeout(15_000)
      const page = await context.newPage()
      const complaints: string[] = []
      const requests: string[] = []
      page.on('pageerror', (error) => complaints.push(error.message))
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text())
      })
      page.on('request', (request) => requests.push(request.url()))
      await page.goto(server.url + hash)
      return { page, complaints, requests }
    },
    [Symbol.asyncDispose]: async () => {
      await browser.close()
      await server[Symbol.asyncDispose]()
      await emulator.close()
    },
  }
}

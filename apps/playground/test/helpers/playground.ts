/** Opens the built page in a real browser, beside an emulator of its own. */
import { createEmulator, type Emulator } from '@oss-process/emulator'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright'
import { describe, expect } from 'vitest'
import { findBrowser, noteMissingBrowser } from '../../../../tools/programs.mjs'
import { type PageServer, servePage } from './page-server.ts'

/** Names a suite that needs a browser; without one the suite is left out and its name says why. */
export const browserNote = noteMissingBrowser()

/** `describe` where there is a browser. */
export const describeInBrowser = describe.runIf(browserNote === '')

/** How long a state of the page is waited for, in milliseconds; a loaded machine needs its time. */
const PATIENCE = 30_000

export interface OpenPlayground extends AsyncDisposable {
  readonly emulator: Emulator
  readonly server: PageServer
  /** Opens a page of its own; everything that the browser complains about is collected. */
  open(options?: OpenOptions): Promise<OpenPage>
}

export interface OpenOptions extends BrowserContextOptions {
  readonly hash?: string
  /** Leaves out what `oss-process playground` writes into the page. @default true */
  readonly isConnected?: boolean
}

export interface OpenPage extends AsyncDisposable {
  readonly page: Page
  /** Errors of scripts, of the security policy and of the network. */
  readonly complaints: string[]
  /** Every address that was asked for. */
  readonly requests: string[]
}

/** Starts browser, emulator and the page's server. */
export async function openPlayground(): Promise<OpenPlayground> {
  const emulator = await createEmulator({ cors: 'any' })
  const { endpoint, region, credentials } = emulator
  const server = await servePage({ endpoint, region, ...credentials })
  const browser = await chromium.launch({
    executablePath: findBrowser() ?? '',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
    timeout: 2 * PATIENCE,
  })
  return {
    emulator,
    server,
    open: ({ hash = '', isConnected = true, ...options } = {}) => {
      const url = isConnected ? server.url : server.unconnectedUrl
      return openPage(browser, { ...options, url: url + hash })
    },
    [Symbol.asyncDispose]: async () => {
      await browser.close()
      await server[Symbol.asyncDispose]()
      await emulator.close()
    },
  }
}

async function openPage(
  browser: Browser,
  { url, ...options }: BrowserContextOptions & { readonly url: string },
): Promise<OpenPage> {
  const context = await browser.newContext({ reducedMotion: 'reduce', ...options })
  context.setDefaultTimeout(PATIENCE)
  const page = await context.newPage()
  const complaints: string[] = []
  const requests: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  page.on('request', (request) => requests.push(request.url()))
  await page.goto(url)
  return { page, complaints, requests, [Symbol.asyncDispose]: () => context.close() }
}

/**
 * Expects something of the page, now or as soon as it has settled: what a test sees just after an
 * input may be the state before it.
 *
 * @example
 * await eventually(() => page.url()).toContain('#style=')
 */
export function eventually<Value>(
  read: () => Value | Promise<Value>,
): ReturnType<typeof expect.poll<Value>> {
  return expect.poll(read, { timeout: PATIENCE })
}

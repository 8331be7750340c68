/** No violation of axe's rules: light and dark, wide and narrow, with everything open. */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  browserNote,
  describeInBrowser,
  type OpenPlayground,
  openPlayground,
} from '../helpers/playground.ts'

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

let playground: OpenPlayground
let axe: string

beforeAll(async () => {
  playground = await openPlayground()
  axe = await readFile(axePath, 'utf8')
})
afterAll(() => playground[Symbol.asyncDispose]())

/** Runs axe in a part of the page; its script comes in through the debugger, past the page's policy. */
async function violationsOf(page: Page, part = ':root'): Promise<readonly string[]> {
  await page.evaluate(axe)
  return page.evaluate(async (within) => {
    // axe puts itself into the global scope.
    const { axe } = globalThis as unknown as {
      axe: { run(within: string): Promise<AxeResults> }
    }
    const { violations } = await axe.run(within)
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
  }, part)
}

interface AxeResults {
  readonly violations: readonly {
    readonly id: string
    readonly nodes: readonly { readonly html: string }[]
  }[]
}

/** How many pixels of the page lie beside the window. */
const overflowOf = (page: Page) =>
  page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - innerWidth))

/** Scrolls through the gallery, for an example is drawn when it comes near, and waits for them all. */
async function drawWholeGallery(page: Page): Promise<void> {
  for (const example of await page.locator('.example').all()) await example.scrollIntoViewIfNeeded()
  await page.waitForFunction(() => {
    const frames = [...document.querySelectorAll('.example__frame')]
    return frames.length > 20 && frames.every((frame) => frame.childElementCount > 0)
  })
}

const WIDE = { width: 1360, height: 900 }
const NARROW = { width: 390, height: 844 }
/** Colours and widths do not depend on each other, so two looks try both of each. */
const looks = [
  { name: 'light, wide', colorScheme: 'light', viewport: WIDE },
  { name: 'dark, narrow', colorScheme: 'dark', viewport: NARROW },
] as const

describeInBrowser.each(looks)(`axe, $name${browserNote}`, ({ name: _, ...look }) => {
  test('finds nothing in the workbench, its forms, its issues and a saved object; nothing scrolls sideways', async () => {
    await using opened = await playground.open({
      ...look,
      hash: '#style=image/crop,w_300,h_200,g_center/watermark,text_SGk',
    })
    const { page } = opened
    await page.locator('.facts__good').waitFor()
    expect(await overflowOf(page)).toBe(0)
    await page.getByRole('button', { name: /^Crop w/ }).click()
    await page.getByRole('button', { name: 'Add an action' }).click()
    await page.getByRole('button', { name: 'Process and save' }).click()
    await page.getByAltText('The saved object').waitFor()
    expect(await violationsOf(page)).toEqual([])
    expect(await overflowOf(page)).toBe(0)
    await page.getByLabel('Process string').fill('image/resiz,w_1/crop,w_abc')
    await page.getByText('The string has a problem').waitFor()
    await page.getByRole('button', { name: /^Crop w/ }).click()
    expect(await violationsOf(page)).toEqual([])
  })

  test('finds nothing in a pipeline with a named style, nor in a long correction', async () => {
    await using opened = await playground.open({
      ...look,
      hash: '#style=image/resize,w_300/rotate,90|image/watermark,text_SGk|style/small',
    })
    const { page } = opened
    await page.getByRole('alert').filter({ hasText: 'NoSuchStyle' }).waitFor()
    await page.getByRole('button', { name: 'Rotate 90' }).click()
    await page.getByRole('button', { name: 'Start a new style here' }).waitFor()
    await page.getByRole('button', { name: 'Begin the next style' }).click()
    expect(await violationsOf(page)).toEqual([])
    expect(await overflowOf(page)).toBe(0)
    await page
      .getByLabel('Process string')
      .fill('image/resize,m_fill,w_300,h_200/watermark,text_Hello World,size_30,color_FFFFFF,g_nw')
    await page.getByRole('button', { name: /^Use image/ }).waitFor()
    expect(await violationsOf(page)).toEqual([])
    expect(await overflowOf(page)).toBe(0)
  })

  test('finds nothing in the gallery and in the dialog; nothing scrolls sideways', async () => {
    await using opened = await playground.open({ ...look, hash: '#view=gallery' })
    const { page } = opened
    await drawWholeGallery(page)
    expect(await violationsOf(page)).toEqual([])
    expect(await overflowOf(page)).toBe(0)
    await page.getByRole('button', { name: /^Emulator/ }).click()
    await page.getByRole('dialog').waitFor()
    expect(await violationsOf(page, 'dialog')).toEqual([])
  })
})

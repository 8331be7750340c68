/** The page in a real browser, beside a real emulator: everything that a person does there. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type OpenPlayground, openPlayground } from '../helpers/playground.ts'

const photograph = join(import.meta.dirname, '../../dist/samples/lily-leek.jpg')

let playground: OpenPlayground

beforeAll(async () => {
  playground = await openPlayground()
})
afterAll(() => playground[Symbol.asyncDispose]())

const stringOf = (page: Page) => page.getByLabel('Process string')
const factsOf = (page: Page) => page.locator('.facts')
const cardsOf = (page: Page) => page.locator('.card__title').allTextContents()
const drawn = (page: Page) => factsOf(page).getByText('as drawn').waitFor()

describe('the page', () => {
  test('draws the shared style on the shared sample, as predicted, and asks nobody else', async () => {
    const { page, complaints, requests } = await playground.open({
      hash: '#style=image/resize,w_100/format,png&sample=lily-leek',
    })
    await drawn(page)
    expect(await factsOf(page).textContent()).toContain('Result100\u2009×\u2009127')
    expect(await page.locator('.editor__sentences').textContent()).toBe(
      'Shrink to 100 pixels wide, never enlarge; convert to PNG.',
    )
    const origins = new Set(requests.map((url) => new URL(url.replace(/^blob:/, '')).origin))
    const { server, emulator } = playground
    expect([...origins].toSorted()).toEqual(
      [new URL(server.url).origin, emulator.endpoint].toSorted(),
    )
    expect(complaints).toEqual([])
    await page.context().close()
  })

  test('takes a picture of one’s own', async () => {
    const { page } = await playground.open({ hash: '#style=image/resize,w_50' })
    await page.getByLabel('Choose a picture of your own').setInputFiles({
      name: 'mine.jpg',
      mimeType: 'image/jpeg',
      buffer: await readFile(photograph),
    })
    await factsOf(page).getByText('as drawn').waitFor()
    expect(await factsOf(page).textContent()).toContain('Result50\u2009×\u200963')
    expect(await page.locator('.sources__file').textContent()).toBe('mine.jpg')
    expect(page.url()).not.toContain('sample=')
    await page.context().close()
  })

  test('keeps form and text in step, both ways', async () => {
    const { page } = await playground.open({ hash: '#style=image/resize,w_300' })
    await page.locator('.card__toggle').click()
    await page.locator('#action-0-height').fill('200')
    await page.getByText('pad', { exact: true }).click()
    await page.getByText(/More settings/).click()
    await page.locator('#action-0-color').fill('ff0000')
    expect(await stringOf(page).inputValue()).toBe('image/resize,m_pad,w_300,h_200,color_ff0000')
    await drawn(page)
    await stringOf(page).fill('image/resize,m_fill,w_120,h_80')
    expect(await page.locator('#action-0-width').inputValue()).toBe('120')
    expect(await page.locator('input[value="fill"]').isChecked()).toBe(true)
    await page.getByRole('button', { name: 'Undo' }).click()
    expect(await stringOf(page).inputValue()).toBe('image/resize,m_pad,w_300,h_200,color_ff0000')
    await page.context().close()
  })

  test('adds, moves and removes actions', async () => {
    const { page } = await playground.open({ hash: '#style=image/resize,w_300' })
    await page.getByRole('button', { name: 'Add an action' }).click()
    await page.getByLabel('Find an action').fill('mirror')
    await page.getByRole('button', { name: /^Flip/ }).click()
    expect(await cardsOf(page)).toEqual(['Resize', 'Flip'])
    await page.getByRole('button', { name: 'Move Flip up' }).click()
    expect(await stringOf(page).inputValue()).toMatch(/^image\/flip,\d\/resize,w_300$/)
    await page.locator('.card__head').nth(1).dragTo(page.locator('.card__head').nth(0))
    expect(await cardsOf(page)).toEqual(['Resize', 'Flip'])
    await page.getByRole('button', { name: 'Remove Resize' }).click()
    expect(await stringOf(page).inputValue()).toMatch(/^image\/flip,\d$/)
    expect(await page.locator('.strip__name').allTextContents()).toEqual(['Source', 'Flip'])
    await page.context().close()
  })

  test('reads a pasted URL and decodes where it saves', async () => {
    const { page } = await playground.open()
    const style = 'image/rotate,90|sys/saveas,o_5Zu-54mHLmpwZw==,b_ZGVzdA=='
    const url = `https://b.oss-cn-hangzhou.aliyuncs.com/a.jpg?x-oss-process=${encodeURIComponent(style)}`
    await stringOf(page).focus()
    await page.keyboard.press('Control+A')
    await page.evaluate((text) => {
      const data = new DataTransfer()
      data.setData('text', text)
      const event = new ClipboardEvent('paste', {
        clipboardData: data,
        bubbles: true,
        cancelable: true,
      })
      document.activeElement?.dispatchEvent(event)
    }, url)
    expect(await stringOf(page).inputValue()).toBe(style)
    expect(await page.locator('#save-key').inputValue()).toBe('图片.jpg')
    expect(await page.locator('#save-bucket').inputValue()).toBe('dest')
    await page.context().close()
  })

  test('underlines problems, lists them, leads to them and corrects names', async () => {
    const text = 'image/resiz,w_100/crop,w_abc'
    const { page } = await playground.open({ hash: `#style=${text}` })
    expect(await page.locator('.mark--error').allTextContents()).toEqual(['abc'])
    expect(await page.locator('.mark--warning').allTextContents()).toEqual(['resiz'])
    await page.getByRole('button', { name: /expected an integer/ }).click()
    const selected = await stringOf(page).evaluate((field) => {
      const { selectionStart, selectionEnd, value } = field as HTMLTextAreaElement
      return value.slice(selectionStart, selectionEnd)
    })
    expect(selected).toBe('abc')
    await page.getByRole('button', { name: 'Use resize' }).click()
    expect(await stringOf(page).inputValue()).toBe('image/resize,w_100/crop,w_abc')
    await page.getByText('The string has a problem').waitFor()
    await page.context().close()
  })

  test('shows the service’s refusal in its own words', async () => {
    const { page } = await playground.open({ hash: '#style=image/slim,1' })
    await page.getByRole('alert').waitFor()
    expect(await page.getByRole('alert').textContent()).toMatch(/0040-00000213/)
    await page.context().close()
  })

  test('shows what is not a picture as text', async () => {
    const { page } = await playground.open({ hash: '#style=image/info' })
    await page.locator('.compare--text pre').waitFor()
    expect(await page.locator('.compare--text').textContent()).toContain('"ImageWidth"')
    await page.context().close()
  })

  test('saves by a signed request, and shows it', async () => {
    const { page } = await playground.open({ hash: '#style=image/resize,w_64/format,png' })
    await drawn(page)
    await page.locator('#save-bucket').fill('kept')
    await page.locator('#save-key').fill('一/thumb.png')
    await page.getByRole('button', { name: 'Process and save' }).click()
    await page.getByAltText('The saved object').waitFor()
    const stored = await readFile(join(playground.emulator.root, 'kept/一/thumb.png'))
    expect(stored.subarray(1, 4).toString()).toBe('PNG')
    const wire = await page.locator('.wire').textContent()
    expect(wire).toContain('POST /playground/alpine-valley.jpg?x-oss-process HTTP/1.1')
    expect(wire).toContain('OSS4-HMAC-SHA256')
    expect(wire).toContain(`"fileSize": ${stored.byteLength}`)
    await page.context().close()
  })

  test('gives code to take away; the curl command works', async () => {
    const { page } = await playground.open({ hash: '#style=image/resize,w_64' })
    await drawn(page)
    const code = page.locator('#take-panel pre')
    expect(await code.textContent()).toContain('image(resize({ width: 64 }))')
    await page.getByRole('tab', { name: 'curl' }).click()
    await page.locator('#take-panel pre', { hasText: 'x-oss-signature' }).waitFor()
    const url = /'(http[^']+)'/.exec((await code.textContent()) ?? '')?.[1] ?? ''
    expect((await fetch(url)).status).toBe(200)
    for (const [tab, part] of [
      ['CLI', 'npx oss-process'],
      ['HTML', '<picture>'],
      ['Python', 'alibabacloud_oss_v2'],
    ] as const) {
      await page.getByRole('tab', { name: tab }).click()
      expect(await code.textContent()).toContain(part)
    }
    await page.context().close()
  })

  test('copies the string and a link that brings it back', async () => {
    const { page } = await playground.open({
      hash: '#style=image/resize,w_77',
      permissions: ['clipboard-read', 'clipboard-write'],
    })
    await page.getByRole('button', { name: 'Copy the string' }).click()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('image/resize,w_77')
    await stringOf(page).fill('image/rotate,180')
    await page.getByRole('button', { name: 'Share: copy a link to this style' }).click()
    const link = await page.evaluate(() => navigator.clipboard.readText())
    await page.goto('about:blank')
    await page.goto(link)
    expect(await stringOf(page).inputValue()).toBe('image/rotate,180')
    await page.context().close()
  })

  test('is usable by the keyboard alone', async () => {
    const { page } = await playground.open({ hash: '#style=image/resize,w_300/rotate,90' })
    const press = (...keys: string[]) =>
      keys.reduce((done, key) => done.then(() => page.keyboard.press(key)), Promise.resolve())
    await page.getByRole('button', { name: /^Resize w/ }).focus()
    await press('Alt+ArrowDown')
    await page.waitForFunction(() => document.activeElement?.textContent?.startsWith('Resize'))
    expect(await stringOf(page).inputValue()).toBe('image/rotate,90/resize,w_300')
    await press('Delete')
    await page.waitForFunction(() => document.activeElement?.textContent?.startsWith('Rotate'))
    await press('Enter')
    await page.locator('#action-0-angle').focus()
    await press('ArrowUp')
    expect(await stringOf(page).inputValue()).toBe('image/rotate,91')
    await page.getByRole('button', { name: 'Add an action' }).focus()
    await press('Enter')
    await page.keyboard.type('format')
    await press('ArrowDown', 'Enter')
    await page.waitForFunction(() => document.activeElement?.textContent === 'Add an action')
    expect(await cardsOf(page)).toContain('Format')
    await page.getByLabel('Line between source and result').focus()
    await press('Home')
    expect(await page.getByLabel('Line between source and result').inputValue()).toBe('0')
    await page.getByRole('tab', { name: 'TypeScript' }).focus()
    await press('ArrowRight')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('CLI')
    await page.context().close()
  })

  test('has every action in the gallery; an example opens in the workbench', async () => {
    const { page } = await playground.open({ hash: '#view=gallery' })
    const names = await page.locator('.gallery__action h3 code').allTextContents()
    expect(names).toContain('watermark')
    expect(names.length).toBeGreaterThan(20)
    const example = page.locator('#example-circle .example').first()
    await example.scrollIntoViewIfNeeded()
    await example.locator('img').waitFor()
    await example.click()
    expect(await stringOf(page).inputValue()).toContain('circle')
    await page.context().close()
  })
})

describe('the page without an emulator', () => {
  test('checks, explains and predicts, and says how to get pictures', async () => {
    await using alone = await openPlayground({ connected: false })
    const { page, complaints } = await alone.open({ hash: '#style=image/resize,w_100' })
    await page.getByText('This is the source.').waitFor()
    expect(await factsOf(page).textContent()).toContain('Predicted100\u2009×\u200947')
    await page.locator('.stage__note button').click()
    await page.getByLabel('Address').fill(alone.emulator.endpoint)
    await page.getByRole('button', { name: 'Connect', exact: true }).click()
    await drawn(page)
    expect(complaints).toEqual([])
  })
})

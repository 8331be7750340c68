/** The page in a real browser, beside a real emulator: everything that a person does there. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator, Page, Route } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dropFile } from '../helpers/drop-file.ts'
import {
  browserNote,
  describeInBrowser,
  eventually,
  type OpenPlayground,
  openPlayground,
} from '../helpers/playground.ts'

const photograph = join(import.meta.dirname, '../../dist/samples/lily-leek.jpg')

let playground: OpenPlayground

beforeAll(async () => {
  playground = await openPlayground()
})
afterAll(() => playground[Symbol.asyncDispose]())

const stringOf = (page: Page) => page.getByLabel('Process string')
const textOf = (page: Page) => eventually(() => stringOf(page).inputValue())
const factsOf = (page: Page) => eventually(() => page.locator('.facts').textContent())
const cardsOf = (page: Page) => eventually(() => page.locator('.card__title').allTextContents())
const clipboardOf = (page: Page) =>
  eventually(() => page.evaluate(() => navigator.clipboard.readText()))
/** The text of the element that has the focus; of a field, its name. */
const focusOf = (page: Page) =>
  eventually(() =>
    page.evaluate(() => {
      const element = document.activeElement
      return element?.getAttribute('aria-label') ?? element?.textContent
    }),
  )
/** What a click in the middle of an element would reach: the element itself, or what covers it. */
const reachedAt = (locator: Locator) =>
  locator.evaluate((element) => {
    const { left, top, width, height } = element.getBoundingClientRect()
    const reached = document.elementFromPoint(left + width / 2, top + height / 2)
    return reached === element ? 'itself' : `covered by ${reached?.outerHTML.slice(0, 80)}`
  })
const drawn = (page: Page) => page.locator('.facts').getByText('as drawn').waitFor()

describeInBrowser(`the page${browserNote}`, () => {
  test('draws a pipeline, shows where its styles meet, and edits both', async () => {
    await using opened = await playground.open({
      hash: '#style=image/resize,w_100|image/rotate,90&sample=lily-leek',
    })
    const { page, complaints } = opened
    await drawn(page)
    await factsOf(page).toContain('Result127\u2009×\u2009100')
    await cardsOf(page).toEqual(['Resize', 'Rotate'])
    await eventually(() => page.locator('.strip__boundary').allTextContents()).toEqual([
      'next style',
    ])
    await page.getByRole('button', { name: 'Join with the style before' }).focus()
    await page.keyboard.press('Enter')
    await textOf(page).toBe('image/resize,w_100/rotate,90')
    await focusOf(page).toMatch(/^Rotate/)
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Start a new style here' }).focus()
    await page.keyboard.press('Enter')
    await textOf(page).toBe('image/resize,w_100|image/rotate,90')
    await focusOf(page).toMatch(/^Rotate/)
    await page.getByRole('button', { name: 'Begin the next style' }).focus()
    await page.keyboard.press('Enter')
    await focusOf(page).toBe('Find an action')
    await page.keyboard.type('flip')
    await page.keyboard.press('Enter')
    await textOf(page).toMatch(/^image\/resize,w_100\|image\/rotate,90\|image\/flip,\d$/)
    await drawn(page)
    expect(complaints).toEqual([])
  })

  test('shows the picture after each step of a pipeline, and saves the whole', async () => {
    await using opened = await playground.open({
      hash: '#style=image/resize,w_100/rotate,90|image/resize,w_20/format,png&sample=lily-leek',
    })
    const { page } = opened
    await drawn(page)
    const sizes = page.locator('.strip__step:nth-child(n + 2) .strip__size')
    await eventually(async () =>
      (await sizes.allTextContents()).map((text) => text.split(' ')[0]),
    ).toEqual([
      '100\u2009×\u2009127',
      '127\u2009×\u2009100',
      '20\u2009×\u200916',
      '20\u2009×\u200916',
    ])
    await page.getByRole('button', { name: 'Process and save' }).click()
    await page.getByAltText('The saved object').waitFor()
    const stored = await readFile(join(playground.emulator.root, 'playground/saved/result.png'))
    expect([stored.subarray(1, 4).toString(), stored.readUInt32BE(16)]).toEqual(['PNG', 20])
  })

  test('shows where a style that is dragged as a whole would land', async () => {
    await using opened = await playground.open({
      hash: '#style=image/resize,w_100|image/rotate,90/flip,1',
    })
    const { page } = opened
    await page.locator('.card__head').nth(0).hover()
    await page.mouse.down()
    await page.locator('.card__head').nth(1).hover()
    await page.locator('.card__head').nth(1).hover()
    await eventually(() =>
      page
        .locator('.card')
        .evaluateAll((cards) => cards.map((card) => card.getAttribute('data-aim'))),
    ).toEqual([null, null, 'below'])
    await page.mouse.up()
    await textOf(page).toBe('image/rotate,90/flip,1|image/resize,w_100')
  })

  test('shows a named style as a step without a form', async () => {
    await using opened = await playground.open({
      hash: '#style=image/resize,w_100|style/small|image/rotate,90',
    })
    const { page } = opened
    await cardsOf(page).toEqual(['Resize', 'Named style', 'Rotate'])
    await page.getByRole('alert').filter({ hasText: 'NoSuchStyle' }).waitFor()
    expect(await page.getByRole('button', { name: 'Join with the style before' }).count()).toBe(0)
    await page.getByRole('button', { name: 'Named style small' }).click()
    await page.getByText('is stored in the bucket, so it has no form').waitFor()
    await page.getByRole('button', { name: 'Move Named style up' }).click()
    await textOf(page).toBe('style/small|image/resize,w_100|image/rotate,90')
  })

  test('offers the corrected string as a button', async () => {
    await using opened = await playground.open({ hash: '#style=image/resize,w_100,format,png' })
    const { page } = opened
    await page.getByRole('button', { name: 'Use image/resize,w_100/format,png' }).click()
    await textOf(page).toBe('image/resize,w_100/format,png')
    await drawn(page)
  })

  test('draws the shared style on the shared sample, as predicted, and asks nobody else', async () => {
    await using opened = await playground.open({
      hash: '#style=image/resize,w_100/format,png&sample=lily-leek',
    })
    const { page, complaints, requests } = opened
    await drawn(page)
    await factsOf(page).toContain('Result100\u2009×\u2009127')
    expect(await page.locator('.editor__sentences').textContent()).toBe(
      'Shrink to 100 pixels wide, never enlarge; convert to PNG.',
    )
    const origins = new Set(requests.map((url) => new URL(url.replace(/^blob:/, '')).origin))
    const { server, emulator } = playground
    expect([...origins].toSorted()).toEqual(
      [new URL(server.url).origin, emulator.endpoint].toSorted(),
    )
    expect(complaints).toEqual([])
  })

  test('takes a picture of one’s own', async () => {
    await using opened = await playground.open({ hash: '#style=image/resize,w_50' })
    const { page } = opened
    await page.getByLabel('Choose a picture of your own').setInputFiles({
      name: 'mine.jpg',
      mimeType: 'image/jpeg',
      buffer: await readFile(photograph),
    })
    await page.locator('.sources__file', { hasText: 'mine.jpg' }).waitFor()
    await drawn(page)
    await factsOf(page).toContain('Result50\u2009×\u200963')
    await eventually(() => page.url()).not.toContain('sample=')
  })

  test('takes a picture that is dropped anywhere on the page', async () => {
    await using opened = await playground.open({ hash: '#style=image/resize,w_50' })
    const { page } = opened
    await drawn(page)
    await dropFile(page, { path: photograph, onto: page.locator('.take') })
    await page.locator('.sources__file', { hasText: 'lily-leek.jpg' }).waitFor()
    await drawn(page)
    await factsOf(page).toContain('Result50\u2009×\u200963')
    expect(await page.locator('.stage').getAttribute('data-over')).toBe('false')
  })

  test('keeps the picture that was chosen last, however long an earlier one takes', async () => {
    await using opened = await playground.open({ hash: '#style=image/resize,w_50' })
    const { page } = opened
    await drawn(page)
    const pressed = page.getByRole('button', { pressed: true })
    const held = new Promise<Route>((resolve) => {
      void page.route('**/samples/lily-leek.jpg', resolve, { times: 1 })
    })
    await page.getByRole('button', { name: 'Lily leek' }).click()
    const route = await held
    await page.getByLabel('Choose a picture of your own').setInputFiles(photograph)
    await pressed.waitFor({ state: 'detached' })
    const late = page.waitForResponse('**/samples/lily-leek.jpg')
    await route.continue()
    await (await late).finished()
    // By the time the browser has done the same work again, the page has done its own.
    await page.evaluate(async () => {
      const image = new Image()
      image.src = './samples/lily-leek.jpg'
      await image.decode()
    })
    expect(await page.locator('.sources__file').textContent()).toBe('lily-leek.jpg')
    expect(await pressed.count()).toBe(0)
  })

  test.each([
    { width: 1280, height: 720 },
    { width: 1440, height: 900 },
    { width: 1920, height: 1080 },
  ])('covers nothing of what lies below the picture, $width × $height', async (viewport) => {
    await using opened = await playground.open({ hash: '#style=image/resize,w_640', viewport })
    const { page } = opened
    await drawn(page)
    await page.evaluate(() => scrollTo({ top: document.documentElement.scrollHeight }))
    await eventually(() => page.evaluate(() => scrollY)).toBeGreaterThan(0)
    const button = page.getByRole('button', { name: 'Process and save' })
    for (const part of [button, page.locator('#save-key'), page.locator('#save-bucket')]) {
      expect(await reachedAt(part)).toBe('itself')
    }
  })

  test('shows the picture as it is when there is no action, and when the last one is removed', async () => {
    await using opened = await playground.open({ hash: '#style=image/resize,w_100' })
    const { page } = opened
    await drawn(page)
    await page.getByRole('button', { name: 'Remove Resize' }).click()
    await textOf(page).toBe('')
    await factsOf(page).toContain('Result1024\u2009×\u2009484')
    await drawn(page)
    expect(await page.locator('.compare--text').count()).toBe(0)
    const shown = page.getByAltText('Result')
    await eventually(() =>
      shown.evaluate((image) => (image as HTMLImageElement).naturalWidth),
    ).toBe(1024)
  })

  test('keeps form and text in step, both ways', async () => {
    await using opened = await playground.open({ hash: '#style=image/resize,w_300' })
    const { page } = opened
    await page.locator('.card__toggle').click()
    await page.locator('#action-0-height').fill('200')
    await page.getByText('pad', { exact: true }).click()
    await page.getByText(/More settings/).click()
    await page.locator('#action-0-color').fill('ff0000')
    await textOf(page).toBe('image/resize,m_pad,w_300,h_200,color_ff0000')
    await drawn(page)
    await stringOf(page).fill('image/resize,m_fill,w_120,h_80')
    await eventually(() => page.locator('#action-0-width').inputValue()).toBe('120')
    await eventually(() => page.locator('input[value="fill"]').isChecked()).toBe(true)
    await page.getByRole('button', { name: 'Undo' }).click()
    await textOf(page).toBe('image/resize,m_pad,w_300,h_200,color_ff0000')
  })

  test('adds, moves and removes actions', async () => {
    await using opened = await playground.open({ hash: '#style=image/resize,w_300' })
    const { page } = opened
    await page.getByRole('button', { name: 'Add an action' }).click()
    await page.getByLabel('Find an action').fill('mirror')
    await page.getByRole('button', { name: /^Flip/ }).click()
    await cardsOf(page).toEqual(['Resize', 'Flip'])
    await page.getByRole('button', { name: 'Move Flip up' }).click()
    await textOf(page).toMatch(/^image\/flip,\d\/resize,w_300$/)
    await page.locator('.card__head').nth(1).dragTo(page.locator('.card__head').nth(0))
    await cardsOf(page).toEqual(['Resize', 'Flip'])
    await page.getByRole('button', { name: 'Remove Resize' }).click()
    await textOf(page).toMatch(/^image\/flip,\d$/)
    await eventually(() => page.locator('.strip__name').allTextContents()).toEqual([
      'Source',
      'Flip',
    ])
  })

  test('reads a pasted URL and decodes where it saves', async () => {
    await using opened = await playground.open()
    const { page } = opened
    const style = 'image/rotate,90|sys/saveas,o_5Zu-54mHLmpwZw==,b_ZGVzdA=='
    const url = `https://b.oss-cn-hangzhou.aliyuncs.com/a.jpg?x-oss-process=${encodeURIComponent(style)}`
    await stringOf(page).focus()
    await page.keyboard.press('Control+A')
    await stringOf(page).evaluate((field, text) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text', text)
      const manner = { bubbles: true, cancelable: true }
      field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, ...manner }))
    }, url)
    await textOf(page).toBe(style)
    await eventually(() => page.locator('#save-key').inputValue()).toBe('图片.jpg')
    await eventually(() => page.locator('#save-bucket').inputValue()).toBe('dest')
  })

  test('underlines problems, lists them, leads to them and corrects names', async () => {
    const text = 'image/resiz,w_100/crop,w_abc'
    await using opened = await playground.open({ hash: `#style=${text}` })
    const { page } = opened
    const marked = (kind: string) => page.locator(`.mark--${kind}`).allTextContents()
    await eventually(() => marked('error')).toEqual(['abc'])
    await eventually(() => marked('warning')).toEqual(['resiz'])
    await page.getByRole('button', { name: /expected an integer/ }).click()
    await eventually(() =>
      stringOf(page).evaluate((field) => {
        const { selectionStart, selectionEnd, value } = field as HTMLTextAreaElement
        return value.slice(selectionStart, selectionEnd)
      }),
    ).toBe('abc')
    await page.getByRole('button', { name: 'Use resize' }).click()
    await textOf(page).toBe('image/resize,w_100/crop,w_abc')
    await page.getByText('The string has a problem').waitFor()
  })

  test('shows the service’s refusal in its own words', async () => {
    await using opened = await playground.open({ hash: '#style=image/slim,1' })
    await opened.page.getByRole('alert').filter({ hasText: '0040-00000213' }).waitFor()
  })

  test('shows what is not a picture as text', async () => {
    await using opened = await playground.open({ hash: '#style=image/info' })
    await opened.page.locator('.compare--text pre', { hasText: '"ImageWidth"' }).waitFor()
  })

  test('does not show bytes of an unknown type as text', async () => {
    await using opened = await playground.open()
    const { page } = opened
    await drawn(page)
    await page.route('**/*x-oss-process=*', async (route) => {
      const response = await route.fetch()
      const headers = { ...response.headers(), 'content-type': 'application/octet-stream' }
      await route.fulfill({ response, headers })
    })
    await stringOf(page).fill('image/resize,w_99')
    await factsOf(page).toContain('Result99\u2009×\u2009')
    expect(await page.locator('.compare--text').count()).toBe(0)
  })

  test('saves by a signed request, and shows it', async () => {
    await using opened = await playground.open({ hash: '#style=image/resize,w_64/format,png' })
    const { page } = opened
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
  })

  test('gives code to take away; the curl command works', async () => {
    await using opened = await playground.open({ hash: '#style=image/resize,w_64' })
    const { page } = opened
    await drawn(page)
    const code = page.locator('#take-panel pre')
    await code.filter({ hasText: 'image(resize({ width: 64 }))' }).waitFor()
    await page.getByRole('tab', { name: 'curl' }).click()
    await code.filter({ hasText: 'x-oss-signature' }).waitFor()
    const url = /'(http[^']+)'/.exec((await code.textContent()) ?? '')?.[1] ?? ''
    expect((await fetch(url)).status).toBe(200)
    await stringOf(page).fill('image/resize,w_65')
    await code.filter({ hasText: 'w_65' }).waitFor()
    for (const [tab, part] of [
      ['CLI', 'npx oss-process'],
      ['HTML', '<picture>'],
      ['Python', 'alibabacloud_oss_v2'],
    ] as const) {
      await page.getByRole('tab', { name: tab }).click()
      await code.filter({ hasText: part }).waitFor()
    }
  })

  test('copies the string and a link that brings it back', async () => {
    await using opened = await playground.open({
      hash: '#style=image/resize,w_77',
      permissions: ['clipboard-read', 'clipboard-write'],
    })
    const { page } = opened
    await page.getByRole('button', { name: 'Copy the string' }).click()
    await clipboardOf(page).toBe('image/resize,w_77')
    await stringOf(page).fill('image/rotate,180')
    await page.getByRole('button', { name: 'Share: copy a link to this style' }).click()
    await clipboardOf(page).toContain('#style=image/rotate,180')
    const link = await page.evaluate(() => navigator.clipboard.readText())
    await page.goto('about:blank')
    await page.goto(link)
    await textOf(page).toBe('image/rotate,180')
  })

  test('is usable by the keyboard alone', async () => {
    await using opened = await playground.open({ hash: '#style=image/resize,w_300/rotate,90' })
    const { page } = opened
    const press = (...keys: string[]) =>
      keys.reduce((done, key) => done.then(() => page.keyboard.press(key)), Promise.resolve())
    await page.getByRole('button', { name: /^Resize w/ }).focus()
    await press('Alt+ArrowDown')
    await textOf(page).toBe('image/rotate,90/resize,w_300')
    await focusOf(page).toMatch(/^Resize/)
    await press('Delete')
    await textOf(page).toBe('image/rotate,90')
    await focusOf(page).toMatch(/^Rotate/)
    await press('Enter')
    await page.locator('#action-0-angle').focus()
    await press('ArrowUp')
    await textOf(page).toBe('image/rotate,91')
    await page.getByRole('button', { name: 'Add an action' }).focus()
    await press('Enter')
    await focusOf(page).toBe('Find an action')
    await page.keyboard.type('format')
    await press('ArrowDown', 'Enter')
    await cardsOf(page).toEqual(['Rotate', 'Format'])
    await focusOf(page).toBe('Add an action')
    await page.getByLabel('Line between source and result').focus()
    await press('Home')
    await eventually(() => page.getByLabel('Line between source and result').inputValue()).toBe('0')
    await page.getByRole('tab', { name: 'TypeScript' }).focus()
    await press('ArrowRight')
    await focusOf(page).toBe('CLI')
  })

  test('moves the focus together with what a key opens or moves, so that no later key is lost', async () => {
    await using opened = await playground.open({ hash: '#style=image/resize,w_300/rotate,90' })
    const { page } = opened
    const focusAfter = (name: string, key: string) =>
      page.getByRole('button', { name }).evaluate(async (button, given) => {
        ;(button as HTMLElement).focus()
        const keys = { bubbles: true, cancelable: true, key: given, altKey: given !== 'Enter' }
        if (button.dispatchEvent(new KeyboardEvent('keydown', keys)) && given === 'Enter') {
          ;(button as HTMLElement).click()
        }
        // No frame is painted in between: the next key may already be waiting.
        await Promise.resolve()
        const { activeElement } = document
        return activeElement?.getAttribute('aria-label') ?? activeElement?.textContent
      }, key)
    expect(await focusAfter('Resize w 300', 'ArrowDown')).toMatch(/^Resize/)
    expect(await focusAfter('Add an action', 'Enter')).toBe('Find an action')
  })

  test('has every action in the gallery; an example opens in the workbench', async () => {
    await using opened = await playground.open({ hash: '#view=gallery' })
    const { page } = opened
    const names = await page.locator('.gallery__action h3 code').allTextContents()
    expect(names).toContain('watermark')
    expect(names.length).toBeGreaterThan(20)
    const example = page.locator('#example-circle .example').first()
    await example.scrollIntoViewIfNeeded()
    await example.locator('img').waitFor()
    await example.click()
    await textOf(page).toContain('circle')
  })
})

describeInBrowser(`the page without an emulator${browserNote}`, () => {
  test('checks, explains and predicts, and says how to get pictures', async () => {
    await using opened = await playground.open({
      hash: '#style=image/resize,w_100',
      isConnected: false,
    })
    const { page, complaints } = opened
    await page.getByText('This is the source.').waitFor()
    await factsOf(page).toContain('Predicted100\u2009×\u200947')
    await page.locator('.stage__note button').click()
    await page.getByLabel('Address').fill(playground.emulator.endpoint)
    await page.getByRole('button', { name: 'Connect', exact: true }).click()
    await drawn(page)
    expect(complaints).toEqual([])
  })

  test('says what to do when nothing answers', async () => {
    await using opened = await playground.open({ isConnected: false })
    const { page } = opened
    await page.locator('.stage__note button').click()
    await page.getByLabel('Address').fill('http://127.0.0.1:9')
    await page.getByRole('button', { name: 'Connect', exact: true }).click()
    await page
      .getByRole('alert')
      .filter({ hasText: 'Nothing answers at http://127.0.0.1:9. Start one with' })
      .waitFor()
  })
})

import { readFile } from 'node:fs/promises'
import sharp, { type Sharp } from 'sharp'
import { afterAll, describe, expect, test } from 'vitest'
import { gatherText, spreadText } from '../../src/image/blind-watermark/payload.ts'
import { applyText, createPictureFolder, gradient, photograph, sourceAt } from './pictures.ts'

const folder = await createPictureFolder()
afterAll(() => folder[Symbol.asyncDispose]())

const TEXT = '阿里云版权所有'
const base64 = (text: string) => Buffer.from(text).toString('base64url')

async function hide(options: { text?: string; strength?: string } = {}): Promise<Uint8Array> {
  const { text = TEXT, strength = 'low' } = options
  const actions = `image/blindwatermark,content_${base64(text)},s_${strength}`
  return (await applyText(actions, await sourceAt(photograph))).bytes
}

async function find(bytes: Uint8Array, options = ''): Promise<unknown> {
  const source = await folder.store('marked', bytes)
  const result = await applyText(`image/deblindwatermark${options}`, source)
  return JSON.parse(new TextDecoder().decode(result.bytes))
}

describe('blindwatermark and deblindwatermark', () => {
  test('hide a text and find it', async () => {
    expect(await find(await hide())).toEqual({ Content: TEXT })
  })

  test.each(['low', 'medium', 'high'])('do so with strength %s, given or not', async (strength) => {
    const marked = await hide({ strength })
    expect(await find(marked, `,s_${strength}`)).toEqual({ Content: TEXT })
    expect(await find(marked)).toEqual({ Content: TEXT })
  })

  test.each<[string, (picture: Sharp) => Sharp]>([
    ['JPEG of quality 75', (picture) => picture.jpeg({ quality: 75 })],
    ['WebP of quality 75', (picture) => picture.webp({ quality: 75 })],
    ['a reduction to 600 pixels', (picture) => picture.resize({ width: 600 }).png()],
    ['an enlargement by half', (picture) => picture.resize({ width: 1210 }).jpeg()],
    ['grey', (picture) => picture.greyscale().png()],
  ])('survive %s', async (_name, change) => {
    expect(await find(await change(sharp(await hide())).toBuffer())).toEqual({ Content: TEXT })
  })

  test('hold a text of 256 Chinese characters', async () => {
    const text = '云'.repeat(256)
    expect(await find(await hide({ text, strength: 'medium' }))).toEqual({ Content: text })
  })

  test('are invisible: at least 42 dB from the picture', async () => {
    const actions = `image/format,png/blindwatermark,content_${base64(TEXT)}`
    const { bytes } = await applyText(actions, await sourceAt(photograph))
    const [one, other] = await Promise.all([
      sharp(photograph).raw().toBuffer(),
      sharp(bytes).raw().toBuffer(),
    ])
    let squares = 0
    for (const [index, value] of one.entries()) squares += (value - (other[index] ?? 0)) ** 2
    expect(10 * Math.log10((255 ** 2 * one.length) / squares)).toBeGreaterThanOrEqual(42)
  })

  test('keep the size, and write a JPEG with quality 90 or the given one', async () => {
    const { describeSource } = await import('../../src/image/source/source-picture.ts')
    const plain = await describeSource(await folder.store('90.jpg', await hide()))
    expect(plain).toMatchObject({ width: 807, height: 1024, format: 'jpg', jpegQuality: 90 })
    const actions = `image/blindwatermark,content_${base64(TEXT)},q_75`
    const { bytes } = await applyText(actions, await sourceAt(photograph))
    expect(await describeSource(await folder.store('75.jpg', bytes))).toMatchObject({
      jpegQuality: 75,
    })
  })

  test('find nothing in a picture without a mark', async () => {
    await expect(find(await readFile(photograph))).rejects.toMatchObject({
      code: 'BadRequest',
      message: expect.stringContaining('No blind watermark was found'),
    })
  })

  test.each([
    [
      'an all white picture',
      sharp({ create: { width: 300, height: 300, channels: 3, background: 'white' } }).png(),
    ],
    ['a tiny picture', gradient(24, 24).png()],
  ])('refuse %s instead of losing the text', async (_name, picture) => {
    const source = await folder.store('unfit.png', await picture.toBuffer())
    await expect(
      applyText(`image/blindwatermark,content_${base64(TEXT)}`, source),
    ).rejects.toMatchObject({
      code: 'BadRequest',
      message: expect.stringContaining('cannot hold'),
    })
  })
})

describe('spreadText and gatherText', () => {
  test.each(['a', TEXT, 'x'.repeat(100)])('bring back %s', (text) => {
    const votes = Float32Array.from(spreadText(text, 3072), (bit) => 1 - 2 * bit)
    expect(gatherText(votes)).toBe(text)
  })

  test('recover it when a third of the places are inverted', () => {
    const votes = Float32Array.from(spreadText('abc', 3072), (bit) => 1 - 2 * bit)
    for (let place = 0; place < votes.length; place += 3) votes[place] = -(votes[place] ?? 0)
    expect(gatherText(votes)).toBe('abc')
  })

  test('find no text in noise', () => {
    const votes = Float32Array.from({ length: 3072 }, (_, place) => Math.sin(place * 7.3))
    expect(gatherText(votes)).toBeUndefined()
  })
})

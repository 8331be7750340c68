/** Styles joined by `|`: each works on the encoded result of the one before. */
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Emulator } from '../../src/index.ts'
import { type Answer, call, member, startEmulator } from '../helpers/client.ts'

const bucket = 'photos'
let emulator: Emulator

beforeEach(async () => {
  emulator = await startEmulator({ buckets: [bucket] })
  const channels = 4
  const create = { width: 60, height: 40, channels, background: { r: 255, g: 0, b: 0, alpha: 0 } }
  const bytes = await sharp({ create: { ...create, channels } })
    .png()
    .toBuffer()
  await call(emulator, { method: 'PUT', bucket, key: 'a.png', body: bytes })
  await putStyle('small', 'image/resize,w_30')
  await putStyle('chain', 'image/resize,w_20|image/rotate,90')
  await putStyle('named', 'image/rotate,1|style/small')
  await putStyle('frame', 'video/snapshot,t_1,f_jpg,w_0,h_0')
})

async function putStyle(styleName: string, content: string): Promise<void> {
  const body = `<Style><Content>${content}</Content></Style>`
  const put = await call(emulator, { method: 'PUT', bucket, query: { style: '', styleName }, body })
  expect(put.status, put.text).toBe(200)
}

async function get(style: string): Promise<Answer> {
  const query = { 'x-oss-process': style }
  return await call(emulator, { method: 'GET', bucket, key: 'a.png', query })
}

describe('pipelines', () => {
  test.each([
    ['image/resize,w_30|image/format,jpg', 'jpeg 30x20'],
    ['image/resize,w_30|image/rotate,90|image/crop,w_5', 'png 5x30'],
    ['style/small|image/format,webp', 'webp 30x20'],
    ['image/rotate,90|style/chain', 'png 30x20'],
    ['style/chain', 'png 13x20'],
    // Production sites send empty steps and repeated parameters.
    ['image//resize,w_30//format,webp/', 'webp 30x20'],
    ['image/resize,w_0,w_30', 'png 30x20'],
  ])('%s', async (style, expected) => {
    const answer = await get(style)
    expect(answer.status, answer.text).toBe(200)
    const { format, width, height } = await sharp(answer.bytes).metadata()
    expect(`${format} ${width}x${height}`).toBe(expected)
  })

  test('the next style finds the picture as its format stores it', async () => {
    const hasAlpha = async (style: string) =>
      (await sharp((await get(style)).bytes).metadata()).hasAlpha
    expect(await hasAlpha('image/format,jpg/format,png')).toBe(true)
    expect(await hasAlpha('image/format,jpg|image/format,png')).toBe(false)
  })

  test('data comes from the last style, about the result before it', async () => {
    const answer = await get('image/resize,w_30|image/info')
    expect(JSON.parse(answer.text)).toMatchObject({
      ImageWidth: { value: '30' },
      ImageHeight: { value: '20' },
    })
  })

  test('the result is saved, and nothing in between is left behind', async () => {
    const saved = await call(emulator, {
      method: 'POST',
      bucket,
      key: 'a.png',
      query: { 'x-oss-process': '' },
      body: 'x-oss-process=image/resize,w_30|image/format,jpg|sys/saveas,o_b3V0LmpwZw',
    })
    expect(JSON.parse(saved.text)).toMatchObject({ object: 'out.jpg', status: 'OK' })
    const stored = await call(emulator, { method: 'GET', bucket, key: 'out.jpg' })
    expect((await sharp(stored.bytes).metadata()).width).toBe(30)
    expect(await readdir(join(emulator.root, '.oss', 'tmp'))).toEqual([])
  })

  test('{autoext} is the extension of the result, without a dot', async () => {
    const target = Buffer.from('{dirname}out/{barename}.{autoext}').toString('base64url')
    const saved = await call(emulator, {
      method: 'POST',
      bucket,
      key: 'a.png',
      query: { 'x-oss-process': '' },
      body: `x-oss-process=image/resize,w_30|image/format,webp|sys/saveas,o_${target}`,
    })
    expect(JSON.parse(saved.text)).toMatchObject({ object: 'out/a.webp', status: 'OK' })
  })

  test.each([
    ['|image/rotate,1'.repeat(6).slice(1), 400, 'InvalidArgument 0040-00000211'],
    ['image/info|image/resize,w_5', 400, 'InvalidArgument'],
    ['video/snapshot,t_1,f_jpg,w_0,h_0|image/resize,w_5', 400, 'InvalidArgument'],
    ['image/resize,w_5|style/frame', 400, 'InvalidArgument'],
    ['image/resize,w_5|style/unknown', 404, 'NoSuchStyle'],
    ['style/named', 404, 'NoSuchStyle'],
    ['image/resize,w_5|style/::built-in', 501, 'NotImplemented'],
    ['image/resize,w_30|image/crop,x_31,w_5', 400, 'BadRequest'],
  ])('%s is refused', async (style, status, expected) => {
    const answer = await get(style)
    const ec = member(answer, 'EC') ?? ''
    expect(`${member(answer, 'Code')} ${ec}`.trim(), answer.text).toBe(expected)
    expect(answer.status).toBe(status)
  })
})

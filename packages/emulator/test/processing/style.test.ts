import sharp from 'sharp'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Emulator } from '../../src/index.ts'
import { splitStyleKey } from '../../src/processing/style-key.ts'
import { type Answer, call, member, startEmulator } from '../helpers/client.ts'

const bucket = 'photos'
const content = 'image/resize,m_fixed,w_20,h_10/format,png'
let emulator: Emulator

beforeEach(async () => {
  emulator = await startEmulator({ buckets: [bucket] })
  const picture = await sharp({
    create: { width: 60, height: 40, channels: 3, background: '#336699' },
  })
    .jpeg()
    .toBuffer()
  await call(emulator, { method: 'PUT', bucket, key: 'a/photo.jpg', body: picture })
})

async function putStyle(styleName: string, text = content): Promise<Answer> {
  const body = `<?xml version="1.0"?><Style><Content>${text}</Content></Style>`
  return await call(emulator, { method: 'PUT', bucket, query: { style: '', styleName }, body })
}

async function sizeOf(answer: Answer): Promise<string> {
  expect(answer.status, answer.text).toBe(200)
  const { width, height } = await sharp(answer.bytes).metadata()
  return `${width}x${height}`
}

describe('named styles', () => {
  test('are kept, listed, replaced, used and deleted', async () => {
    expect((await putStyle('small')).status).toBe(200)
    await putStyle('tiny', 'image/resize,w_5')
    await putStyle('tiny', 'image/resize,w_6')
    const one = await call(emulator, {
      method: 'GET',
      bucket,
      query: { style: '', styleName: 'tiny' },
    })
    expect(member(one, 'Content')).toBe('image/resize,w_6')
    const all = await call(emulator, { method: 'GET', bucket, query: { style: '' } })
    expect([...all.text.matchAll(/<Name>(.*?)</g)].map(([, name]) => name)).toEqual([
      'small',
      'tiny',
    ])
    const key = 'a/photo.jpg'
    const query = { 'x-oss-process': 'style/small' }
    expect(await sizeOf(await call(emulator, { method: 'GET', bucket, key, query }))).toBe('20x10')
    const saved = await call(emulator, {
      method: 'POST',
      bucket,
      key,
      query: { 'x-oss-process': '' },
      body: 'x-oss-process=style/small|sys/saveas,o_b3V0LnBuZw',
    })
    expect(JSON.parse(saved.text)).toMatchObject({ object: 'out.png', status: 'OK' })
    await call(emulator, { method: 'DELETE', bucket, query: { style: '', styleName: 'small' } })
    const gone = await call(emulator, { method: 'GET', bucket, key, query })
    expect([gone.status, member(gone, 'Code')]).toEqual([404, 'NoSuchStyle'])
  })

  test.each([
    ['', content, '0017-00000250'],
    ['x'.repeat(64), content, '0017-00000250'],
    ['a b', content, '0017-00000251'],
    ['__proto__', 'image/resize,w_0', '0040-00000312'],
    ['small', 'image/resize,m_none,w_1', '0040-00000311'],
  ])('are refused when the name %j or its style is wrong', async (name, text, ec) => {
    const answer = await putStyle(name, text)
    expect([answer.status, member(answer, 'EC')], answer.text).toEqual([400, ec])
  })

  test('may have any legal name', async () => {
    for (const name of ['__proto__', 'constructor', 'a.b-c_d']) {
      expect((await putStyle(name)).status).toBe(200)
      const query = { style: '', styleName: name }
      const answer = await call(emulator, { method: 'GET', bucket, query })
      expect(member(answer, 'Content')).toBe(content)
    }
  })

  test('are at most fifty', async () => {
    for (let count = 0; count < 50; count++) await putStyle(`s${count}`)
    expect((await putStyle('s0')).status).toBe(200)
    expect((await putStyle('one-more')).status).toBe(400)
  })
})

describe('splitStyleKey', () => {
  test.each([
    ['a/photo.jpg!small', '!', { key: 'a/photo.jpg', styleName: 'small' }],
    ['a-b_c', '-_', { key: 'a-b', styleName: 'c' }],
    ['a!', '!', undefined],
    ['!a', '!', undefined],
    ['a/b', '', undefined],
  ])('splits %s at %s', (key, separators, expected) => {
    expect(splitStyleKey(key, separators)).toEqual(expected)
  })
})

describe('separators and protected sources', () => {
  test('return the picture under KEY!NAME, unless an object has that key', async () => {
    await putStyle('small')
    await emulator.configureBucket(bucket, { styleSeparators: '!' })
    const key = 'a/photo.jpg!small'
    expect(await sizeOf(await call(emulator, { method: 'GET', bucket, key }))).toBe('20x10')
    const none = await call(emulator, { method: 'GET', bucket, key: 'a/photo.jpg!none' })
    expect(member(none, 'Code')).toBe('NoSuchStyle')
    const missing = await call(emulator, { method: 'GET', bucket, key: 'b.jpg!small' })
    expect(member(missing, 'Code')).toBe('NoSuchKey')
    await call(emulator, { method: 'PUT', bucket, key, body: 'an object' })
    expect((await call(emulator, { method: 'GET', bucket, key })).text).toBe('an object')
  })

  test('allow anonymous callers styles only', async () => {
    await putStyle('small')
    await emulator.configureBucket(bucket, { styleSeparators: '!', protectsSource: true })
    await call(emulator, {
      method: 'PUT',
      bucket,
      query: { acl: '' },
      headers: { 'x-oss-acl': 'public-read' },
    })
    const anonymous = async (key: string, query = {}) =>
      await call(emulator, { method: 'GET', bucket, key, query, credentials: 'none' })
    for (const query of [{}, { 'x-oss-process': 'image/resize,w_5' }]) {
      const refused = await anonymous('a/photo.jpg', query)
      expect([refused.status, member(refused, 'EC')]).toEqual([403, '0040-00000031'])
    }
    expect(await sizeOf(await anonymous('a/photo.jpg', { 'x-oss-process': 'style/small' }))).toBe(
      '20x10',
    )
    expect(await sizeOf(await anonymous('a/photo.jpg!small'))).toBe('20x10')
    const owner = await call(emulator, { method: 'GET', bucket, key: 'a/photo.jpg' })
    expect(await sizeOf(owner)).toBe('60x40')
  })
})

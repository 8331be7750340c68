import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Emulator } from '../../src/index.ts'
import { type Answer, call, member, startEmulator } from '../helpers/client.ts'
import { filesBelow } from '../helpers/temporary-folder.ts'

const bucket = 'photos'
const style = 'image/resize,m_fixed,w_20,h_10/format,png'
let emulator: Emulator

beforeEach(async () => {
  emulator = await startEmulator({ requestIds: 'counted' })
  await call(emulator, { method: 'PUT', bucket })
  await call(emulator, { method: 'PUT', bucket: 'other' })
  const picture = await sharp({
    create: { width: 60, height: 40, channels: 3, background: '#336699' },
  })
    .jpeg()
    .toBuffer()
  await call(emulator, {
    method: 'PUT',
    bucket,
    key: 'photo.jpg',
    headers: { 'content-type': 'image/jpeg', 'cache-control': 'max-age=60' },
    body: picture,
  })
})

async function processed(body: string, contentType?: string): Promise<Answer> {
  return await call(emulator, {
    method: 'POST',
    bucket,
    key: 'photo.jpg',
    query: { 'x-oss-process': '' },
    headers: contentType === undefined ? {} : { 'content-type': contentType },
    body,
  })
}

describe('processObject', () => {
  test('saves the result and answers with the service’s JSON', async () => {
    const answer = await processed(`x-oss-process=${style}|sys/saveas,o_ZGVzdC5wbmc=,b_b3RoZXI=`)
    expect(answer.status).toBe(200)
    expect(answer.headers['content-type']).toBe('application/json')
    const file = join(emulator.root, 'other', 'dest.png')
    const saved = await readFile(file)
    expect(answer.text).toBe(
      `{"bucket": "other", "fileSize": ${saved.byteLength}, "object": "dest.png", "status": "OK"}`,
    )
    expect(await sharp(saved).metadata()).toMatchObject({ format: 'png', width: 20, height: 10 })
    const head = await call(emulator, { method: 'HEAD', bucket: 'other', key: 'dest.png' })
    expect(head.headers['content-type']).toBe('image/png')
  })

  test('saves beside the source and leaves the bucket of the answer empty without b_', async () => {
    const answer = await processed(`x-oss-process=${style}|sys/saveas,o_ZGVzdC5wbmc`)
    expect(JSON.parse(answer.text)).toEqual({
      bucket: '',
      fileSize: expect.any(Number),
      object: 'dest.png',
      status: 'OK',
    })
    expect(await filesBelow(join(emulator.root, bucket))).toEqual(['dest.png', 'photo.jpg'])
  })

  // 文?>~ needs + and / in the standard alphabet.
  const key = '目录/文?>~ÿ.png'
  const standard = Buffer.from(key).toString('base64')
  const urlSafe = standard.replaceAll('+', '-').replaceAll('/', '_')
  test.each([
    ['standard, padded', standard],
    ['standard, bare', standard.replaceAll('=', '')],
    ['URL-safe, padded', urlSafe],
    ['URL-safe, bare', urlSafe.replaceAll('=', '')],
  ])('reads a key in Base64, %s, raw and form-encoded', async (_name, encoded) => {
    expect(standard).toMatch(/[+/].*=$/)
    const text = `${style}|sys/saveas,o_${encoded}`
    for (const body of [text, encodeURIComponent(text)]) {
      const answer = await processed(`x-oss-process=${body}`, 'image/jpeg')
      expect(JSON.parse(answer.text), answer.text).toMatchObject({ object: key, status: 'OK' })
    }
  })

  test('answers with the picture without sys/saveas', async () => {
    const answer = await processed(`x-oss-process=${style}`)
    expect(answer.headers['content-type']).toBe('image/png')
    expect(await sharp(answer.bytes).metadata()).toMatchObject({ width: 20, height: 10 })
  })

  test.each([
    ['', 400, 'InvalidRequest', undefined],
    ['x-oss-process=', 400, 'InvalidRequest', undefined],
    ['image/resize,w_1', 400, 'InvalidRequest', undefined],
    ['x-oss-process=image/resize,w_0|sys/saveas,o_YQ', 400, 'InvalidArgument', '0040-00000312'],
    ['x-oss-process=image/slim,1|sys/saveas,o_YQ', 400, 'InvalidArgument', '0040-00000213'],
    [
      'x-oss-process=image/resize,w_9|sys/saveas,o_YQ,b_bWlzc2luZw',
      404,
      'NoSuchBucket',
      '0015-00000101',
    ],
    ['x-oss-process=style/none|sys/saveas,o_YQ', 404, 'NoSuchStyle', undefined],
    ['x-oss-process=image/resize,w_9|saveas,o_YQ', 400, 'InvalidArgument', undefined],
    [
      `x-oss-process=image/resize,w_9|sys/saveas,o_${Buffer.from('/a').toString('base64')}`,
      400,
      'InvalidObjectName',
      undefined,
    ],
  ])('refuses the body %j', async (body, status, code, ec) => {
    const answer = await processed(body)
    expect([answer.status, member(answer, 'Code'), member(answer, 'EC')], answer.text).toEqual([
      status,
      code,
      ec,
    ])
    expect(await filesBelow(join(emulator.root, bucket))).toEqual(['photo.jpg'])
  })

  test('refuses a missing source, and a source that is not a picture, and saves nothing', async () => {
    await call(emulator, { method: 'PUT', bucket, key: 'text.jpg', body: 'no picture' })
    const body = `x-oss-process=${style}|sys/saveas,o_YQ`
    const query = { 'x-oss-process': '' }
    const missing = await call(emulator, { method: 'POST', bucket, key: 'none.jpg', query, body })
    expect([missing.status, member(missing, 'Code')]).toEqual([404, 'NoSuchKey'])
    const text = await call(emulator, { method: 'POST', bucket, key: 'text.jpg', query, body })
    expect([text.status, member(text, 'Code'), member(text, 'EC')]).toEqual([
      400,
      'BadRequest',
      '0040-00000005',
    ])
    expect(await filesBelow(join(emulator.root, bucket))).toEqual(['photo.jpg', 'text.jpg'])
    expect(await filesBelow(join(emulator.root, '.oss', 'tmp'))).toEqual([])
  })

  test('checks Content-MD5 of the body', async () => {
    const answer = await call(emulator, {
      method: 'POST',
      bucket,
      key: 'photo.jpg',
      query: { 'x-oss-process': '' },
      headers: { 'content-md5': '1B2M2Y8AsgTpgAmY7PhCfg==' },
      body: `x-oss-process=${style}`,
    })
    expect(member(answer, 'Code')).toBe('InvalidDigest')
  })
})

describe('getObject with x-oss-process', () => {
  test('draws, and keeps the source’s ETag and caching', async () => {
    const source = await call(emulator, { method: 'HEAD', bucket, key: 'photo.jpg' })
    const answer = await call(emulator, {
      method: 'GET',
      bucket,
      key: 'photo.jpg',
      query: { 'x-oss-process': style },
    })
    expect(answer.headers).toMatchObject({
      'content-type': 'image/png',
      etag: source.headers.etag,
      'cache-control': 'max-age=60',
    })
    expect(await sharp(answer.bytes).metadata()).toMatchObject({ width: 20, height: 10 })
    const again = await call(emulator, {
      method: 'GET',
      bucket,
      key: 'photo.jpg',
      query: { 'x-oss-process': style },
      headers: { 'if-none-match': String(source.headers.etag) },
    })
    expect([again.status, again.text]).toEqual([304, ''])
  })

  test('answers info as JSON', async () => {
    const answer = await call(emulator, {
      method: 'GET',
      bucket,
      key: 'photo.jpg',
      query: { 'x-oss-process': 'image/info' },
    })
    expect(JSON.parse(answer.text)).toMatchObject({
      ImageWidth: { value: '60' },
      ImageHeight: { value: '40' },
      Format: { value: 'jpg' },
    })
  })

  test('refuses to save', async () => {
    const answer = await call(emulator, {
      method: 'GET',
      bucket,
      key: 'photo.jpg',
      query: { 'x-oss-process': `${style}|sys/saveas,o_YQ` },
    })
    expect([answer.status, member(answer, 'Code')]).toEqual([400, 'InvalidArgument'])
  })

  test('follows a picture that is replaced by hand', async () => {
    const sizeOf = async (): Promise<string> => {
      const query = { 'x-oss-process': 'image/info' }
      const { text } = await call(emulator, { method: 'GET', bucket, key: 'photo.jpg', query })
      const { ImageWidth, ImageHeight } = JSON.parse(text)
      return `${ImageWidth.value}x${ImageHeight.value}`
    }
    expect([await sizeOf(), await sizeOf()]).toEqual(['60x40', '60x40'])
    const other = sharp({ create: { width: 9, height: 7, channels: 3, background: '#336699' } })
    await writeFile(join(emulator.root, bucket, 'photo.jpg'), await other.jpeg().toBuffer())
    expect(await sizeOf()).toBe('9x7')
  })
})

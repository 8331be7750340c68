import { lookup as systemLookup } from 'node:dns'
import { inspect } from 'node:util'
import { OssClient, type OssClientOptions } from '@oss-process/client'
import { createEmulator, type Emulator } from '@oss-process/emulator'
import { image, resize } from '@oss-process/process-string'
import { Agent } from 'undici'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createBitmap } from './helpers/bitmap.ts'

const bucket = 'examplebucket'
const key = 'photos/图 1+.bmp'
const style = image(resize({ mode: 'fixed', width: 100, height: 100 }))
let emulator: Emulator
let client: OssClient

function connect(options: Partial<OssClientOptions> = {}): OssClient {
  const { endpoint, credentials, region } = emulator
  return new OssClient({ region, credentials, endpoint, ...options })
}

beforeAll(async () => {
  emulator = await createEmulator({ port: 0 })
  client = connect()
  await client.createBucket({ bucket })
  await client.createBucket({ bucket: 'dest' })
  await client.putObject({ bucket, key, body: createBitmap(400, 300) })
  await client.putObject({ bucket, key: 'notes.txt', body: 'no picture' })
})

afterAll(async () => {
  await client.close()
  await emulator.close()
})

describe('OssClient against the emulator', () => {
  test('processes an object and saves the result', async () => {
    const process = style.saveAs({ key: 'thumb.bmp', bucket: 'dest' })
    const result = await client.processObject({ bucket, key, process })
    const saved = await (await client.getObject({ bucket: 'dest', key: 'thumb.bmp' })).bytes()
    expect(result).toMatchObject({
      statusCode: 200,
      bucket: 'dest',
      key: 'thumb.bmp',
      fileSize: saved.byteLength,
      processStatus: 'OK',
    })
    const info = await client.getObject({ bucket: 'dest', key: 'thumb.bmp', process: 'image/info' })
    expect(await info.json()).toMatchObject({
      ImageWidth: { value: '100' },
      ImageHeight: { value: '100' },
    })
  })

  test('does the main job in one call and returns the address of the result', async () => {
    const result = await client.process({ source: { bucket, key }, style, target: { key: 'a b' } })
    expect(result.url).toBe(`${emulator.endpoint}/${bucket}/a%20b`)
    const { url } = await client.presign({ bucket, key: 'a b' })
    const answer = await fetch(url)
    expect([answer.status, Number(answer.headers.get('content-length'))]).toEqual([
      200,
      result.fileSize,
    ])
  })

  test('presigns keys of every kind', async () => {
    for (const odd of ['中文/😀.txt', 'a b+c%25', "#?&=!'()*~", 'x'.repeat(200)]) {
      await client.putObject({ bucket, key: odd, body: odd })
      const { url } = await client.presign({ bucket, key: odd })
      expect(await (await fetch(url)).text()).toBe(odd)
      await client.deleteObject({ bucket, key: odd })
    }
  })

  test('keeps dots and double slashes of a key', async () => {
    for (const odd of ['a/./b', 'a/../b', 'a//b', 'a/']) {
      await client.putObject({ bucket: 'dest', key: odd, body: odd })
      expect(await (await client.getObject({ bucket: 'dest', key: odd })).text()).toBe(odd)
    }
    const keys = []
    for await (const object of client.listObjects({ bucket: 'dest', prefix: 'a', pageSize: 2 })) {
      keys.push(object.key)
    }
    expect(keys).toEqual(['a/', 'a/../b', 'a/./b', 'a//b'])
  })

  test('describes and removes an object', async () => {
    await client.putObject({ bucket, key: 'tmp', body: '12345', metadata: { author: 'me' } })
    expect(await client.headObject({ bucket, key: 'tmp' })).toMatchObject({
      contentLength: 5,
      metadata: { author: 'me' },
    })
    expect(await client.deleteObject({ bucket, key: 'tmp' })).toMatchObject({ statusCode: 204 })
    await expect(client.headObject({ bucket, key: 'tmp' })).rejects.toMatchObject({
      code: 'NoSuchKey',
      statusCode: 404,
    })
  })

  test('reads a range', async () => {
    const range = { start: 3, end: 6 }
    const object = await client.getObject({ bucket, key: 'notes.txt', range })
    expect([object.statusCode, await object.text()]).toEqual([206, 'pict'])
  })

  const refusals: [name: string, input: object, expected: object][] = [
    ['a source that is missing', { key: 'none' }, { code: 'NoSuchKey', statusCode: 404 }],
    ['a bucket that is missing', { bucket: 'nobucket' }, { code: 'NoSuchBucket' }],
    ['a source that is no picture', { key: 'notes.txt' }, { statusCode: 400 }],
    [
      'a target bucket that is missing',
      { process: style.saveAs({ key: 'x', bucket: 'nobucket' }) },
      { code: 'NoSuchBucket', statusCode: 404 },
    ],
  ]
  test.each(refusals)('reports %s', async (_name, input, expected) => {
    const process = style.saveAs({ key: 'x' })
    const call = client.processObject({ bucket, key, process, ...input })
    await expect(call).rejects.toMatchObject({
      name: 'OssServiceError',
      requestId: expect.stringMatching(/^[0-9A-F]{24}$/),
      attempts: 1,
      ...expected,
    })
  })

  test('reports a wrong secret, an unknown key and a wrong region', async () => {
    const { accessKeyId } = emulator.credentials
    const rows: [options: Partial<OssClientOptions>, code: string][] = [
      [{ credentials: { accessKeyId, accessKeySecret: 'wrong' } }, 'SignatureDoesNotMatch'],
      [{ credentials: { accessKeyId: 'nobody', accessKeySecret: 'x' } }, 'InvalidAccessKeyId'],
      [{ region: 'cn-beijing' }, 'InvalidArgument'],
    ]
    for (const [options, code] of rows) {
      await using other = connect(options)
      await expect(other.headObject({ bucket, key })).rejects.toMatchObject({
        code,
        statusCode: expect.any(Number),
        hint: expect.any(String),
      })
    }
  })

  test('explains a signature that does not match', async () => {
    const { accessKeyId } = emulator.credentials
    await using other = connect({ credentials: { accessKeyId, accessKeySecret: 'wrong' } })
    const error: unknown = await other.headObject({ bucket, key }).catch((caught) => caught)
    expect(error).toMatchObject({
      code: 'SignatureDoesNotMatch',
      hint: expect.stringContaining('the access key secret is another'),
      explanation: expect.stringContaining('the access key secret is another'),
    })
    expect(inspect(error)).not.toContain('canonicalRequest')
  })

  test('follows the clock of the service', async () => {
    const effects = { now: () => Date.now() - 3_600_000, random: () => 0, sleep: async () => {} }
    const { endpoint, credentials, region } = emulator
    await using late = new OssClient({ region, credentials, endpoint }, effects)
    expect(await late.headObject({ bucket, key })).toMatchObject({ statusCode: 200 })
    const { url } = await late.presign({ bucket, key })
    expect((await fetch(url)).status).toBe(200)
  })

  test('reaches a bucket by its own host, through a dispatcher of the caller', async () => {
    const hosts: string[] = []
    const dispatcher = new Agent({
      connect: {
        lookup: (host, options, callback) => {
          hosts.push(host)
          systemLookup('127.0.0.1', options, callback)
        },
      },
    })
    const endpoint = emulator.endpoint.replace('127.0.0.1', 'localhost')
    await using other = connect({ endpoint, addressing: 'virtual', dispatcher })
    expect(await other.headObject({ bucket, key })).toMatchObject({ statusCode: 200 })
    expect(hosts).toEqual([`${bucket}.localhost`])
    await dispatcher.close()
  })
})

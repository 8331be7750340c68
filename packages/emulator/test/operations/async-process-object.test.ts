import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join } from 'node:path'
import sharp from 'sharp'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { Emulator, NotificationMessage } from '../../src/index.ts'
import { type Answer, call, member, send, startEmulator } from '../helpers/client.ts'
import { Random } from '../helpers/random.ts'

const bucket = 'photos'
const topic = Buffer.from('results').toString('base64url')

async function noisyPicture(): Promise<Buffer> {
  const random = new Random(3)
  const pixels = Buffer.from(Array.from({ length: 300 * 300 * 3 }, () => 100 + random.below(60)))
  return await sharp(pixels, { raw: { width: 300, height: 300, channels: 3 } })
    .png()
    .toBuffer()
}

async function submit(emulator: Emulator, body: string, key = 'photo.png'): Promise<Answer> {
  return await call(emulator, {
    method: 'POST',
    bucket,
    key,
    query: { 'x-oss-async-process': '' },
    body: `x-oss-async-process=${body}`,
  })
}

describe('asyncProcessObject', () => {
  test('decodes a blind watermark and notifies the subscriber', async () => {
    const messages: NotificationMessage[] = []
    const emulator = await startEmulator({
      buckets: [bucket],
      notifications: (message) => void messages.push(message),
    })
    await call(emulator, { method: 'PUT', bucket, key: 'photo.png', body: await noisyPicture() })
    const content = Buffer.from('阿里云').toString('base64url')
    const marked = await call(emulator, {
      method: 'POST',
      bucket,
      key: 'photo.png',
      query: { 'x-oss-process': '' },
      body: `x-oss-process=image/blindwatermark,content_${content}|sys/saveas,o_bWFya2VkLnBuZw`,
    })
    expect(marked.status, marked.text).toBe(200)
    const answer = await submit(
      emulator,
      `image/deblindwatermark|sys/notify,topic_${topic}`,
      'marked.png',
    )
    const ids = JSON.parse(answer.text)
    expect(ids).toEqual({
      EventId: expect.any(String),
      RequestId: expect.any(String),
      TaskId: expect.stringMatching(/^DecodeBlindWatermark-/),
    })
    expect(await emulator.tasks.settled(ids.TaskId)).toMatchObject({
      status: 'Succeeded',
      result: { Content: '阿里云' },
    })
    const [message] = messages
    expect(message).toMatchObject({ topic: 'results', source: 'acs.imm', id: ids.EventId })
    expect(JSON.parse(message?.content ?? '')).toMatchObject({
      TaskId: ids.TaskId,
      Status: 'Succeeded',
      Result: { Content: '阿里云' },
      Sources: [{ URI: 'oss://photos/marked.png' }],
    })
  })

  test('reports a task that fails, to a file by default, and keeps its record', async () => {
    const emulator = await startEmulator({ buckets: [bucket], admin: true })
    await call(emulator, { method: 'PUT', bucket, key: 'photo.png', body: await noisyPicture() })
    const answer = await submit(emulator, `image/deblindwatermark|sys/notify,topic_${topic}`)
    const taskId = JSON.parse(answer.text).TaskId
    expect(await emulator.tasks.settled(taskId)).toMatchObject({
      status: 'Failed',
      code: 'BadRequest',
      endTime: expect.any(String),
    })
    const lines = await readFile(join(emulator.root, '.oss', 'notifications.jsonl'), 'utf8')
    expect(JSON.parse(lines)).toMatchObject({
      topic: 'results',
      type: 'imm:Task:DecodeBlindWatermark',
    })
    const headers = { host: 'localhost' }
    const one = await send(emulator, { method: 'GET', target: `/-/tasks/${taskId}`, headers })
    expect(JSON.parse(one.text)).toMatchObject({ status: 'Failed' })
    const none = await send(emulator, { method: 'GET', target: '/-/tasks/x', headers })
    expect(none.status).toBe(404)
    const kept = await readFile(join(emulator.root, '.oss', 'tasks', `${taskId}.json`), 'utf8')
    expect(JSON.parse(kept)).toMatchObject({ taskId, status: 'Failed' })
  })

  test('posts notifications to a URL', async () => {
    const received: string[] = []
    const server = createServer(async (request, reply) => {
      for await (const chunk of request) received.push(String(chunk))
      reply.end()
    })
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    onTestFinished(() => void server.close())
    const address = server.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    const emulator = await startEmulator({
      buckets: [bucket],
      notifications: `http://127.0.0.1:${port}/topic`,
    })
    await call(emulator, { method: 'PUT', bucket, key: 'photo.png', body: await noisyPicture() })
    const answer = await submit(emulator, `image/deblindwatermark|sys/notify,topic_${topic}`)
    await emulator.tasks.settled(JSON.parse(answer.text).TaskId)
    expect(received.map((text) => JSON.parse(text))).toMatchObject([{ topic: 'results' }])
  })

  test('reports what to install when a program is missing', async () => {
    const emulator = await startEmulator({
      buckets: [bucket],
      programs: { ffmpeg: '/nowhere/ffmpeg' },
    })
    await call(emulator, { method: 'PUT', bucket, key: 'clip.mp4', body: 'no video' })
    const answer = await call(emulator, {
      method: 'GET',
      bucket,
      key: 'clip.mp4',
      query: { 'x-oss-process': 'video/snapshot,t_0,f_jpg' },
    })
    expect([answer.status, member(answer, 'Code')]).toEqual([501, 'NotImplemented'])
    expect(member(answer, 'Message')).toBe(
      'The emulator performs video/snapshot with ffmpeg, which was not found; install ffmpeg, or give its path in the option programs.',
    )
  })

  test.each([
    ['nothing', '', 'InvalidRequest'],
    ['a synchronous operation', 'image/resize,w_1|sys/saveas,o_YQ', 'InvalidArgument'],
    ['a result that goes nowhere', 'image/deblindwatermark', 'InvalidArgument'],
    ['a missing target bucket', 'video/convert,f_mp4|sys/saveas,o_YQ,b_bm9uZQ', 'NoSuchBucket'],
  ])('refuses %s', async (_name, body, code) => {
    const emulator = await startEmulator({ buckets: [bucket] })
    await call(emulator, { method: 'PUT', bucket, key: 'photo.png', body: 'x' })
    expect(member(await submit(emulator, body), 'Code')).toBe(code)
    expect(emulator.tasks.list()).toEqual([])
  })

  test('refuses a missing source, and an asynchronous operation in a synchronous call', async () => {
    const emulator = await startEmulator({ buckets: [bucket] })
    const missing = await submit(emulator, `image/deblindwatermark|sys/notify,topic_${topic}`)
    expect(member(missing, 'Code')).toBe('NoSuchKey')
    const wrong = await call(emulator, {
      method: 'POST',
      bucket,
      key: 'photo.png',
      query: { 'x-oss-process': '' },
      body: 'x-oss-process=video/convert,f_mp4|sys/saveas,o_YQ',
    })
    expect([wrong.status, member(wrong, 'Code')]).toEqual([400, 'InvalidArgument'])
  })
})

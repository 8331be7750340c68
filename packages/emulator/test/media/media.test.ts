import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import sharp from 'sharp'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { noteMissing } from '../../../../tools/programs.mjs'
import type { Emulator } from '../../src/index.ts'
import { expandTarget } from '../../src/processing/save-results.ts'
import { call, member, startEmulator } from '../helpers/client.ts'

const bucket = 'media'

describe('expandTarget', () => {
  const facts = {
    bucket: 'b',
    key: 'in/photo.one.jpg',
    extension: 'png',
    index: 3,
    isSeries: false,
  }

  test.each([
    ['plain.png', 'plain.png'],
    ['{dirname}/{barename}.{autoext}', 'in/photo.one.png'],
    ['{bucket}/{index}.png', 'b/3.png'],
    ['{unknown}', '{unknown}'],
    ['{barename}{barename}', 'photo.onephoto.one'],
  ])('expands %s', (template, expected) => {
    expect(expandTarget(template, facts)).toBe(expected)
  })

  test('numbers a series under a bare key', () => {
    const series = { ...facts, isSeries: true }
    expect(expandTarget('frames', series)).toBe('frames_0_3.png')
    expect(expandTarget('frames.png', series)).toBe('frames.png')
    expect(expandTarget('frames/{index}', series)).toBe('frames/3')
  })
})

// ffmpeg is no npm package that may be depended upon; where it is installed, it is really run.
const missing = noteMissing('ffmpeg', 'ffprobe')

describe.runIf(missing === '')(`videos by ffmpeg${missing}`, () => {
  let emulator: Emulator
  let clip: Buffer

  beforeAll(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'emulator-clip-'))
    const path = join(folder, 'clip.mp4')
    const source = ['-f', 'lavfi', '-i', 'testsrc=size=320x240:rate=10:duration=3']
    const sound = ['-f', 'lavfi', '-i', 'sine=frequency=440:duration=3']
    const codecs = ['-c:v', 'libx264', '-pix_fmt', 'yuv420p', '-c:a', 'aac', path]
    await promisify(execFile)('ffmpeg', ['-v', 'error', '-y', ...source, ...sound, ...codecs])
    clip = await readFile(path)
    await rm(folder, { recursive: true })
  })

  beforeEach(async () => {
    emulator = await startEmulator({ buckets: [bucket] })
    await call(emulator, { method: 'PUT', bucket, key: 'in/clip.mp4', body: clip })
  })

  async function get(process: string) {
    const query = { 'x-oss-process': process }
    return await call(emulator, { method: 'GET', bucket, key: 'in/clip.mp4', query })
  }

  async function run(process: string) {
    const answer = await call(emulator, {
      method: 'POST',
      bucket,
      key: 'in/clip.mp4',
      query: { 'x-oss-async-process': '' },
      body: `x-oss-async-process=${process}`,
    })
    const record = await emulator.tasks.settled(JSON.parse(answer.text).TaskId)
    expect(record?.message).toBeUndefined()
    return record?.targets
  }

  test.each([
    ['video/snapshot,t_1000,f_jpg', 'jpeg', 320, 240],
    ['video/snapshot,t_1000,f_png,w_160,h_100', 'png', 160, 100],
    ['video/snapshot,t_1000,f_jpg,w_160,m_fast', 'jpeg', 160, 120],
    ['video/snapshot,t_99000,f_jpg,h_120', 'jpeg', 160, 120],
  ])('%s returns one frame', async (process, format, width, height) => {
    const answer = await get(process)
    expect(await sharp(answer.bytes).metadata(), answer.text).toMatchObject({
      format,
      width,
      height,
    })
  })

  test('video/info describes the streams', async () => {
    expect(JSON.parse((await get('video/info')).text)).toMatchObject({
      Size: clip.byteLength,
      Duration: 3,
      VideoWidth: 320,
      VideoStreams: [{ CodecName: 'h264', Width: 320, Height: 240 }],
      AudioStreams: [{ CodecName: 'aac', Channels: 1 }],
    })
  })

  test('video/snapshots numbers its frames', async () => {
    const o = Buffer.from('out/{barename}-{index}.{autoext}').toString('base64url')
    expect(
      await run(`video/snapshots,f_jpg,inter_1000,w_64,h_64,scaletype_crop|sys/saveas,o_${o}`),
    ).toEqual([
      'oss://media/out/clip-1.jpg',
      'oss://media/out/clip-2.jpg',
      'oss://media/out/clip-3.jpg',
    ])
  })

  test('video/convert, video/animation and audio/convert produce the requested formats', async () => {
    const o = (key: string) => Buffer.from(key).toString('base64url')
    await run(
      `video/convert,f_mp4,vcodec_h264,s_160x120,an_1,t_1000|sys/saveas,o_${o('small.mp4')}`,
    )
    await run(`video/animation,f_gif,w_80,h_60,inter_500|sys/saveas,o_${o('a.gif')}`)
    await run(`audio/convert,f_mp3|sys/saveas,o_${o('a.mp3')}`)
    const info = async (key: string) => {
      const query = { 'x-oss-process': 'video/info' }
      return JSON.parse((await call(emulator, { method: 'GET', bucket, key, query })).text)
    }
    expect(await info('small.mp4')).toMatchObject({
      VideoWidth: 160,
      AudioStreams: [],
      Duration: 1,
    })
    expect(await info('a.mp3')).toMatchObject({ AudioStreams: [{ CodecName: 'mp3' }] })
    const gif = await call(emulator, { method: 'GET', bucket, key: 'a.gif' })
    expect(await sharp(gif.bytes, { animated: true }).metadata()).toMatchObject({
      format: 'gif',
      width: 80,
      pages: 6,
    })
  })

  async function infoOf(key: string) {
    const query = { 'x-oss-process': 'video/info' }
    return JSON.parse((await call(emulator, { method: 'GET', bucket, key, query })).text)
  }

  const text = (value: string) => Buffer.from(value).toString('base64url')

  test('video/sprite puts frames on a sheet and leaves the other cells black', async () => {
    const style = 'video/sprite,f_png,sw_64,sh_48,inter_1000,tw_2,th_2,pad_4,margin_6'
    expect(await run(`${style}|sys/saveas,o_${text('sheet.png')}`)).toEqual([
      'oss://media/sheet.png',
    ])
    const sheet = await call(emulator, { method: 'GET', bucket, key: 'sheet.png' })
    const { data, info } = await sharp(sheet.bytes)
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true })
    expect([info.width, info.height]).toEqual([2 * 64 + 4 + 2 * 6, 2 * 48 + 4 + 2 * 6])
    const brightness = (x: number, y: number) => {
      const at = (y * info.width + x) * info.channels
      return Math.max(...data.subarray(at, at + 3))
    }
    // The left bars of the three frames, then the empty cell and the margin.
    const at = [brightness(16, 30), brightness(84, 30), brightness(16, 80), brightness(84, 80)]
    expect(at.map((value) => value > 60)).toEqual([true, true, true, false])
    expect(brightness(2, 2)).toBe(0)
  })

  test('video/concat joins parts of videos in the size of the aligned one', async () => {
    await run(`video/convert,f_mp4,vcodec_h264,s_160x160|sys/saveas,o_${text('square.mp4')}`)
    const style = 'video/concat,f_mp4,vcodec_h264,acodec_aac,ac_2,align_1,t_2000'
    const others = `/pre,o_${text('square.mp4')},t_1000/sur,o_${text('square.mp4')},ss_2000`
    await run(`${style}${others}|sys/saveas,o_${text('all.mp4')}`)
    const info = await infoOf('all.mp4')
    expect(info).toMatchObject({
      VideoWidth: 320,
      VideoHeight: 240,
      VideoStreams: [{ CodecName: 'h264' }],
      AudioStreams: [{ CodecName: 'aac', Channels: 2 }],
    })
    expect(info.Duration).toBeCloseTo(4, 0)
  })

  test('audio/concat joins sounds', async () => {
    await run(`audio/convert,f_mp3,t_1000|sys/saveas,o_${text('a.mp3')}`)
    const style = `audio/concat,f_flac,ac_1,ar_22050,adepth_16/pre,o_${text('a.mp3')}`
    await run(`${style}|sys/saveas,o_${text('all.flac')}`)
    const info = await infoOf('all.flac')
    expect(info.AudioStreams).toMatchObject([
      { CodecName: 'flac', SampleRate: 22_050, Channels: 1, SampleFormat: 's16' },
    ])
    expect(info.Duration).toBeCloseTo(4, 0)
  })

  test.each([
    ['video/convert,f_mp4,vcodec_h264,vbopt_1', 'video/convert with videoBitratePolicy'],
    ['audio/convert,f_mp3,aq_50', 'audio/convert with audioQuality 50'],
    ['video/sprite,f_jpg,num_4', 'video/sprite without inter_'],
    [`audio/concat,f_mp3/pre,o_${text('none.mp3')}`, 'specified key does not exist'],
    [`audio/concat,f_mp3,align_4/pre,o_${text('in/clip.mp4')}`, 'there are 2 inputs'],
  ])('%s fails and says why', async (process, message) => {
    const answer = await call(emulator, {
      method: 'POST',
      bucket,
      key: 'in/clip.mp4',
      query: { 'x-oss-async-process': '' },
      body: `x-oss-async-process=${process}|sys/saveas,o_YQ`,
    })
    expect(await emulator.tasks.settled(JSON.parse(answer.text).TaskId)).toMatchObject({
      status: 'Failed',
      message: expect.stringContaining(message),
    })
  })

  test('a source that is not a video is refused with the message of ffmpeg', async () => {
    await call(emulator, { method: 'PUT', bucket, key: 'in/clip.mp4', body: 'no video' })
    const answer = await get('video/snapshot,t_0,f_jpg')
    expect(answer.status).toBe(400)
    expect(answer.text).toContain('Invalid data found')
  })
})

describe('operations on videos', () => {
  test('refuse a still picture', async () => {
    const emulator = await startEmulator({ buckets: [bucket] })
    const create = { width: 8, height: 8, channels: 3, background: '#336699' } as const
    const body = await sharp({ create }).jpeg().toBuffer()
    await call(emulator, { method: 'PUT', bucket, key: 'photo.jpg', body })
    const query = { 'x-oss-process': 'video/snapshot,t_0,f_jpg' }
    const answer = await call(emulator, { method: 'GET', bucket, key: 'photo.jpg', query })
    expect([answer.status, member(answer, 'Code'), member(answer, 'Message')]).toEqual([
      400,
      'InvalidArgument',
      'The source cannot be processed by video/snapshot: expected a video, received a jpg picture.',
    ])
  })
})

describe('operations that the emulator does not perform', () => {
  test.each([
    ['doc/translate,language_en_US,content_5rWL6K-V', 'doc/translate: a language model'],
    ['doc/preview', 'doc/preview: it is a web page'],
  ])('%s is refused with its name and the reason', async (process, reason) => {
    const emulator = await startEmulator({ buckets: [bucket] })
    await call(emulator, { method: 'PUT', bucket, key: 'k', body: 'x' })
    const answer = await call(emulator, {
      method: 'POST',
      bucket,
      key: 'k',
      query: { 'x-oss-process': '' },
      body: `x-oss-process=${process}`,
    })
    expect(answer.status).toBe(501)
    expect(answer.text).toContain(reason)
  })

  test('an asynchronous one fails as a task', async () => {
    const emulator = await startEmulator({ buckets: [bucket] })
    await call(emulator, { method: 'PUT', bucket, key: 'k', body: 'x' })
    const answer = await call(emulator, {
      method: 'POST',
      bucket,
      key: 'k',
      query: { 'x-oss-async-process': '' },
      body: 'x-oss-async-process=video/sprite,f_jpg|sys/saveas,o_YQ',
    })
    expect(await emulator.tasks.settled(JSON.parse(answer.text).TaskId)).toMatchObject({
      status: 'Failed',
      code: 'NotImplemented',
    })
  })
})

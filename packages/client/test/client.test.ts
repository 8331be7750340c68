import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fromEnv, fromFile, OssClient, OssValidationError } from '@oss-process/client'
import { describe, expect, test } from 'vitest'
import { createFolder, credentials, PROCESS, SAVED, setUp, source } from './helpers/set-up.ts'

describe('processObject', () => {
  test('sends the documented request and reads the result', async () => {
    const seen: unknown[] = []
    const { client } = await setUp(async ({ method, target, headers, readBody, answer }) => {
      seen.push(method, target, headers['content-md5'], String(await readBody()))
      seen.push(headers['x-oss-date'], headers['x-oss-content-sha256'])
      seen.push(headers.authorization?.replace(/[0-9a-f]{64}$/, '…'))
      answer(200, SAVED, { 'content-type': 'application/json' })
    })
    const process = 'image/resize,w_100|sys/saveas,o_ZGVzdC5qcGc='
    const { headers, ...result } = await client.processObject({ ...source, process })
    expect(seen).toEqual([
      'POST',
      '/examplebucket/photo.jpg?x-oss-process',
      'dxB0MdckMaPJa3T8TNr4sA==', // published, see alibabacloud-oss-go-sdk-v2, oss/client_mock_test.go
      `x-oss-process=${process}`,
      '20261122T070000Z',
      'UNSIGNED-PAYLOAD',
      'OSS4-HMAC-SHA256 Credential=AKID/20261122/cn-hangzhou/oss/aliyun_v4_request,Signature=…',
    ])
    expect(result).toEqual({
      statusCode: 200,
      requestId: '5C06A3B67B8B5A3DA422299D',
      bucket: 'examplebucket',
      key: 'dest.jpg',
      fileSize: 3267,
      processStatus: 'OK',
      raw: { bucket: '', fileSize: 3267, object: 'dest.jpg', status: 'OK' },
    })
    expect(headers['content-type']).toBe('application/json')
  })

  test('leaves out what an answer without a body does not say', async () => {
    const { client } = await setUp(({ answer }) => answer(200))
    const { headers, ...result } = await client.processObject({ ...source, process: PROCESS })
    expect(result).toEqual({ statusCode: 200, requestId: '5C06A3B67B8B5A3DA422299D' })
  })

  test('keeps the JSON of other instructions', async () => {
    const { client } = await setUp(({ answer }) => answer(200, '{"Content":"mark"}'))
    const result = await client.processObject({ ...source, process: PROCESS })
    expect(result.raw).toEqual({ Content: 'mark' })
    expect(result).not.toHaveProperty('bucket')
  })

  test('refuses an answer that is cut short', async () => {
    const { client } = await setUp(({ answer }) => answer(200, SAVED.slice(0, 30)))
    await expect(client.processObject({ ...source, process: PROCESS })).rejects.toMatchObject({
      name: 'OssServiceError',
      code: 'OSS_RESPONSE_MALFORMED',
      requestId: '5C06A3B67B8B5A3DA422299D',
      attempts: 1,
    })
  })

  test('finds an error inside an answer of status 200', async () => {
    const { client } = await setUp(({ answer }) =>
      answer(200, '<Error><Code>InvalidArgument</Code><Message>no</Message></Error>'),
    )
    await expect(client.processObject({ ...source, process: PROCESS })).rejects.toMatchObject({
      code: 'InvalidArgument',
      statusCode: 200,
      message: 'no',
    })
  })

  const refused: [name: string, input: object, code: string][] = [
    ['no bucket', { bucket: undefined }, 'BUCKET_NAME_INVALID'],
    ['a bucket that is no label', { bucket: 'a.evil.com/' }, 'BUCKET_NAME_INVALID'],
    ['an empty key', { key: '' }, 'KEY_INVALID'],
    ['a key beyond 1023 bytes', { key: '中'.repeat(342) }, 'KEY_INVALID'],
    ['a key with a leading slash', { key: '/a' }, 'KEY_INVALID'],
    ['a key with a lone surrogate', { key: 'a\ud800' }, 'KEY_INVALID'],
    ['an empty process string', { process: '' }, 'PROCESS_MISSING'],
    ['an image style without saving', { process: 'image/resize,w_100' }, 'SAVE_AS_MISSING'],
    ['a pipeline without saving', { process: 'image/resize,w_100|style/a' }, 'SAVE_AS_MISSING'],
  ]
  test.each(refused)('refuses %s before sending', async (_name, input, code) => {
    const { client, server } = await setUp(({ answer }) => answer(200))
    const call = client.processObject({ ...source, process: PROCESS, ...input })
    await expect(call).rejects.toMatchObject({
      name: 'OssValidationError',
      attempts: 0,
      issues: [expect.objectContaining({ code, severity: 'error' })],
    })
    expect(server.requestCount()).toBe(0)
  })

  test('reports all the problems of an input at once', async () => {
    const { client } = await setUp(({ answer }) => answer(200))
    const error = await client
      .processObject({ bucket: 'A', key: '', process: PROCESS })
      .catch((caught: unknown) => caught)
    expect(error).toBeInstanceOf(OssValidationError)
    expect((error as OssValidationError).issues.map((issue) => issue.code)).toEqual([
      'BUCKET_NAME_INVALID',
      'KEY_INVALID',
    ])
  })

  test("passes process-string's issues on, and sends all the same with validate: false", async () => {
    const { client, server } = await setUp(({ answer }) => answer(200, SAVED))
    const process = 'image/resize,w_0|sys/saveas,o_YQ'
    await expect(client.processObject({ ...source, process })).rejects.toMatchObject({
      name: 'OssValidationError',
    })
    expect(server.requestCount()).toBe(0)
    await client.processObject({ ...source, process, validate: false })
    expect(server.requestCount()).toBe(1)
  })
})

describe('putObject', () => {
  test('sends bytes, a stream and a file', async () => {
    const seen: string[] = []
    const { client } = await setUp(async ({ headers, target, readBody, answer }) => {
      const length = headers['content-length'] ?? headers['transfer-encoding']
      seen.push(`${target} ${headers['content-type']} ${length} ${await readBody()}`)
      answer(200, '', { etag: '"E"' })
    })
    const path = join(await createFolder(), 'a.txt')
    await writeFile(path, 'file')
    const stream = new Blob(['str', 'eam']).stream()
    await client.putObject({ ...source, body: 'text' })
    await client.putObject({ ...source, key: 'a b', body: new TextEncoder().encode('bytes') })
    await client.putObject({ ...source, key: 'a.webp', body: stream })
    const result = await client.putObject({ ...source, body: await fromFile(path) })
    expect(seen).toEqual([
      '/examplebucket/photo.jpg image/jpeg 4 text',
      '/examplebucket/a%20b application/octet-stream 5 bytes',
      '/examplebucket/a.webp image/webp chunked stream',
      '/examplebucket/photo.jpg image/jpeg 4 file',
    ])
    expect(result).toMatchObject({ statusCode: 200, etag: '"E"' })
  })

  test('reads a file again for a second attempt', async () => {
    const bodies: string[] = []
    const { client } = await setUp(async ({ index, readBody, answer }) => {
      bodies.push(String(await readBody()))
      answer(index === 0 ? 500 : 200)
    })
    const path = join(await createFolder(), 'a.txt')
    await writeFile(path, 'again')
    await client.putObject({ ...source, body: await fromFile(path) })
    expect(bodies).toEqual(['again', 'again'])
  })

  test('sends a stream once only', async () => {
    const { client, server } = await setUp(async ({ readBody, answer }) => {
      await readBody()
      answer(500)
    })
    const body = new Blob(['once']).stream()
    await expect(client.putObject({ ...source, body })).rejects.toMatchObject({ attempts: 1 })
    expect(server.requestCount()).toBe(1)
  })

  test('names a failure of the stream that it was to send', async () => {
    const { client } = await setUp(({ readBody }) => void readBody().catch(() => {}))
    async function* body() {
      yield new TextEncoder().encode('begin')
      throw new Error('disk on fire')
    }
    await expect(client.putObject({ ...source, body: body() })).rejects.toMatchObject({
      code: 'OSS_REQUEST_BODY_FAILED',
      cause: expect.objectContaining({ message: 'disk on fire' }),
    })
  })
})

describe('getObject', () => {
  const KEYS = ['a b+c', 'a/../b/./c', 'a//b', '中文/😀', "~!*'()", '?#%&=:@,;$', '%2e%2e/x']
  test.each(KEYS)('asks for exactly the key %s', async (key) => {
    let target = ''
    const { client } = await setUp((exchange) => {
      target = exchange.target
      exchange.answer(200, 'x')
    })
    const object = await client.getObject({ bucket: 'examplebucket', key })
    expect(await object.text()).toBe('x')
    expect(decodeURIComponent(target)).toBe(`/examplebucket/${key}`)
    expect(target).not.toMatch(/[ !'()*+]/)
  })

  test('reads the head, the bytes, the text and the JSON', async () => {
    const { client } = await setUp(({ answer }) =>
      answer(200, '{"ImageWidth":{"value":"1"}}', {
        'content-type': 'application/json',
        etag: '"E"',
        'last-modified': 'Sun, 22 Nov 2026 07:00:00 GMT',
        'x-oss-meta-author': 'me',
      }),
    )
    const get = () => client.getObject({ ...source, process: 'image/info' })
    expect(await (await get()).json()).toEqual({ ImageWidth: { value: '1' } })
    expect((await (await get()).bytes()).byteLength).toBe(28)
    const object = await get()
    await object.text()
    expect(object).toMatchObject({
      contentType: 'application/json',
      contentLength: 28,
      etag: '"E"',
      lastModified: new Date('2026-11-22T07:00:00Z'),
      metadata: { author: 'me' },
    })
  })

  test('encodes the style into the query', async () => {
    let target = ''
    const { client } = await setUp((exchange) => {
      target = exchange.target
      exchange.answer(200, 'x')
    })
    await (await client.getObject({ ...source, process: 'image/resize,w_100' })).bytes()
    expect(target).toBe('/examplebucket/photo.jpg?x-oss-process=image%2Fresize%2Cw_100')
  })

  const ranges: [name: string, range: unknown][] = [
    ['the text of a header', 'bytes=1-1'],
    ['a negative start', { start: -1 }],
    ['an end before the start', { start: 5, end: 4 }],
    ['part of a byte', { start: 0.5 }],
    ['no start', { end: 5 }],
    ['null', null],
  ]
  test.each(ranges)('refuses %s as a range', async (_name, range) => {
    const { client, server } = await setUp(({ answer }) => answer(200, 'whole'))
    // @ts-expect-error: whatever a program without types may give
    await expect(client.getObject({ ...source, range })).rejects.toMatchObject({
      name: 'OssValidationError',
      message: `expected range to be { start, end } in whole bytes, counted from 0, start no larger than end, or { start }, received ${JSON.stringify(range)}`,
      issues: [expect.objectContaining({ code: 'RANGE_INVALID', path: ['range'] })],
    })
    expect(server.requestCount()).toBe(0)
  })

  test('refuses a process string that saves', async () => {
    const { client } = await setUp(({ answer }) => answer(200))
    await expect(client.getObject({ ...source, process: PROCESS })).rejects.toMatchObject({
      issues: [expect.objectContaining({ code: 'SAVE_AS_FORBIDDEN' })],
    })
  })

  test('writes a file that appears when it is whole', async () => {
    const path = await createFolder()
    const { client } = await setUp(({ index, response, answer }) => {
      if (index === 0) return answer(200, 'whole')
      response.writeHead(200, { 'content-length': '100' })
      response.write('half')
      setImmediate(() => response.destroy())
    })
    await (await client.getObject(source)).toFile(join(path, 'a'))
    expect(await readFile(join(path, 'a'), 'utf8')).toBe('whole')
    const cut = await client.getObject(source)
    await expect(cut.toFile(join(path, 'b'))).rejects.toMatchObject({ code: 'OSS_CONNECTION_LOST' })
    expect(await readdir(path)).toEqual(['a'])
  })

  test('names the file that cannot be written, not the one beside it', async () => {
    const { client } = await setUp(({ answer }) => answer(200, 'whole'))
    const path = join(await createFolder(), 'none', 'a.jpg')
    const error = await (await client.getObject(source)).toFile(path).catch((thrown) => thrown)
    expect(error).toMatchObject({ code: 'ENOENT', path })
    expect(error.message).not.toContain('.part')
  })

  test('slows the server down while the body is not read', async () => {
    let written = 0
    let isDrained = true
    const { client } = await setUp(({ response, socket }) => {
      response.writeHead(200, { 'content-length': String(2 ** 30) })
      const chunk = new Uint8Array(2 ** 20)
      while (isDrained && written < 2 ** 30) {
        isDrained = response.write(chunk)
        written += chunk.byteLength
      }
      socket.unref()
    })
    const object = await client.getObject(source)
    expect(isDrained).toBe(false)
    await object.body.cancel()
  })
})

describe('createBucket', () => {
  test('sends the ACL and the storage class', async () => {
    const seen: unknown[] = []
    const { client } = await setUp(async ({ method, target, headers, readBody, answer }) => {
      seen.push(method, target, headers['x-oss-acl'], String(await readBody()))
      answer(200)
    })
    await client.createBucket({ bucket: 'dest', acl: 'public-read', storageClass: 'IA' })
    await client.createBucket({ bucket: 'dest' })
    expect(seen).toEqual([
      'PUT',
      '/dest/',
      'public-read',
      '<CreateBucketConfiguration><StorageClass>IA</StorageClass></CreateBucketConfiguration>',
      'PUT',
      '/dest/',
      undefined,
      '',
    ])
  })
})

describe('OssClient', () => {
  test('signs each attempt anew and reports how many there were', async () => {
    const dates: unknown[] = []
    const { client, effects } = await setUp(({ headers, answer }) => {
      dates.push(headers['x-oss-date'])
      effects.setNow(new Date('2026-11-22T07:00:09Z'))
      answer(503, '<Error><Code>ServiceUnavailable</Code></Error>')
    })
    await expect(client.processObject({ ...source, process: PROCESS })).rejects.toMatchObject({
      code: 'ServiceUnavailable',
      attempts: 3,
    })
    expect(dates).toEqual(['20261122T070000Z', '20261122T070009Z', '20261122T070009Z'])
    expect(effects.delays).toEqual([200, 400])
  })

  test('learns the time of the service and keeps it', async () => {
    const dates: unknown[] = []
    const { client, effects } = await setUp(({ index, headers, answer }) => {
      dates.push(headers['x-oss-date'])
      const date = index === 2 ? 'Sun, 22 Nov 2026 09:00:00 GMT' : 'Sun, 22 Nov 2026 08:00:00 GMT'
      if (index === 1 || index === 3) return answer(200, SAVED)
      answer(403, '<Error><Code>RequestTimeTooSkewed</Code></Error>', { date })
    })
    await client.processObject({ ...source, process: PROCESS })
    await client.processObject({ ...source, process: PROCESS })
    expect(dates).toEqual([
      '20261122T070000Z',
      '20261122T080000Z',
      '20261122T080000Z',
      '20261122T090000Z', // the second correction replaces the first
    ])
    expect(effects.delays).toEqual([0, 0])
  })

  test('fetches other credentials when the service refuses the former', async () => {
    let fetched = 0
    const ids: unknown[] = []
    const { client } = await setUp(
      ({ index, headers, answer }) => {
        ids.push(/Credential=(\w+)/.exec(headers.authorization ?? '')?.[1])
        if (index === 0) return answer(403, '<Error><Code>SecurityTokenExpired</Code></Error>')
        answer(200, SAVED)
      },
      {
        credentials: async () => {
          fetched += 1
          return { accessKeyId: `KEY${fetched}`, accessKeySecret: 's', securityToken: 't' }
        },
      },
    )
    await client.processObject({ ...source, process: PROCESS })
    expect(ids).toEqual(['KEY1', 'KEY2'])
  })

  test('says so when there are no credentials', async () => {
    const { client, server } = await setUp(({ answer }) => answer(200), {
      credentials: fromEnv({ OSS_ACCESS_KEY_ID: 'id' }),
    })
    await expect(client.getObject(source)).rejects.toMatchObject({
      name: 'OssCredentialsError',
      code: 'OSS_CREDENTIALS_MISSING',
      attempts: 0,
      message:
        'expected OSS_ACCESS_KEY_ID and OSS_ACCESS_KEY_SECRET in the environment, found no OSS_ACCESS_KEY_SECRET',
    })
    expect(server.requestCount()).toBe(0)
    const empty = { accessKeyId: 'id', accessKeySecret: '' }
    expect(() => new OssClient({ region: 'r', credentials: empty })).toThrow(
      'expected credentials with a text as accessKeySecret, received an empty text',
    )
  })

  test('sends unsigned requests for anonymous', async () => {
    const { client } = await setUp(
      ({ headers, answer }) => answer(200, headers.authorization ?? 'none'),
      { credentials: 'anonymous' },
    )
    expect(await (await client.getObject(source)).text()).toBe('none')
  })

  test('rejects with the reason of the signal, also while a body is being read', async () => {
    const { client } = await setUp(({ index, response }) => {
      if (index === 0) return
      response.writeHead(200, { 'content-length': '10' })
      response.write('begin')
    })
    const early = new AbortController()
    const call = client.getObject({ ...source, signal: early.signal })
    setImmediate(() => early.abort(new Error('enough')))
    await expect(call).rejects.toThrow('enough')
    const late = new AbortController()
    const object = await client.getObject({ ...source, signal: late.signal })
    const read = object.bytes()
    late.abort(new Error('too late'))
    await expect(read).rejects.toThrow('too late')
    const before = client.getObject({ ...source, signal: AbortSignal.abort(new Error('never')) })
    await expect(before).rejects.toThrow('never')
  })

  test('ends a call at its total time limit', async () => {
    const { client } = await setUp(() => {})
    await expect(client.getObject({ ...source, timeout: 20 })).rejects.toMatchObject({
      name: 'OssTimeoutError',
      phase: 'total',
      attempts: 1,
      message: 'getObject was not done within its time limit of 20 ms',
    })
  })

  test('cuts an unread body when it is closed, and refuses further calls', async () => {
    const { client, server } = await setUp(({ response }) => {
      response.writeHead(200, { 'content-length': '10' })
      response.write('begin')
    })
    const object = await client.getObject(source)
    await client.close()
    await expect(object.bytes()).rejects.toMatchObject({ code: 'OSS_CLIENT_CLOSED' })
    await expect(client.getObject(source)).rejects.toMatchObject({ code: 'OSS_CLIENT_CLOSED' })
    await server.untilDisconnected()
  })

  test('names options that are out of range, all of them', () => {
    const options = { region: 'r', credentials, timeout: 0, retry: { attempts: 0 } } as const
    expect(() => new OssClient(options)).toThrow(
      'expected timeout to be a number from 1 to 2147483647, received 0; expected retry.attempts to be a number from 1 to 100, received 0',
    )
  })

  test('refuses to be made from nothing', () => {
    // @ts-expect-error: the type demands options
    expect(() => new OssClient()).toThrow(
      new TypeError(
        "expected options such as { region: 'cn-hangzhou', credentials: fromEnv() }, received nothing",
      ),
    )
  })

  test('never prints its secret', async () => {
    const { client } = await setUp(({ answer }) => answer(403))
    const error = await client.getObject(source).catch((caught: unknown) => caught)
    const { inspect } = await import('node:util')
    expect(inspect(client, { depth: 9, showHidden: true })).not.toContain('SECRET')
    expect(inspect(error, { depth: 9 })).not.toContain('SECRET')
  })
})

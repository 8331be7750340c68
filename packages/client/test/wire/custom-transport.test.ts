import { OssClient, type OssClientOptions, type WireRequest } from '@oss-process/client'
import { describe, expect, test } from 'vitest'

type Transport = NonNullable<OssClientOptions['transport']>

function createClient(transport: Transport, options: Partial<OssClientOptions> = {}): OssClient {
  return new OssClient({
    region: 'cn-hangzhou',
    credentials: { accessKeyId: 'id', accessKeySecret: 'secret' },
    retry: { baseDelay: 0 },
    transport,
    ...options,
  })
}

const source = { bucket: 'bucket', key: 'a/../b c.jpg' }
const process = 'image/resize,w_100|sys/saveas,o_dGh1bWIuanBn'

/** Pieces that say when their reader has left. */
async function* pieces(onLeave: () => void = () => {}): AsyncGenerator<Uint8Array> {
  try {
    for (let piece = 0; piece < 64; piece += 1) yield new Uint8Array(64 * 1024).fill(piece)
  } finally {
    onLeave()
  }
}

describe('the transport option', () => {
  test('receives the signed request and answers in place of the network', async () => {
    const sent: WireRequest[] = []
    await using client = createClient(async (request) => {
      sent.push(request)
      const body = JSON.stringify({ bucket: '', object: 'thumb.jpg', status: 'OK' })
      return { statusCode: 200, headers: { 'X-Oss-Request-Id': 'R' }, body }
    })
    const result = await client.processObject({ ...source, process })
    expect(result).toMatchObject({ requestId: 'R', bucket: 'bucket', key: 'thumb.jpg' })
    expect(sent).toEqual([
      {
        method: 'POST',
        url: 'https://bucket.oss-cn-hangzhou.aliyuncs.com/a/../b%20c.jpg?x-oss-process',
        headers: expect.objectContaining({
          authorization: expect.stringMatching(/^OSS4-HMAC-SHA256 Credential=id\//),
          'content-md5': expect.any(String),
        }),
        body: `x-oss-process=${process}`,
        signal: undefined,
      },
    ])
  })

  test('retries what it throws like a lost connection', async () => {
    let calls = 0
    await using client = createClient(async () => {
      calls += 1
      throw new Error('down')
    })
    await expect(client.headObject(source)).rejects.toMatchObject({
      name: 'OssNetworkError',
      code: 'OSS_CONNECTION_LOST',
      attempts: 3,
      cause: expect.objectContaining({ message: 'down' }),
    })
    expect(calls).toBe(3)
  })

  test('reads errors of the service from its answers', async () => {
    const body = '<Error><Code>NoSuchKey</Code><Message>none</Message></Error>'
    await using client = createClient(async () => ({ statusCode: 404, body }))
    await expect(client.getObject(source)).rejects.toMatchObject({
      name: 'OssServiceError',
      code: 'NoSuchKey',
    })
  })

  test('answers with a stream of any length', async () => {
    await using client = createClient(async () => ({ statusCode: 200, body: pieces() }))
    const bytes = await (await client.getObject(source)).bytes()
    expect(bytes.byteLength).toBe(64 * 64 * 1024)
    expect([bytes[0], bytes.at(-1)]).toEqual([0, 63])
  })

  test('leaves the stream when its reader does', async () => {
    let leave = (): void => {}
    const left = new Promise<void>((resolve) => {
      leave = resolve
    })
    await using client = createClient(async () => ({ statusCode: 200, body: pieces(leave) }))
    const { body } = await client.getObject(source)
    await body.cancel()
    await left
  })

  test('refuses an answer without end where a whole one is read', async () => {
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (;;) yield new Uint8Array(1024 * 1024)
    }
    await using client = createClient(async () => ({ statusCode: 200, body: endless() }))
    await expect(client.processObject({ ...source, process })).rejects.toMatchObject({
      code: 'OSS_RESPONSE_TOO_LARGE',
    })
  })

  test('is left at once by a signal, with the reason of the signal', async () => {
    const stop = new AbortController()
    await using client = createClient(() => {
      stop.abort(new Error('enough'))
      return new Promise(() => {})
    })
    await expect(client.headObject({ ...source, signal: stop.signal })).rejects.toThrow('enough')
  })

  test('ends a body that is being read when the client is closed', async () => {
    const client = createClient(async () => ({ statusCode: 200, body: pieces() }))
    const object = await client.getObject(source)
    await client.close()
    await expect(object.bytes()).rejects.toMatchObject({ code: 'OSS_CLIENT_CLOSED' })
  })

  test('is refused when it is no function', () => {
    const transport = 'https' as unknown as Transport
    expect(() => createClient(transport)).toThrow(
      'expected transport to be a function, received string',
    )
  })
})

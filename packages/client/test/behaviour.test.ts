/**
 * The same behaviour against two back ends: the emulator, which verifies and draws, and a scripted
 * server, whose answers are written down. What holds for both does not hang on how either is made.
 */
import { OssClient, type OssClientOptions } from '@oss-process/client'
import { createEmulator, type Fault } from '@oss-process/emulator'
import { image, resize } from '@oss-process/process-string'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createBitmap } from './helpers/bitmap.ts'
import { type ScriptedExchange, startScriptedServer } from './helpers/scripted-server.ts'

const bucket = 'examplebucket'
const key = 'photo.bmp'
const process = image(resize({ mode: 'fixed', width: 100, height: 100 })).saveAs({ key: 'small' })
const picture = createBitmap(40, 30)

/** A service that holds `photo.bmp` in `examplebucket`, and can go wrong. */
interface Backend {
  readonly options: OssClientOptions
  readonly fail: (fault: Fault) => void
}

async function startEmulator(): Promise<Backend> {
  const emulator = await createEmulator({ port: 0 })
  onTestFinished(() => emulator.close())
  const { region, credentials, endpoint } = emulator
  await using client = new OssClient({ region, credentials, endpoint })
  await client.createBucket({ bucket })
  await client.putObject({ bucket, key, body: picture })
  return {
    options: { region, credentials, endpoint },
    // A clock that is off stays off; the rest happens once.
    fail: (fault) =>
      emulator.faults.add(fault.kind === 'skewed-clock' ? fault : { ...fault, times: 1 }),
  }
}

async function startScript(): Promise<Backend> {
  const faults: Fault[] = []
  const server = await startScriptedServer(async (exchange) => {
    const body = await exchange.readBody()
    const fault = faults.shift()
    if (fault === undefined) answerWell(exchange, String(body))
    else play(fault, exchange)
  })
  onTestFinished(() => server[Symbol.asyncDispose]())
  const credentials = { accessKeyId: 'AKID', accessKeySecret: 'SECRET' }
  return {
    options: { region: 'cn-hangzhou', credentials, endpoint: server.endpoint },
    fail: (fault) => faults.push(fault),
  }
}

function answerWell({ method, target, answer }: ScriptedExchange, body: string): void {
  if (!target.startsWith(`/${bucket}/${key}`)) {
    answer(404, '<Error><Code>NoSuchKey</Code><EC>0026-00000001</EC></Error>')
  } else if (body.includes('|sys/saveas')) {
    answer(200, '{"bucket": "", "fileSize": 3654, "object": "small", "status": "OK"}')
  } else if (target.includes('image/info') || target.includes('image%2Finfo')) {
    answer(200, '{"ImageWidth": {"value": "40"}, "ImageHeight": {"value": "30"}}')
  } else {
    answer(200, method === 'HEAD' ? '' : picture, {
      'content-length': String(picture.byteLength),
      etag: '"E"',
    })
  }
}

function play(fault: Fault, { answer, response, socket }: ScriptedExchange): void {
  switch (fault.kind) {
    case 'error':
      answer(503, '<Error><Code>ServiceUnavailable</Code></Error>')
      break
    case 'reset':
      socket.resetAndDestroy()
      break
    case 'skewed-clock':
      answer(403, '<Error><Code>RequestTimeTooSkewed</Code></Error>', {
        date: new Date(Date.now() + fault.ms).toUTCString(),
      })
      break
    case 'expired-token':
      answer(403, '<Error><Code>SecurityTokenExpired</Code></Error>')
      break
    case 'latency':
      setTimeout(() => response.destroy(), fault.ms)
      break
    default:
      throw new Error(`no script for ${fault.kind}`)
  }
}

describe.each([
  ['the emulator', startEmulator],
  ['a scripted server', startScript],
])('against %s', (_name, start) => {
  async function connect(given: Partial<OssClientOptions> = {}) {
    const { options, fail } = await start()
    const attempts: number[] = []
    const onAttempt: OssClientOptions['onAttempt'] = ({ attempt }) => attempts.push(attempt)
    const client = new OssClient({ ...options, onAttempt, ...given })
    onTestFinished(() => client.close())
    return { client, fail, attempts }
  }

  test('a result is parsed', async () => {
    const { client, attempts } = await connect()
    expect(await client.processObject({ bucket, key, process })).toMatchObject({
      statusCode: 200,
      requestId: expect.stringMatching(/^[0-9A-F]{24}$/),
      bucket,
      key: 'small',
      fileSize: 3654,
      processStatus: 'OK',
    })
    expect(attempts).toEqual([1])
  })

  test('an object comes as it is, and its facts as JSON', async () => {
    const { client } = await connect()
    const object = await client.getObject({ bucket, key })
    expect(Buffer.from(await object.bytes()).equals(picture)).toBe(true)
    expect((await client.headObject({ bucket, key })).contentLength).toBe(picture.byteLength)
    const info = await client.getObject({ bucket, key, process: 'image/info' })
    expect(await info.json()).toMatchObject({ ImageWidth: { value: '40' } })
  })

  test('a refusal is an error with its codes, after one attempt', async () => {
    const { client, attempts } = await connect()
    await expect(client.processObject({ bucket, key: 'none', process })).rejects.toMatchObject({
      name: 'OssServiceError',
      code: 'NoSuchKey',
      ec: '0026-00000001',
      statusCode: 404,
      attempts: 1,
    })
    expect(attempts).toEqual([1])
  })

  const passing: Fault[] = [
    { kind: 'error' },
    { kind: 'reset', at: 'start' },
    { kind: 'skewed-clock', ms: 3_600_000 },
  ]
  test.each(passing)('a passing fault, $kind, takes a second attempt', async (fault) => {
    const { client, fail, attempts } = await connect()
    fail(fault)
    const result = await client.processObject({ bucket, key, process })
    expect(result.processStatus).toBe('OK')
    expect(attempts).toEqual([1, 2])
  })

  test('an expired token is reported at once when there is no other', async () => {
    const { client, fail } = await connect()
    fail({ kind: 'expired-token' })
    await expect(client.processObject({ bucket, key, process })).rejects.toMatchObject({
      code: 'SecurityTokenExpired',
      statusCode: 403,
      attempts: 1,
    })
  })

  test('a call ends when it is aborted, and at its time limit', async () => {
    const { client, fail } = await connect()
    fail({ kind: 'latency', ms: 2000 })
    const signal = AbortSignal.timeout(50)
    await expect(client.headObject({ bucket, key, signal })).rejects.toMatchObject({
      name: 'TimeoutError',
    })
    fail({ kind: 'latency', ms: 2000 })
    await expect(client.headObject({ bucket, key, timeout: 50 })).rejects.toMatchObject({
      name: 'OssTimeoutError',
      code: 'OSS_TIMEOUT',
    })
  })
})

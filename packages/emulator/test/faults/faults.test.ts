import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Fault, Faults } from '../../src/faults/faults.ts'
import type { LogEntry } from '../../src/index.ts'
import { type Answer, call, member, send, startEmulator } from '../helpers/client.ts'
import { temporaryFolder } from '../helpers/temporary-folder.ts'

const bucket = 'photos'
const subject = { operation: 'getObject', bucket, key: 'k' }

describe('Faults', () => {
  test('spreads a rate evenly', () => {
    const faults = new Faults()
    faults.add({ kind: 'latency', ms: 0, rate: 0.3 })
    const met = Array.from({ length: 20 }, () => faults.match(subject).length)
    expect(met.join('')).toBe('00010010010001001001')
  })

  test('ends after its number of requests', () => {
    const faults = new Faults()
    faults.add({ kind: 'latency', ms: 0, times: 2 })
    expect([1, 2, 3].map(() => faults.match(subject).length)).toEqual([1, 1, 0])
    expect(faults.list()).toEqual([])
  })

  test('applies to the requests it names, and counts them', () => {
    const faults = new Faults()
    const id = faults.add({ kind: 'latency', ms: 0, operation: 'putObject', key: 'k' })
    faults.match(subject)
    faults.match({ ...subject, operation: 'putObject' })
    expect(faults.list()).toMatchObject([{ id, hits: 1 }])
    expect([faults.remove(id), faults.remove(id)]).toEqual([true, false])
  })

  test.each([
    [{ kind: 'lateness' }, 'one of latency, error'],
    [{ kind: 'latency' }, 'milliseconds for ms'],
    [{ kind: 'latency', ms: 1, rate: 0 }, 'a number above 0 to 1 for rate'],
    [{ kind: 'latency', ms: 1, times: 1.5 }, 'a whole number above 0 for times'],
    [{ kind: 'error', status: 200 }, 'an integer from 400 to 599 for status'],
    [{ kind: 'reset', at: 'end' }, 'start, headers or body for at'],
    [{ kind: 'slow-body', bytesPerSecond: 0 }, 'a number above 0 for bytesPerSecond'],
    [{ kind: 'skewed-clock' }, 'milliseconds for ms'],
  ])('refuses %j', (fault, expected) => {
    // Faults also arrive as JSON, untyped.
    expect(() => new Faults().add(fault as Fault)).toThrow(expected)
  })
})

async function getWith(fault: Fault): Promise<Answer> {
  const emulator = await startEmulator({ buckets: [bucket] })
  await call(emulator, { method: 'PUT', bucket, key: 'k', body: 'x'.repeat(2000) })
  emulator.faults.add(fault)
  return await call(emulator, { method: 'GET', bucket, key: 'k' })
}

describe('an emulator with faults', () => {
  test('answers 503 at a rate', async () => {
    const emulator = await startEmulator({
      buckets: [bucket],
      faults: [{ kind: 'error', rate: 0.5, operation: 'headObject' }],
    })
    await call(emulator, { method: 'PUT', bucket, key: 'k', body: 'x' })
    const statuses: number[] = []
    for (let count = 0; count < 4; count++) {
      statuses.push((await call(emulator, { method: 'HEAD', bucket, key: 'k' })).status)
    }
    expect(statuses).toEqual([200, 503, 200, 503])
  })

  test('sends retry-after', async () => {
    const answer = await getWith({ kind: 'error' })
    expect(answer).toMatchObject({ status: 503, headers: { 'retry-after': '1' } })
    expect(member(answer, 'Code')).toBe('ServiceUnavailable')
  })

  test('answers with the status and code of the fault', async () => {
    const answer = await getWith({ kind: 'error', status: 500, code: 'InternalError' })
    expect([answer.status, member(answer, 'Code')]).toEqual([500, 'InternalError'])
  })

  test('answers after a latency, and slowly but completely', async () => {
    expect((await getWith({ kind: 'latency', ms: 20 })).text.length).toBe(2000)
    const slow = await getWith({ kind: 'slow-body', bytesPerSecond: 20_000 })
    expect(slow).toMatchObject({ status: 200, headers: { 'content-length': '2000' } })
    expect(slow.text).toBe('x'.repeat(2000))
  })

  test.each(['start', 'headers', 'body'] as const)(
    'resets the connection at the %s',
    async (at) => {
      await expect(getWith({ kind: 'reset', at })).rejects.toThrow(
        /aborted|socket hang up|ECONNRESET/,
      )
    },
  )

  test('refuses with a skewed clock, and shows its time', async () => {
    const answer = await getWith({ kind: 'skewed-clock', ms: 3_600_000 })
    expect([answer.status, member(answer, 'Code')]).toEqual([403, 'RequestTimeTooSkewed'])
    const offMs = Date.parse(String(answer.headers.date)) - Date.now()
    expect(Math.round(offMs / 3_600_000)).toBe(1)
    expect(member(answer, 'MaxAllowedSkewMilliseconds')).toBe('900000')
  })

  test('refuses an expired token', async () => {
    const answer = await getWith({ kind: 'expired-token' })
    expect([answer.status, member(answer, 'Code')]).toEqual([403, 'SecurityTokenExpired'])
  })
})

describe('the admin endpoint', () => {
  const headers = { host: 'localhost', 'content-type': 'application/json' }

  test('adds, lists and removes faults, and resets', async () => {
    const emulator = await startEmulator({ admin: true, buckets: [bucket] })
    const body = JSON.stringify({ kind: 'error', operation: 'listObjects' })
    const added = await send(emulator, { method: 'POST', target: '/-/faults', headers, body })
    expect([added.status, added.text]).toEqual([201, '{"id":"1"}\n'])
    expect((await call(emulator, { method: 'GET', bucket })).status).toBe(503)
    const listed = await send(emulator, { method: 'GET', target: '/-/faults', headers })
    expect(JSON.parse(listed.text)).toMatchObject([{ id: '1', hits: 1 }])
    await send(emulator, { method: 'DELETE', target: '/-/faults/1', headers })
    expect((await call(emulator, { method: 'GET', bucket })).status).toBe(200)
    await call(emulator, { method: 'PUT', bucket, key: 'k', body: 'x' })
    await send(emulator, { method: 'POST', target: '/-/reset', headers })
    expect((await call(emulator, { method: 'GET', bucket, key: 'k' })).status).toBe(404)
  })

  test('explains a wrong fault', async () => {
    const emulator = await startEmulator({ admin: true })
    for (const body of ['{"kind":"reset","at":"end"}', 'no JSON', 'null']) {
      const answer = await send(emulator, { method: 'POST', target: '/-/faults', headers, body })
      expect([answer.status, member(answer, 'Code')]).toEqual([400, 'InvalidArgument'])
    }
  })

  test('is off unless switched on', async () => {
    const emulator = await startEmulator()
    const answer = await send(emulator, { method: 'GET', target: '/-/faults', headers })
    expect([answer.status, member(answer, 'Code')]).toEqual([404, 'NoSuchBucket'])
  })
})

describe('reset', () => {
  test('restores the state of the start', async () => {
    const emulator = await startEmulator({ buckets: [bucket], requestIds: 'counted' })
    await call(emulator, { method: 'PUT', bucket: 'another' })
    await call(emulator, { method: 'PUT', bucket, key: 'k', body: 'x' })
    emulator.faults.add({ kind: 'error' })
    await emulator.reset()
    const listed = await call(emulator, { method: 'GET' })
    expect(listed.headers['x-oss-request-id']).toBe('000000000000000000000001')
    expect([...listed.text.matchAll(/<Name>(.*?)<\/Name>/g)].map(([, name]) => name)).toEqual([
      bucket,
    ])
    expect((await call(emulator, { method: 'GET', bucket, key: 'k' })).status).toBe(404)
    expect((await call(emulator, { method: 'PUT', bucket, key: 'k', body: 'y' })).status).toBe(200)
  })
})

describe('reset of a root that holds folders of the user', () => {
  test('refuses and deletes nothing, from the program and over HTTP', async () => {
    const root = await temporaryFolder()
    await mkdir(join(root, 'source'))
    await writeFile(join(root, 'source', 'index.ts'), 'mine')
    const emulator = await startEmulator({ root, buckets: [bucket, 'source'], admin: true })
    await call(emulator, { method: 'PUT', bucket, key: 'k', body: 'x' })
    await call(emulator, { method: 'PUT', bucket: 'source' })
    await expect(emulator.reset()).rejects.toMatchObject({
      name: 'EmulatorError',
      code: 'EMULATOR_RESET_REFUSED',
      message: expect.stringContaining('received the folders source. Nothing was deleted.'),
    })
    const answer = await send(emulator, { method: 'POST', target: '/-/reset', headers: {} })
    expect([answer.status, member(answer, 'Code')]).toEqual([409, 'OperationNotSupported'])
    expect(await readFile(join(root, 'source', 'index.ts'), 'utf8')).toBe('mine')
    expect((await call(emulator, { method: 'GET', bucket, key: 'k' })).text).toBe('x')
  })
})

describe('the request log', () => {
  test('logs each request as a JSON line, without secrets', async () => {
    const log = join(await temporaryFolder(), 'requests.jsonl')
    const emulator = await startEmulator({ buckets: [bucket], requestIds: 'counted', log })
    await call(emulator, { method: 'GET', bucket, key: 'none' })
    const target = '/photos/k?x-oss-signature=abc&x-oss-security-token=def&x-oss-credential=ghi'
    await send(emulator, { method: 'GET', target, headers: { host: 'localhost' } })
    await emulator.close()
    const lines = (await readFile(log, 'utf8')).trimEnd().split('\n')
    const [first, second] = lines.map((line) => JSON.parse(line) as LogEntry)
    expect(first).toEqual({
      time: expect.stringMatching(/^\d{4}-.*Z$/),
      requestId: '000000000000000000000001',
      method: 'GET',
      target: '/photos/none',
      operation: 'getObject',
      bucket,
      key: 'none',
      status: 404,
      code: 'NoSuchKey',
      ec: '0026-00000001',
      durationMs: expect.any(Number),
    })
    expect(second?.target).toBe(
      '/photos/k?x-oss-signature=***&x-oss-security-token=***&x-oss-credential=***',
    )
  })

  test('accepts a function', async () => {
    const entries: LogEntry[] = []
    const emulator = await startEmulator({ log: (entry) => entries.push(entry) })
    await call(emulator, { method: 'GET' })
    expect(entries).toMatchObject([{ operation: 'listBuckets', status: 200 }])
  })
})

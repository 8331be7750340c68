import { connect } from 'node:net'
import { describe, expect, inject, test } from 'vitest'
import { reportBatch } from '../helpers/batch.ts'
import { call, startEmulator } from '../helpers/client.ts'
import { mutate } from '../helpers/mutated-requests.ts'
import { Random } from '../helpers/random.ts'

/** Sends text as it is; gives the status of the answer, or that there was none. */
async function sendRaw(port: number, text: string): Promise<string> {
  return await new Promise((done) => {
    let answer = ''
    const socket = connect(port, '127.0.0.1', () => socket.end(text, 'latin1'))
    socket.on('data', (chunk) => {
      answer += chunk.toString('latin1')
    })
    socket.on('error', () => undefined)
    socket.on('close', () => done(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1] ?? 'none'))
  })
}

describe('the server', () => {
  test('survives broken messages on the wire', async () => {
    const { cases, seed } = inject('batch') ?? { cases: 0, seed: 0 }
    const emulator = await startEmulator({ buckets: ['photos'] })
    const random = new Random(seed)
    const message =
      'PUT /photos/k HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nX-Oss-Meta-A: b\r\n\r\nhello'
    const counts: Record<string, number> = {}
    for (let count = 0; count < cases; count++) {
      const bent = mutate(mutate(message, random), random)
      // A message that announces more than it brings ends with its connection.
      const status = await sendRaw(emulator.port, bent)
      counts[status] = (counts[status] ?? 0) + 1
    }
    reportBatch('broken messages', counts)
    expect((await call(emulator, { method: 'GET', bucket: 'photos' })).status).toBe(200)
  })
})

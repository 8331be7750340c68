import { connect } from 'node:net'
import { describe, expect, test } from 'vitest'
import { call, startEmulator } from '../helpers/client.ts'
import { mutate } from '../helpers/mutated-requests.ts'
import { Random } from '../helpers/random.ts'
import { surviveMutations } from '../helpers/survive-mutations.ts'

const RUNS = 10
const MEGABYTE = 1024 * 1024

async function sendRaw(port: number, text: string): Promise<void> {
  await new Promise<void>((done) => {
    const socket = connect(port, '127.0.0.1', () => socket.end(text, 'latin1'))
    socket.on('data', () => undefined)
    socket.on('error', () => undefined)
    socket.on('close', () => done())
  })
}

describe('the handler', () => {
  test('answers 100,000 mutated requests without a defect, inside its root', async () => {
    const before = process.memoryUsage().rss
    for (let run = 0; run < RUNS; run++) await surviveMutations(100_000 / RUNS, run)
    const grown = (process.memoryUsage().rss - before) / MEGABYTE
    expect(grown).toBeLessThan(500)
  })
})

describe('the server', () => {
  test('survives 5,000 broken messages on the wire', async () => {
    const emulator = await startEmulator({ buckets: ['photos'] })
    const random = new Random(1)
    const message =
      'PUT /photos/k HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nX-Oss-Meta-A: b\r\n\r\nhello'
    for (let count = 0; count < 5000; count++) {
      const bent = mutate(mutate(message, random), random)
      // A message that announces more than it brings ends with its connection.
      await sendRaw(emulator.port, bent)
    }
    expect((await call(emulator, { method: 'GET', bucket: 'photos' })).status).toBe(200)
  })
})

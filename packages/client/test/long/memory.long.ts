import { execFile } from 'node:child_process'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { startScriptedServer } from '../helpers/scripted-server.ts'
import { createFolder } from '../helpers/set-up.ts'

const GIGABYTE = 2 ** 30
const MEGABYTE = 2 ** 20

function* pieces(byteLength: number): Generator<Uint8Array> {
  const piece = new Uint8Array(MEGABYTE)
  for (let sent = 0; sent < byteLength; sent += MEGABYTE) yield piece
}

test('an object of 2 GB reaches a file through less than 80 MB of memory', async () => {
  await using server = await startScriptedServer(async ({ method, response, answer }) => {
    if (method === 'HEAD') return answer(200)
    response.writeHead(200, { 'content-length': String(2 * GIGABYTE), etag: '"E"' })
    await pipeline(Readable.from(pieces(2 * GIGABYTE)), response)
  })
  const path = join(await createFolder(), 'big')
  const program = fileURLToPath(new URL('download.mjs', import.meta.url))
  const { stdout } = await promisify(execFile)(process.execPath, [program, server.endpoint, path])
  const { startBytes, peakBytes } = JSON.parse(stdout)
  expect((await stat(path)).size).toBe(2 * GIGABYTE)
  expect((peakBytes - startBytes) / MEGABYTE).toBeLessThan(80)
})

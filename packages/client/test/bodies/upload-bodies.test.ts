/** Everything that can be the body of an upload, stored in the emulator and read again. */
import { createReadStream, openAsBlob } from 'node:fs'
import { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { fromFile, OssClient, type PutObjectInput } from '@oss-process/client'
import { createEmulator, type Emulator } from '@oss-process/emulator'
import { afterAll, beforeAll, expect, test } from 'vitest'

const file = fileURLToPath(import.meta.url)
const bucket = 'bodies'
let emulator: Emulator
let client: OssClient

beforeAll(async () => {
  emulator = await createEmulator({ port: 0, buckets: [bucket] })
  const { endpoint, credentials, region } = emulator
  client = new OssClient({ region, credentials, endpoint })
})

afterAll(async () => {
  await client.close()
  await emulator.close()
})

async function* pieces(): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode('a')
  yield new TextEncoder().encode('b')
}

const bodies: readonly [name: string, open: () => Promise<PutObjectInput['body']>][] = [
  ['text', async () => 'ab'],
  ['bytes', async () => new TextEncoder().encode('ab')],
  ['a file', async () => await fromFile(file)],
  ['a stream of a file', async () => createReadStream(file)],
  ['a stream of Node', async () => Readable.from(pieces())],
  ['a stream of the web', async () => (await openAsBlob(file)).stream()],
  ['a generator', async () => pieces()],
]

test.each(bodies)('%s', async (name, open) => {
  await client.putObject({ bucket, key: name, body: await open() })
  const stored = await (await client.getObject({ bucket, key: name })).text()
  if (name.includes('file') || name.includes('web')) expect(stored).toContain('can be the body')
  else expect(stored).toBe('ab')
})

import { readdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import sharp from 'sharp'
import { expect } from 'vitest'
import { call, startEmulator } from './client.ts'
import { mutatedRequest } from './mutated-requests.ts'
import { Random } from './random.ts'
import { filesBelow, temporaryFolder } from './temporary-folder.ts'

/** Statuses of 500 and above that the service itself gives. */
const SERVER_STATUSES = new Set([501, 503])

/** How many answers there were of each status. */
export type StatusCounts = Readonly<Record<number, number>>

/** Sends mutated requests and checks that nothing breaks and that nothing leaves the root. */
export async function surviveMutations(count: number, seed: number): Promise<StatusCounts> {
  const outside = await temporaryFolder()
  const emulator = await startEmulator({ root: join(outside, 'root'), buckets: ['photos'] })
  const picture = await sharp({
    create: { width: 16, height: 12, channels: 4, background: '#123456' },
  })
    .png()
    .toBuffer()
  await call(emulator, { method: 'PUT', bucket: 'photos', key: 'photo.png', body: picture })
  const random = new Random(seed)
  const counts: Record<number, number> = {}
  for (let index = 0; index < count; index++) {
    const request = await mutatedRequest(emulator, random)
    const { status, body } = await emulator.handler(request)
    if (body instanceof Readable) body.destroy()
    counts[status] = (counts[status] ?? 0) + 1
    if (status >= 500 && !SERVER_STATUSES.has(status)) {
      throw new Error(
        `request ${index} of seed ${seed} got ${status}: ${request.method} ${request.target}`,
      )
    }
  }
  expect(await readdir(outside)).toEqual(['root'])
  expect((await readdir(dirname(outside))).includes('escape.jpg')).toBe(false)
  expect(await filesBelow(join(emulator.root, '.oss', 'tmp'))).toEqual([])
  return counts
}

import { createHash } from 'node:crypto'
import { join } from 'node:path'
import sharp from 'sharp'
import { describe, expect, inject, test } from 'vitest'
import { reportBatch } from '../helpers/batch.ts'
import { type CallParts, call } from '../helpers/client.ts'
import { Random } from '../helpers/random.ts'
import { type Remote, startRemote } from '../helpers/remote-emulator.ts'
import { filesBelow, temporaryFolder } from '../helpers/temporary-folder.ts'

const bucket = 'photos'
const { cases: SAVES, seed: SEED } = inject('batch') ?? { cases: 0, seed: 0 }
const TARGETS = 20
const KILL_EVERY = 25
const WIDTHS = [40, 80]

function saveOf(target: number, width: number): CallParts {
  const encoded = Buffer.from(`out/${target}.png`).toString('base64url')
  return {
    method: 'POST',
    bucket,
    key: 'photo.png',
    query: { 'x-oss-process': '' },
    body: `x-oss-process=image/resize,w_${width}/format,png|sys/saveas,o_${encoded}`,
  }
}

/** Every object is complete and one of the two that were ever saved; there is no other file. */
async function assertWhole(remote: Remote, root: string): Promise<number> {
  const files = await filesBelow(join(root, bucket))
  for (const key of files.filter((name) => name !== 'photo.png')) {
    const answer = await call(remote, { method: 'GET', bucket, key })
    const md5 = createHash('md5').update(answer.bytes).digest('hex').toUpperCase()
    expect(answer.headers).toMatchObject({ 'content-type': 'image/png', etag: `"${md5}"` })
    expect(WIDTHS).toContain((await sharp(answer.bytes).metadata()).width)
    expect(key).toMatch(/^out\/\d+\.png$/)
  }
  expect(await filesBelow(join(root, '.oss', 'tmp'))).toEqual([])
  return files.length
}

describe('an emulator that is killed during saves', () => {
  test('has each object complete, old or new, and no stray file', async () => {
    const root = await temporaryFolder()
    const random = new Random(SEED)
    const outcomes = { answered: 0, 'cut off': 0 }
    let { child, remote } = await startRemote(root)
    const noise = Buffer.from(Array.from({ length: 200 * 150 * 3 }, () => random.below(256)))
    const body = await sharp(noise, { raw: { width: 200, height: 150, channels: 3 } })
      .png()
      .toBuffer()
    await call(remote, { method: 'PUT', bucket, key: 'photo.png', body })
    for (let saved = 0; saved < SAVES; saved += KILL_EVERY) {
      const saves = Array.from({ length: KILL_EVERY }, (_, index) => {
        return call(remote, saveOf(index % TARGETS, random.pick(WIDTHS))).then(
          ({ status }) => {
            expect(status).toBe(200)
            outcomes.answered++
          },
          () => {
            outcomes['cut off']++
          },
        )
      })
      // Somewhere between the first answers and the last.
      const answered = random.below(KILL_EVERY)
      let count = 0
      await new Promise<void>((reached) => {
        for (const save of saves) void save.then(() => ++count > answered && reached())
      })
      child.kill('SIGKILL')
      await Promise.all(saves)
      ;({ child, remote } = await startRemote(root))
      await assertWhole(remote, root)
    }
    expect(await assertWhole(remote, root)).toBe(TARGETS + 1)
    reportBatch('saves under kill -9', outcomes)
  })
})

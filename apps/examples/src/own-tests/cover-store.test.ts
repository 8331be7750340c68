/** Tests of one's own code: each gets an emulator of its own, which draws, stores and refuses. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { emulatorFixture } from '@oss-process/emulator/vitest'
import { test as base, expect } from 'vitest'
import { CoverStore } from './cover-store.ts'

const photograph = join(process.env['PHOTO_FOLDER'] ?? '.', 'photo.jpg')

const test = base.extend({ emulator: emulatorFixture({ buckets: ['shop'] }) })

test('keeps a cover in two sizes', async ({ emulator }) => {
  await using store = new CoverStore(emulator, 'shop')
  const cover = await store.keep('9787', await readFile(photograph))
  expect(cover).toEqual({ large: 'covers/9787.jpg', small: 'covers/9787-80.webp' })
  // The folder of the emulator holds ordinary files: what was drawn can be looked at.
  const small = await readFile(join(emulator.root, 'shop', cover.small))
  expect(small.subarray(8, 12).toString()).toBe('WEBP')
})

test('keeps a cover although the service is busy at first', async ({ emulator }) => {
  emulator.faults.add({ kind: 'error', operation: 'processObject', times: 2 })
  await using store = new CoverStore(emulator, 'shop')
  const { small } = await store.keep('9788', await readFile(photograph))
  expect(small).toBe('covers/9788-80.webp')
})

test('says what was wrong with a cover that is no picture', async ({ emulator }) => {
  await using store = new CoverStore(emulator, 'shop')
  await expect(store.keep('9789', new TextEncoder().encode('no picture'))).rejects.toMatchObject({
    name: 'OssServiceError',
    statusCode: 400,
  })
})

import { mkdtemp, readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { hash64, RepeatedTexts } from '../../src/batch/repeated-texts.ts'
import { nodeFiles } from '../../src/io.ts'

async function repeatedOf(texts: Iterable<string>) {
  const folder = await mkdtemp(join(tmpdir(), 'oss-process-repeated-'))
  const repeated = new RepeatedTexts(nodeFiles(folder), 'targets.tmp')
  for (const text of texts) await repeated.add(text)
  const hashes = []
  for await (const hash of repeated.repeated()) hashes.push(hash)
  const left = await readdir(folder)
  await repeated.close()
  return { hashes, wrote: left.length > 0, left: await readdir(folder) }
}

function* numbered(count: number, again: readonly number[] = []) {
  for (let index = 0; index < count; index += 1) yield `photos/${index}.jpg`
  for (const index of again) yield `photos/${index}.jpg`
}

describe('RepeatedTexts', () => {
  test('finds nothing in nothing', async () => {
    expect((await repeatedOf([])).hashes).toEqual([])
  })

  test('compares few texts without a file', async () => {
    const { hashes, wrote } = await repeatedOf(['a', 'b', 'a', '图'])
    expect(hashes).toEqual([hash64('a')])
    expect(wrote).toBe(false)
  })

  test('finds the two that came again among many, and leaves no file', async () => {
    const { hashes, wrote, left } = await repeatedOf(numbered(300_000, [7, 299_999]))
    const expected = [hash64('photos/7.jpg'), hash64('photos/299999.jpg')]
    expect(hashes.toSorted()).toEqual(expected.toSorted())
    expect(wrote).toBe(true)
    expect(left).toEqual([])
  })

  test.each([8191, 8192, 8193, 24_576])('finds the last of %i', async (count) => {
    const { hashes } = await repeatedOf(numbered(count, [count - 1]))
    expect(hashes).toEqual([hash64(`photos/${count - 1}.jpg`)])
  })
})

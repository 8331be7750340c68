import { appendFile, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Job, PlannedObject } from '../../src/batch/journal.ts'
import { hasPlan, Journal, journalFolder, readPlan, writePlan } from '../../src/batch/journal.ts'
import { fakeIo } from '../helpers/fake-io.ts'

const job: Job = {
  sources: 'oss://photos/',
  style: 'image/resize,w_100',
  target: '{key}',
  targetBucket: 'thumbs',
  endpoint: 'http://127.0.0.1:1',
}

async function* objects(count: number): AsyncGenerator<PlannedObject> {
  for (let index = 0; index < count; index += 1) {
    yield { index, bucket: 'photos', key: `图 ${index}.jpg`, target: `t/${index}` }
  }
}

async function makePlan(count: number) {
  const io = fakeIo({ folder: await mkdtemp(join(tmpdir(), 'oss-process-journal-')) })
  expect(await writePlan('j', { job, objects: objects(count), files: io.files })).toBe(count)
  return { io, folder: io.files.path('j') }
}

async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const list: Item[] = []
  for await (const item of items) list.push(item)
  return list
}

describe('writePlan and readPlan', () => {
  test('give back every object in order', async () => {
    const { io, folder } = await makePlan(3000)
    expect((await all(readPlan('j', io.files))).flat()).toEqual(await all(objects(3000)))
    expect(await readdir(folder)).toEqual(['plan.jsonl'])
  })

  test('leave nothing behind when the sources fail', async () => {
    const { io } = await makePlan(1)
    async function* failing(): AsyncGenerator<PlannedObject> {
      yield* objects(2)
      throw new Error('no more')
    }
    await expect(writePlan('k', { job, objects: failing(), files: io.files })).rejects.toThrow(
      'no more',
    )
    expect(await io.files.facts('k')).toBeUndefined()
  })
})

describe('hasPlan', () => {
  test('knows its own job, and refuses that of another', async () => {
    const { io } = await makePlan(1)
    expect(await hasPlan('j', { job, io })).toBe(true)
    expect(await hasPlan('none', { job, io })).toBe(false)
    await expect(hasPlan('j', { job: { ...job, style: 'x' }, io })).rejects.toThrow(
      'the journal j belongs to another job',
    )
  })

  test('returns different folders for different jobs', async () => {
    expect(await journalFolder(job)).not.toBe(await journalFolder({ ...job, target: 'x' }))
  })
})

describe('Journal', () => {
  test('remembers what is done, and counts failures to try again', async () => {
    const { io } = await makePlan(100)
    const { journal, progress } = await Journal.open('j', { io })
    expect(progress).toEqual({ count: 100, succeeded: 0, failed: 0 })
    const planned = (await all(readPlan('j', io.files))).flat()
    await journal.finish(planned.slice(0, 60).map((object) => ({ object, outcome: 'ok' })))
    await journal.finish(planned.slice(60, 70).map((object) => ({ object, outcome: 'failed' })))
    await journal.finish(planned.slice(60, 62).map((object) => ({ object, outcome: 'ok' })))
    await journal.close()
    const second = await Journal.open('j', { io })
    expect(second.progress).toEqual({ count: 100, succeeded: 62, failed: 8 })
    expect(planned.filter((object) => second.journal.isDone(object))).toEqual(planned.slice(0, 62))
    await second.journal.close()
  })

  test('drops an incomplete last line, and continues after it', async () => {
    const { io, folder } = await makePlan(20)
    await writeFile(join(folder, 'done.log'), '0 ok\n1 ok\n1')
    const { journal, progress } = await Journal.open('j', { io })
    expect(progress.succeeded).toBe(2)
    const [, , third] = (await all(readPlan('j', io.files))).flat()
    if (third !== undefined) await journal.finish([{ object: third, outcome: 'ok' }])
    await journal.close()
    expect(await readFile(join(folder, 'done.log'), 'utf8')).toBe('0 ok\n1 ok\n2 ok\n')
  })

  test('refuses a file that is not its own', async () => {
    const { io, folder } = await makePlan(2)
    await appendFile(join(folder, 'done.log'), 'something else\n')
    await expect(Journal.open('j', { io })).rejects.toThrow('is damaged: "something else"')
  })
})

/** `batch` through the real executable. */
import { once } from 'node:events'
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { noteOnWindows } from '../../../../tools/programs.mjs'
import { run, start } from '../helpers/executable.ts'
import type { InstantService } from '../helpers/instant-service.ts'
import { startInstantService } from '../helpers/instant-service.ts'
import {
  batchArguments,
  readNotes,
  runAndKill,
  serviceEnv,
  writeKeys,
} from '../helpers/killed-batch.ts'
import { jpegSize, photograph } from '../helpers/picture.ts'

let folder: string
let service: InstantService

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'oss-process-batch-'))
  service = await startInstantService()
})

afterEach(async () => {
  await service.close()
  await rm(folder, { recursive: true })
})

const signalsNote = noteOnWindows('POSIX signals')

const lines = (text: string) => text.trim().split('\n')

describe('batch over the embedded emulator', () => {
  test('says that there is nothing to do when no object is found', async () => {
    await mkdir(join(folder, 'root/photos'), { recursive: true })
    const argv = ['batch', 'oss://photos/none/', '--root', 'root', '--style', 'image/format,webp']
    const { code, stdout, stderr } = await run([...argv, '--target-image', '{name}.webp'], {
      cwd: folder,
    })
    expect({ code, stdout, stderr }).toEqual({
      code: 0,
      stdout: '',
      stderr: 'nothing to do: no object found\n',
    })
  })

  const job = [
    ...['batch', 'oss://photos/in/*.jpg', '--root', 'root'],
    ...['--style', 'image/resize,m_fixed,w_40,h_30', '--target-image', 'out/{name}_{width}.{ext}'],
  ]

  test('processes what a glob finds, tells what failed, and tries that again', async () => {
    await mkdir(join(folder, 'root/photos/in/deep'), { recursive: true })
    for (const name of ['a.jpg', 'b.jpg', 'deep/c.jpg']) {
      await copyFile(photograph, join(folder, 'root/photos/in', name))
    }
    await writeFile(join(folder, 'root/photos/in/bad.jpg'), 'no picture')
    const first = await run(job, { cwd: folder })
    const results = lines(first.stdout).map((line) => JSON.parse(line))
    expect(results.map(({ source, ok }) => [source, ok]).sort()).toEqual([
      ['oss://photos/in/a.jpg', true],
      ['oss://photos/in/b.jpg', true],
      ['oss://photos/in/bad.jpg', false],
    ])
    expect(results.find(({ ok }) => !ok)).toMatchObject({
      statusCode: 400,
      error: { code: 'BadRequest' },
    })
    expect(first.stderr).toMatch(/^oss-process: 2 of 3 objects processed in .*, 1 left, 1 failed\n/)
    expect(first.code).toBe(4)
    const saved = await readFile(join(folder, 'root/photos/out/a_40.jpg'))
    expect(jpegSize(saved)).toBe('40x30')

    await copyFile(photograph, join(folder, 'root/photos/in/bad.jpg'))
    const second = await run(job, { cwd: folder })
    expect(second.stderr).toMatch(/^going on: 2 of 3 are done, 1 that failed are tried again\n/)
    expect(lines(second.stdout)).toHaveLength(1)
    expect(second.code).toBe(0)
    expect(await readdir(join(folder, '.oss-process-batch'))).toEqual([])
  })
})

describe('batch', () => {
  test('continues after kill -9 until every object is saved, and loses none', async () => {
    await writeKeys(folder, 400)
    const reported = new Set<string>()
    let code: number | null = null
    for (const after of [1, 60, 90, 50, Number.POSITIVE_INFINITY]) {
      const result = await runAndKill(folder, { endpoint: service.endpoint, after })
      for (const line of result.results) reported.add(JSON.parse(line).source)
      code = result.code
      if (code === null) await readNotes(folder)
    }
    expect(code).toBe(0)
    expect(reported.size).toBe(400)
    expect(service.saved.size).toBe(400)
    // What was on its way at a kill may have been saved and is done again, no more than that.
    expect([...service.saved.values()].filter((times) => times > 1).length).toBeLessThan(4 * 64)
  })

  test.runIf(signalsNote === '')(
    `stops at Ctrl-C with code 130, and says how to go on${signalsNote}`,
    async () => {
      await writeKeys(folder, 5000)
      const child = start(batchArguments(service.endpoint), { cwd: folder, env: serviceEnv })
      let stderr = ''
      child.stderr?.setEncoding('utf8').on('data', (text: string) => {
        stderr += text
      })
      child.stdout?.once('data', () => child.kill('SIGINT'))
      child.stdout?.resume()
      const [code] = await once(child, 'close')
      expect(stderr).toMatch(
        /^oss-process: stopped by SIGINT: \d+ of 5000 objects processed in .*, \d+ left\n {2}hint: run the same command again to go on\n$/,
      )
      expect(code).toBe(130)
      await readNotes(folder)
    },
  )

  test('halves its calls in flight while the service is busy, and still saves all', async () => {
    await writeKeys(folder, 300)
    service.refuse = (call) => call > 100 && call <= 110
    const { code } = await run(batchArguments(service.endpoint), { cwd: folder, env: serviceEnv })
    expect(code).toBe(0)
    expect(service.saved.size).toBe(300)
  })

  test('keeps to the most calls at once', async () => {
    await writeKeys(folder, 60)
    const argv = [...batchArguments(service.endpoint), '--concurrency', '3']
    expect((await run(argv, { cwd: folder, env: serviceEnv })).code).toBe(0)
    expect(service.mostInFlight()).toBeLessThanOrEqual(3)
  })

  test('stops at the first failure with --fail-fast', async () => {
    await writeKeys(folder, 2000)
    service.refuse = () => true
    const argv = [...batchArguments(service.endpoint), '--fail-fast', '--concurrency', '1']
    const { code, stdout } = await run(argv, { cwd: folder, env: serviceEnv })
    expect(code).toBe(4)
    expect(lines(stdout)).toHaveLength(1)
  })

  interface Refused {
    readonly name: string
    readonly stdin?: string
    readonly argv: readonly string[]
    readonly says: string
  }
  const style = ['--style', 'image/resize,w_100']
  const refused: readonly Refused[] = [
    {
      name: 'two objects under one key',
      stdin: 'a/x.jpg\nb/x.jpg\n',
      argv: ['-', '--bucket', 'photos', ...style, '--target-image', 't/{base}'],
      says: 'oss://photos/a/x.jpg and oss://photos/b/x.jpg would both be saved as t/x.jpg',
    },
    {
      name: 'one object twice',
      stdin: 'x.jpg\nx.jpg\n',
      argv: ['-', '--bucket', 'photos', ...style, '--target-image', 't/{key}'],
      says: 'oss://photos/x.jpg is in the list twice',
    },
    {
      name: 'an object over itself',
      stdin: 'x.jpg\n',
      argv: ['-', '--bucket', 'photos', ...style, '--target-image', '{key}'],
      says: 'oss://photos/x.jpg would be saved over itself',
    },
    {
      name: 'keys without a bucket',
      stdin: 'x.jpg\n',
      argv: ['-', ...style, '--target-image', 't/{key}'],
      says: 'expected a bucket for "x.jpg", found none in the list',
    },
    { name: 'no sources', argv: [...style, '--target-image', 'x'], says: 'missing the sources' },
    {
      name: 'a concurrency of nothing',
      argv: ['-', ...style, '--target-image', 'x', '--concurrency', '0'],
      says: 'expected --concurrency as a whole number from 1 to 1000, received 0',
    },
  ]

  test.each(refused)('refuses $name before anything is sent', async ({ stdin, argv, says }) => {
    const given = { cwd: folder, env: serviceEnv, ...(stdin === undefined ? {} : { stdin }) }
    const result = await run(['batch', ...argv, '--endpoint', service.endpoint], given)
    expect(result.stderr).toContain(says)
    expect(result.code).toBe(2)
    expect(service.saved.size).toBe(0)
  })
})

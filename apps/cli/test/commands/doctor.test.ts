import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runMain } from '../helpers/fake-io.ts'

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'oss-process-doctor-'))
  await mkdir(join(folder, 'root/photos'), { recursive: true })
})

afterAll(() => rm(folder, { recursive: true }))

const local = ['doctor', '--root', 'root']
const now = () => new Date()

describe('doctor', () => {
  test('goes through everything and leaves nothing behind', async () => {
    const { code, stdout } = await runMain([...local, '--bucket', 'photos'], { folder, now })
    expect(
      stdout.replace(/127[\d.:]+/g, '…').replace(/saved \..*/, 'saved …'),
    ).toMatchInlineSnapshot(`
      "ok       region: cn-hangzhou (embedded emulator)
      ok       credentials: those of the embedded emulator
      ok       endpoint: http://… (embedded emulator)
      skipped  DNS: … needs none
      skipped  TLS: the endpoint is http://, in the clear
      ok       signed call: accepted with status 200
      ok       clock: in step with the service
      ok       bucket: photos is empty
      ok       process and save: saved …
      "
    `)
    expect(code).toBe(0)
    expect(await readdir(join(folder, 'root/photos'))).toEqual([])
  })

  test('saves nothing with --read-only', async () => {
    const argv = [...local, '--bucket', 'photos', '--read-only']
    const { code, stdout } = await runMain(argv, { folder, now })
    expect(stdout).toContain('skipped  process and save: not with --read-only\n')
    expect(code).toBe(0)
  })

  test('finds a clock that is wrong', async () => {
    const late = () => new Date(Date.now() + 300_000)
    const { code, stdout } = await runMain(local, { folder, now: late })
    expect(stdout).toMatch(
      /FAILED {3}clock: this machine is (299|300|301) s ahead of the service\n {9}do: set the clock/,
    )
    expect(code).toBe(1)
  })

  test('finds a bucket that is not there, and stops at it', async () => {
    const { code, stdout } = await runMain([...local, '--bucket', 'nowhere'], { folder, now })
    expect(stdout).toMatch(/FAILED {3}bucket: NoSuchBucket: .*\n {9}do: /)
    expect(stdout).not.toContain('process and save')
    expect(code).toBe(1)
  })

  test('finds what is wrong in a profile, and looks at the rest', async () => {
    const profile = [
      '[default]',
      'region = oss-cn-hangzhou',
      'endpoint = https://a.example:x',
      'access-key-id = ID',
      'access-key-secret = SECRET',
    ]
    await writeFile(join(folder, 'wrong.ini'), profile.join('\n'))
    const argv = ['doctor', '--config-file', 'wrong.ini']
    expect(await runMain(argv, { folder, now })).toEqual({
      code: 2,
      stdout: `FAILED   region: expected a region such as cn-hangzhou, received "oss-cn-hangzhou" (profile default of wrong.ini)
         do: write cn-hangzhou
ok       credentials: access key id ID (profile default of wrong.ini)
FAILED   endpoint: expected an endpoint such as https://oss-cn-hangzhou.aliyuncs.com, received "https://a.example:x" (profile default of wrong.ini)
         do: write the host alone, or leave it out for the region's own
`,
      stderr: '',
    })
  })

  test('finds that there are no credentials', async () => {
    await writeFile(join(folder, 'empty.ini'), '')
    const argv = ['doctor', '--region', 'cn-hangzhou', '--config-file', 'empty.ini']
    const { code, stdout } = await runMain(argv, { folder, now })
    expect(stdout).toContain('FAILED   credentials: found none in flags, environment or profile\n')
    expect(code).toBe(3)
  })
})

/** The main job through the real executable, against `serve` in another process. */
import { spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, open, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { noteOnWindows } from '../../../../tools/programs.mjs'
import type { RunOptions, Server } from '../helpers/executable.ts'
import { cleanEnv, executable, run, serve, stoppedCode } from '../helpers/executable.ts'
import { jpegSize, photograph } from '../helpers/picture.ts'

const env = { OSS_ACCESS_KEY_ID: 'test', OSS_ACCESS_KEY_SECRET: 'test', OSS_REGION: 'cn-hangzhou' }
let folder: string
let server: Server

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'oss-process-cli-'))
  const photo = await readFile(photograph)
  const files = {
    'photo.jpg': photo,
    'truncated.jpg': photo.subarray(0, 20_000),
    'notes.txt': 'no picture',
  }
  // Buckets are folders and objects are files: what is dropped in is served.
  for (const at of ['root/photos', 'root/dest']) await mkdir(join(folder, at), { recursive: true })
  for (const [name, content] of Object.entries(files)) {
    await writeFile(join(folder, name), content)
    await writeFile(join(folder, 'root/photos', name), content)
  }
  server = await serve(join(folder, 'root'))
})

afterAll(async () => {
  expect(await server.stop()).toBe(stoppedCode)
  await rm(folder, { recursive: true })
})

/** Runs a command against the server. */
function service(argv: readonly string[], options: RunOptions = {}) {
  const given = { cwd: folder, ...options, env: { ...env, ...options.env } }
  return run([...argv, '--endpoint', server.endpoint], given)
}

const job = ['--bucket', 'photos', '--key', 'photo.jpg', '--target-image', 'out/图 1.jpg']
const style = ['--style', 'image/resize,m_fixed,w_100,h_100']

describe('the main job', () => {
  test('prints one line and saves a picture of exactly the size asked for', async () => {
    const { code, stdout, stderr } = await service([...job, ...style, '--target_bucket', 'dest'])
    expect(stderr).toBe('')
    expect(stdout).toMatch(
      /^status code: 200, request id: [0-9A-F]{24}, bucket: dest, file size: \d+, key: out\/图 1\.jpg, process status: OK\n$/,
    )
    expect(code).toBe(0)
    const { bytes } = await service(['get', 'oss://dest/out/图 1.jpg'])
    expect(jpegSize(bytes)).toBe('100x100')
  })

  test('runs the styles of a pipeline one after the other', async () => {
    const pipeline = 'image/resize,m_fixed,w_100,h_50|image/rotate,90|image/format,jpg'
    const { code, stdout, stderr } = await service([...job, '--style', pipeline])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toContain('process status: OK')
    const { bytes } = await service(['get', 'oss://photos/out/图 1.jpg'])
    expect(jpegSize(bytes)).toBe('50x100')
  })

  test('prints one object with --json, and saves beside the source by default', async () => {
    const { stdout } = await service([...job, ...style, '--json'])
    expect(JSON.parse(stdout)).toEqual({
      statusCode: 200,
      requestId: expect.stringMatching(/^[0-9A-F]{24}$/),
      bucket: 'photos',
      fileSize: expect.any(Number),
      key: 'out/图 1.jpg',
      processStatus: 'OK',
    })
  })

  test('prints the request and sends nothing with --dry-run', async () => {
    const target = ['--target-image', 'dry.jpg', '--target-bucket', 'dest', '--dry-run']
    const { code, stdout } = await service([...job, ...target, ...style])
    const { host } = new URL(server.endpoint)
    expect(stdout).toContain(`POST http://${host}/photos/photo.jpg?x-oss-process\n`)
    expect(stdout).toContain(
      '\n\nx-oss-process=image/resize,m_fixed,w_100,h_100|sys/saveas,o_ZHJ5LmpwZw==,b_ZGVzdA==\n',
    )
    expect(stdout).toContain('Signature=******')
    expect(code).toBe(0)
    expect((await service(['get', 'oss://dest/dry.jpg'])).code).toBe(1)
  })
})

describe('put, get and mb', () => {
  test('give back what was stored, through files and through pipes', async () => {
    const text = 'ü\u0000 any bytes'
    expect((await service(['mb', 'oss://new-one'])).stdout).toBe('created bucket new-one\n')
    expect((await service(['put', 'notes.txt', 'oss://new-one/'])).code).toBe(0)
    expect((await service(['put', '-', 'oss://photos/a b?.bin'], { stdin: text })).code).toBe(0)
    expect((await service(['get', 'oss://photos/a b?.bin', '-o', '-'])).stdout).toBe(text)
    const saved = await service([
      'get',
      '--bucket',
      'photos',
      '--key',
      'a b?.bin',
      '-o',
      'x',
      '--json',
    ])
    expect(JSON.parse(saved.stdout)).toMatchObject({ statusCode: 200, byteLength: 13, file: 'x' })
    expect(await readFile(join(folder, 'x'), 'utf8')).toBe(text)
  })

  test('take stdin from a file', async () => {
    const words = ['put', '-', 'oss://photos/stdin.txt', '--endpoint', server.endpoint]
    const stdin = await open(join(folder, 'notes.txt'))
    const put = spawnSync(process.execPath, [executable, ...words], {
      env: cleanEnv(env),
      stdio: [stdin.fd, 'pipe', 'pipe'],
      encoding: 'utf8',
    })
    await stdin.close()
    expect(put).toMatchObject({
      status: 0,
      stdout: 'uploaded stdin to oss://photos/stdin.txt\n',
      stderr: '',
    })
    expect((await service(['get', 'oss://photos/stdin.txt'])).stdout).toBe('no picture')
  })

  test('process on the way out', async () => {
    const { stdout } = await service(['get', 'oss://photos/photo.jpg', '--style', 'image/info'])
    expect(JSON.parse(stdout)).toMatchObject({
      ImageWidth: { value: '807' },
      ImageHeight: { value: '1024' },
    })
  })

  test('leave the old file alone when a download fails', async () => {
    await writeFile(join(folder, 'kept.jpg'), 'old')
    const { code } = await service(['get', 'oss://photos/missing.jpg', '-o', 'kept.jpg'])
    expect(code).toBe(1)
    expect(await readFile(join(folder, 'kept.jpg'), 'utf8')).toBe('old')
  })

  test('send nothing with --dry-run', async () => {
    const { stdout } = await service(['mb', 'oss://never-made', '--dry-run', '--json'])
    expect(JSON.parse(stdout)).toMatchObject({ method: 'PUT' })
    const put = await service(['put', 'notes.txt', 'oss://photos/never', '--dry-run'])
    expect(put.stdout).toMatch(/^PUT .*\/photos\/never\n/)
    expect((await service(['get', 'oss://photos/never'])).code).toBe(1)
  })
})

describe('bad input', () => {
  interface Case {
    readonly name: string
    readonly argv: readonly string[]
    readonly env?: Readonly<Record<string, string>>
    readonly code: number
    readonly says: string | RegExp
  }
  const save = [...job, ...style]
  const cases: readonly Case[] = [
    {
      name: 'missing flags',
      argv: ['--bucket', 'photos'],
      code: 2,
      says: 'missing --key, --style, --target-image',
    },
    {
      name: 'an empty style',
      argv: [...job, '--style', ''],
      code: 2,
      says: 'expected a style such as image/resize,w_100, received an empty one',
    },
    {
      name: 'an unknown mode',
      argv: [...job, '--style', 'image/resize,m_fit,w_1'],
      code: 2,
      says: /resize m: expected one of lfit, mfit, fill, pad, fixed, received "fit"/,
    },
    {
      name: 'a width of nothing',
      argv: [...job, '--style', 'image/resize,w_0'],
      code: 2,
      says: 'resize w: expected an integer from 1 to 16384, received "0"',
    },
    {
      name: 'an unknown action',
      argv: [...job, '--style', 'image/resise,w_1'],
      code: 2,
      says: 'did you mean resize?',
    },
    {
      name: 'a bucket name against the rules',
      argv: ['--bucket', 'Photos', '--key', 'photo.jpg', '--target-image', 'x', ...style],
      code: 2,
      says: 'expected a bucket name of 3 to 63 lower-case letters, digits and inner hyphens, received "Photos"',
    },
    {
      name: 'a missing source key',
      argv: ['--bucket', 'photos', '--key', 'none.jpg', '--target-image', 'x', ...style],
      code: 1,
      says: /NoSuchKey: .*status 404/,
    },
    {
      name: 'a source bucket that does not exist',
      argv: ['--bucket', 'nowhere', '--key', 'photo.jpg', '--target-image', 'x', ...style],
      code: 1,
      says: /NoSuchBucket: .*status 404/,
    },
    {
      name: 'a target bucket that does not exist',
      argv: [...save, '--target-bucket', 'nowhere'],
      code: 1,
      says: /NoSuchBucket: .*status 404/,
    },
    {
      name: 'a wrong secret',
      argv: save,
      env: { OSS_ACCESS_KEY_SECRET: 'hunter2' },
      code: 1,
      says: /SignatureDoesNotMatch: .*status 403/,
    },
    {
      name: 'an unknown access key id',
      argv: save,
      env: { OSS_ACCESS_KEY_ID: 'someone' },
      code: 1,
      says: /InvalidAccessKeyId: .*status 403/,
    },
    {
      name: 'no credentials',
      argv: save,
      env: { OSS_ACCESS_KEY_ID: '', OSS_ACCESS_KEY_SECRET: '' },
      code: 3,
      says: 'expected credentials, found none in flags, environment or profile',
    },
    {
      name: 'no region',
      argv: save,
      env: { OSS_REGION: '' },
      code: 3,
      says: 'expected a region, found none in flags, environment or profile',
    },
    {
      name: 'an unreachable endpoint',
      argv: [...save, '--endpoint', 'http://127.0.0.1:1'],
      code: 1,
      says: /127\.0\.0\.1:1/,
    },
    {
      name: 'a source that is not an image',
      argv: ['--bucket', 'photos', '--key', 'notes.txt', '--target-image', 'x', ...style],
      code: 1,
      says: /status 400/,
    },
    {
      name: 'a truncated JPEG',
      argv: ['--bucket', 'photos', '--key', 'truncated.jpg', '--target-image', 'x', ...style],
      code: 1,
      says: /status 400/,
    },
    {
      name: 'a local file that is not there',
      argv: ['put', 'none.jpg', 'oss://photos/'],
      code: 5,
      says: 'expected a file at none.jpg, found nothing there',
    },
    {
      name: 'a folder that cannot be written to',
      argv: ['get', 'oss://photos/notes.txt', '-o', 'notes.txt/x'],
      code: 5,
      says: 'leads through something that is not a folder',
    },
    {
      name: 'a folder that is not there',
      argv: ['get', 'oss://photos/notes.txt', '-o', 'none/x'],
      code: 5,
      says: /there is no folder .+[\\/]none for the file after -o\n {2}hint: create it/,
    },
    {
      name: 'a URL that is good for no time',
      argv: ['url', 'oss://photos/notes.txt', '--expires-in', '0'],
      code: 2,
      says: 'expected --expires-in as whole seconds from 1 to 604800 (7 days), received 0',
    },
    {
      name: 'a flag of other commands',
      argv: ['ls', 'oss://photos', '--dry-run'],
      code: 2,
      says: '--dry-run is no flag of oss-process ls\n  hint: oss-process ls --help shows its flags',
    },
    { name: 'an unknown command', argv: ['gte'], code: 2, says: 'did you mean get?' },
    {
      name: 'an unknown flag',
      argv: ['get', '--stlye', 'x'],
      code: 2,
      says: 'did you mean --style?',
    },
    {
      name: 'a group without a command',
      argv: ['style'],
      code: 2,
      says: 'expected a command after style',
    },
    {
      name: 'a misspelt command of a group',
      argv: ['style', 'chek', 'image/info'],
      code: 2,
      says: 'received "chek"\n  hint: did you mean style check?',
    },
    { name: 'a word too many', argv: ['mb', 'abc', 'def'], code: 2, says: 'received "def"' },
  ]

  test.each(cases)(
    '$name: exit code $code and one clear message',
    async ({ argv, env, code, says }) => {
      const given = argv.includes('--endpoint')
        ? run(argv, { cwd: folder, env: { ...testEnv, ...env } })
        : service(argv, env === undefined ? {} : { env })
      const result = await given
      expect(result.stderr).toMatch(says)
      expect(result.stderr).toMatch(/^oss-process: /)
      expect(result.stderr).not.toMatch(/^\s+at /m)
      expect(result.stderr).not.toContain('hunter2')
      expect(result.stdout).toBe('')
      expect(result.code).toBe(code)
    },
  )

  test('none of them leaves an object, whole or half', async () => {
    expect(await readdir(join(folder, 'root/photos'))).not.toContain('x')
    expect(await readdir(join(folder, 'root/dest'))).toEqual(['out'])
  })

  test('is one JSON object on stderr with --json', async () => {
    const { stdout, stderr, code } = await service([
      ...job,
      '--style',
      'image/resize,w_0',
      '--json',
    ])
    expect(stdout).toBe('')
    expect(JSON.parse(stderr)).toMatchObject({
      error: {
        code: 'CLI_USAGE',
        exitCode: 2,
        issues: [{ code: 'VALUE_OUT_OF_RANGE', start: 15, end: 16 }],
      },
    })
    expect(code).toBe(2)
  })

  test('has its cause with --verbose', async () => {
    const wrong = { OSS_ACCESS_KEY_SECRET: 'hunter2' }
    const { stderr } = await service([...job, ...style, '--verbose'], { env: wrong })
    expect(stderr).toMatch(/ {2}statusCode: 403\n/)
    expect(stderr).not.toContain('hunter2')
  })
})

const testEnv = env

describe('--local', () => {
  test('does everything in a folder, without an account', async () => {
    const root = ['--root', join(folder, 'local')]
    const at = { cwd: folder }
    expect((await run(['mb', 'oss://photos', ...root], at)).code).toBe(0)
    expect((await run(['put', 'photo.jpg', 'oss://photos/', ...root], at)).code).toBe(0)
    const { stdout } = await run([...job, ...style, ...root], at)
    expect(stdout).toMatch(/^status code: 200, .*process status: OK\n$/)
    const saved = await readFile(join(folder, 'local/photos/out/图 1.jpg'))
    expect(jpegSize(saved)).toBe('100x100')
  })

  test('keeps its objects in .oss-process by default', async () => {
    expect((await run(['mb', 'oss://here', '--local'], { cwd: folder })).code).toBe(0)
    expect(await readdir(join(folder, '.oss-process'))).toContain('here')
  })
})

describe('serve', () => {
  const signalsNote = noteOnWindows('POSIX signals')
  const signals = ['SIGINT', 'SIGTERM'] as const

  test.runIf(signalsNote === '').each(signals)(
    `ends with code 0 on %s${signalsNote}`,
    async (signal) => {
      const own = await serve(join(folder, 'other'))
      expect(await own.stop(signal)).toBe(0)
    },
  )

  test.each([
    ['with --cors lets any web page call', ['--cors'], 'https://example.com'],
    ['without it keeps to the rules of the bucket', [], null],
  ] as const)('%s', async (_name, flags, allowed) => {
    const own = await serve(join(folder, 'root'), flags)
    const answer = await fetch(`${own.endpoint}/photos/a.jpg`, {
      method: 'OPTIONS',
      headers: { origin: 'https://example.com', 'access-control-request-method': 'GET' },
    })
    await own.stop()
    const origin = answer.headers.get('access-control-allow-origin')
    expect(origin === '*' ? 'https://example.com' : origin).toBe(allowed)
  })

  test('says that a port is taken, and leaves no folder behind', async () => {
    const { port } = new URL(server.endpoint)
    const { code, stderr } = await run(['serve', '--root', join(folder, 'unused'), '--port', port])
    expect(stderr).toContain(port)
    expect(stderr).toMatch(/choose another port/)
    expect(stderr).toContain('hint: give another port with --port N')
    expect(code).toBe(1)
    expect(await readdir(folder)).not.toContain('unused')
  })

  test('says that its root is a file', async () => {
    const { code, stderr } = await run(['serve', '--root', photograph])
    expect(stderr).toContain(`received the file ${photograph}.`)
    expect(stderr).toContain('hint: give another folder with --root DIR')
    expect(code).toBe(5)
  })
})

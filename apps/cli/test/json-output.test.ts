/** Every command's `--json` follows the published schema. */
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runMain } from './helpers/fake-io.ts'
import { photograph } from './helpers/picture.ts'

const schema = JSON.parse(
  await readFile(new URL('../schema/output.schema.json', import.meta.url), 'utf8'),
)
const ajv = new Ajv2020({ allErrors: true, formats: { 'date-time': /^\d{4}-.*Z$/ } })
ajv.addSchema(schema, 'output')
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'oss-process-json-'))
  await mkdir(join(folder, 'root/photos'), { recursive: true })
  await copyFile(photograph, join(folder, 'root/photos/a.jpg'))
  await copyFile(photograph, join(folder, 'a.jpg'))
  await writeFile(join(folder, 'error.xml'), signatureError)
  const mark = ['--style', 'image/blindwatermark,content_bWFyaw', '--target-image', 'marked.jpg']
  await runMain([...job.slice(0, 4), ...mark, ...local], { folder })
})

afterAll(() => rm(folder, { recursive: true }))

const signRequest = JSON.stringify({
  method: 'GET',
  bucket: 'photos',
  key: 'a.jpg',
  endpoint: 'https://oss-cn-hangzhou.aliyuncs.com',
  region: 'cn-hangzhou',
  credentials: { accessKeyId: 'id', accessKeySecret: 'secret' },
})

const signatureError = `<Error><Code>SignatureDoesNotMatch</Code><Message>no</Message>
<StringToSign>OSS4-HMAC-SHA256</StringToSign><CanonicalRequest>GET</CanonicalRequest></Error>`

const job = [
  '--bucket',
  'photos',
  '--key',
  'a.jpg',
  '--style',
  'image/resize,w_9',
  '--target-image',
]
const local = ['--root', 'root']

interface Case {
  readonly definition: string
  readonly argv: readonly string[]
  readonly stdin?: string
  readonly code?: number
}

const cases: readonly Case[] = [
  { definition: 'processed', argv: [...job, 'b.jpg', ...local] },
  {
    definition: 'task',
    argv: [
      ...['--bucket', 'photos', '--key', 'marked.jpg', '--target-image', 'mark.txt', '--async'],
      ...['--style', 'image/deblindwatermark', ...local],
    ],
  },
  { definition: 'request', argv: [...job, 'b.jpg', ...local, '--dry-run'] },
  { definition: 'downloaded', argv: ['get', 'oss://photos/a.jpg', '-o', 'copy.jpg', ...local] },
  { definition: 'uploaded', argv: ['put', 'a.jpg', 'oss://photos/new/', ...local] },
  { definition: 'listed', argv: ['ls', 'oss://photos', ...local] },
  { definition: 'listed', argv: ['ls', ...local] },
  { definition: 'created', argv: ['mb', 'oss://other', ...local] },
  { definition: 'presigned', argv: ['url', 'oss://photos/a.jpg', ...local] },
  {
    definition: 'batched',
    argv: ['batch', '-', ...job.slice(0, 2), ...job.slice(4), 't/{base}', ...local],
    stdin: 'a.jpg\nmissing.jpg\n',
    code: 4,
  },
  { definition: 'deleted', argv: ['rm', 'oss://photos/new/a.jpg', ...local] },
  { definition: 'styleChecked', argv: ['style', 'check', 'image/resize,w_0'], code: 2 },
  { definition: 'styleExplained', argv: ['style', 'explain', 'image/resize,w_9'] },
  { definition: 'styleSize', argv: ['style', 'size', 'image/resize,w_9', '--source', '9x9'] },
  { definition: 'styleBuilt', argv: ['style', 'build', '--action', 'resize width=9'] },
  { definition: 'styleActions', argv: ['style', 'actions'] },
  { definition: 'signed', argv: ['sign'], stdin: signRequest },
  { definition: 'signed', argv: ['sign', '--presign'], stdin: signRequest },
  {
    definition: 'signatureExplained',
    argv: ['sign', '--explain', 'error.xml'],
    stdin: signRequest,
    code: 1,
  },
  { definition: 'examined', argv: ['doctor', '--bucket', 'photos', ...local] },
  {
    definition: 'configSet',
    argv: ['config', 'set', 'region', 'cn-beijing', '--config-file', 'ini'],
  },
  { definition: 'configShown', argv: ['config', 'show', '--config-file', 'ini'] },
  { definition: 'configProfiles', argv: ['config', 'profiles', '--config-file', 'ini'] },
  { definition: 'completion', argv: ['completion', 'fish'] },
]

describe('--json', () => {
  test.each(cases)('of $argv is $definition', async ({ definition, argv, stdin, code = 0 }) => {
    const given = { folder, now: () => new Date(), ...(stdin === undefined ? {} : { stdin }) }
    const result = await runMain([...argv, '--json'], given)
    expect(result.code, result.stderr).toBe(code)
    const lines = result.stdout.trim().split('\n')
    for (const line of lines) {
      const value = JSON.parse(line)
      ajv.validate({ $ref: `output#/$defs/${definition}` }, value)
      expect(ajv.errors, line).toBeNull()
      ajv.validate({ $ref: 'output' }, value)
      expect(ajv.errors, line).toBeNull()
    }
  })

  test('of a failure is one object on stderr', async () => {
    const { stderr, code } = await runMain(
      ['get', 'oss://photos/none', ...local, '--json', '-o', 'x'],
      {
        folder,
      },
    )
    ajv.validate({ $ref: 'output#/$defs/failed' }, JSON.parse(stderr))
    expect(ajv.errors, stderr).toBeNull()
    expect(code).toBe(1)
  })

  test('is tried for every command but the one that does not end', async () => {
    const { commands } = await import('../src/command-line/command-list.ts')
    const tried = cases.map(({ argv }) => argv.join(' '))
    const untried = commands.filter(({ name }) => !tried.some((line) => line.startsWith(name)))
    expect(untried.map(({ name }) => name)).toEqual(['serve', 'playground'])
  })
})

/** What is typed in place of an address or a key, and what a link says about itself. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runMain } from '../helpers/fake-io.ts'

const env = {
  OSS_ACCESS_KEY_ID: 'LTAI',
  OSS_ACCESS_KEY_SECRET: 'secret',
  OSS_REGION: 'cn-hangzhou',
}
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'oss-process-cli-'))
  for (const bucket of ['photos', 'archive'])
    await mkdir(join(folder, 'root', bucket), { recursive: true })
  await writeFile(join(folder, 'root/photos/微信.jpg'), 'no picture')
})

afterAll(() => rm(folder, { recursive: true }))

const local = ['--root', 'root']

describe('ls without a bucket lists the buckets', () => {
  test.each([[[]], [['oss://']]])('%j', async (address) => {
    const { code, stdout } = await runMain(['ls', ...address, ...local], { folder })
    expect(code).toBe(0)
    expect(stdout.replace(/^\S+/gm, 'TIME')).toBe(
      'TIME  cn-hangzhou  oss://archive\nTIME  cn-hangzhou  oss://photos\n',
    )
  })

  test('as many as asked for', async () => {
    const { stdout } = await runMain(['ls', '--limit', '1', '--json', ...local], { folder })
    expect(JSON.parse(stdout)).toMatchObject({ bucket: 'archive', region: 'cn-hangzhou' })
  })
})

describe('a key', () => {
  test.each([
    ['https://b.oss-cn-hangzhou.aliyuncs.com/in/%E5%BE%AE.jpg', 'in/微.jpg'],
    ['a.jpg?x-oss-process=style/thumb', 'a.jpg'],
  ])('that is an address is refused before anything is sent: %s', async (key, right) => {
    const argv = ['--bucket', 'photos', '--key', key, '--style', 'style/s', '--target-image', 't']
    const { code, stderr } = await runMain([...argv, ...local], { folder })
    expect(code).toBe(2)
    expect(stderr).toContain(`expected a key, received "${key}", which looks like an address`)
    expect(stderr).toContain(`hint: write the key alone: ${right}; a style goes into --style`)
  })

  test('that is percent-encoded is not found, and the hint says how it is written', async () => {
    const argv = ['get', 'oss://photos/%E5%BE%AE%E4%BF%A1.jpg', '-o', 'x.jpg']
    const { code, stderr } = await runMain([...argv, ...local], { folder })
    expect(code).toBe(1)
    expect(stderr).toContain(
      'hint: the key looks percent-encoded; keys are given as they are: 微信.jpg',
    )
  })
})

describe('url', () => {
  const url = (...argv: string[]) => runMain(['url', ...argv], { env })

  test('warns of a link that no browser can follow', async () => {
    const { code, stdout, stderr } = await url('oss://photos/a/../b.jpg')
    expect(code).toBe(0)
    expect(stdout).toContain('/a/../b.jpg?')
    expect(stderr).toContain('warning: no browser can follow the link of a/../b.jpg')
  })

  test('binds headers, and says that they must be sent', async () => {
    const { stdout, stderr } = await url(
      ...['oss://photos/a.jpg', '--method', 'PUT', '--content-type', 'image/jpeg'],
      ...['--header', 'x-oss-meta-author: Ann', '--json'],
    )
    expect(JSON.parse(stdout)).toMatchObject({
      headers: { 'content-type': 'image/jpeg', 'x-oss-meta-author': 'Ann' },
    })
    expect(stderr).toContain('  content-type: image/jpeg\n')
  })

  test('says of an upload that binds none which headers may not be sent', async () => {
    const { stderr } = await url('oss://photos/a.jpg', '--method', 'PUT')
    expect(stderr).toContain('send no Content-Type, Content-MD5 or x-oss- header with the upload')
  })

  test.each([
    [['--header', 'nothing'], 'expected --header as NAME:VALUE, received "nothing"'],
    [['--header', 'a: 1', '--header', 'A: 2'], 'expected each header once, received A twice'],
  ])('refuses %j', async (argv, message) => {
    const { code, stderr } = await url('oss://photos/a.jpg', ...argv)
    expect(code).toBe(2)
    expect(stderr).toContain(message)
  })
})

describe('credentials', () => {
  const url = (given: Record<string, string>, ...argv: string[]) =>
    runMain(['url', 'oss://photos/a.jpg', ...argv], { env: { ...env, ...given } })

  test('a token of the flags goes with an id of the environment', async () => {
    const { stdout } = await url({ OSS_ACCESS_KEY_ID: 'STS.x' }, '--security-token', 'TOKEN')
    expect(stdout).toContain('&x-oss-security-token=TOKEN')
  })

  test('an id of STS without a token gets a warning', async () => {
    const { code, stderr } = await url({ OSS_ACCESS_KEY_ID: 'STS.x' })
    expect(code).toBe(0)
    expect(stderr).toContain(
      'begins with STS. and there is no security token with it (environment)',
    )
  })

  test('the limit of a token comes with its reason', async () => {
    const given = { OSS_ACCESS_KEY_ID: 'STS.x', OSS_SESSION_TOKEN: 'T' }
    const { code, stderr } = await url(given, '--expires-in', '86400')
    expect(code).toBe(2)
    expect(stderr).toContain(
      'expected --expires-in as whole seconds from 1 to 43200, received 86400: with a security token a URL is good for 12 hours at most',
    )
  })

  test('a blank inside an id is refused by the name of its variable, without the id', async () => {
    const { code, stderr } = await url({ OSS_ACCESS_KEY_ID: 'LTAI secretive' })
    expect(code).toBe(2)
    expect(stderr).toContain('a blank or line break as character 5 of 14 (OSS_ACCESS_KEY_ID)')
    expect(stderr).not.toContain('secretive')
  })
})

describe('regions', () => {
  test.each([
    [['--region', 'beijing'], 'write cn-beijing'],
    [['--region', 'cn-beijing-internal'], 'write cn-beijing, and --internal'],
    [['--region', 'oss-cn-hangzhou-internal'], 'write cn-hangzhou, and --internal'],
    [['--endpoint', 'oss-cn-beijing.aliyuncs.com'], 'write cn-beijing, or leave the endpoint out'],
    [['--endpoint', 'oss-cn-beijing-internal.aliyuncs.com'], 'write cn-beijing, or leave'],
    [['--endpoint', 'cn-beijing.oss.aliyuncs.com'], 'write cn-beijing, or leave'],
  ])('%j is refused', async (argv, hint) => {
    const { code, stderr } = await runMain(['url', 'oss://photos/a.jpg', ...argv], { env })
    expect(code).toBe(2)
    expect(stderr).toContain(`hint: ${hint}`)
  })

  test.each([
    [['--region', 'cn-hangzou'], 'did you mean cn-hangzhou?'],
    [['--endpoint', 'oss-accelerate.aliyuncs.com'], undefined],
  ])('%j passes', async (argv, hint) => {
    const { code, stderr } = await runMain(['url', 'oss://photos/a.jpg', ...argv], { env })
    expect(code).toBe(0)
    if (hint === undefined) expect(stderr).toBe('')
    else expect(stderr).toContain(hint)
  })
})

import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { SettingFlags } from '../../src/settings/resolve-settings.ts'
import { resolveSettings } from '../../src/settings/resolve-settings.ts'
import { fakeIo, runMain } from '../helpers/fake-io.ts'

const folder = await mkdtemp(join(tmpdir(), 'oss-process-config-'))
await writeFile(
  join(folder, 'config'),
  `[default]
access-key-id = file-id
access-key-secret = file-secret
region = cn-shanghai
endpoint = https://file.example.com
[profile role]
mode = EcsRamRole
`,
)

function resolve(flags: SettingFlags, env: Record<string, string> = {}) {
  return resolveSettings({ configFile: 'config', ...flags }, fakeIo({ folder, env }))
}

describe('resolveSettings', () => {
  test('takes flags over the environment over the profile', async () => {
    const env = { OSS_REGION: 'cn-beijing', OSS_ENDPOINT: 'https://env.example.com' }
    const settings = await resolve({ region: 'us-west-1' }, env)
    expect(settings.region).toEqual({ value: 'us-west-1', origin: '--region' })
    expect(settings.endpoint).toEqual({ value: 'https://env.example.com', origin: 'OSS_ENDPOINT' })
    expect((await resolve({})).region).toEqual({
      value: 'cn-shanghai',
      origin: 'profile default of config',
    })
  })

  test('never pairs an id of one place with a secret of another', async () => {
    await expect(resolve({}, { OSS_ACCESS_KEY_ID: 'env-id' })).rejects.toThrow(
      'expected OSS_ACCESS_KEY_ID and OSS_ACCESS_KEY_SECRET together, received OSS_ACCESS_KEY_ID alone (environment)',
    )
    const env = { OSS_ACCESS_KEY_ID: 'env-id', OSS_ACCESS_KEY_SECRET: 'env-secret' }
    const { credentials } = await resolve({}, env)
    expect(credentials).toMatchObject({
      mode: 'ak',
      origin: 'environment',
      accessKeyId: 'env-id',
    })
    const provider = credentials?.provider
    expect(typeof provider === 'function' && (await provider())).toEqual({
      accessKeyId: 'env-id',
      accessKeySecret: 'env-secret',
    })
  })

  test('reads the mode of a profile', async () => {
    expect((await resolve({ profile: 'role' })).credentials).toMatchObject({ mode: 'ecsramrole' })
  })

  test('asks nobody with the embedded emulator', async () => {
    const settings = await resolve({ root: 'data' }, { OSS_REGION: 'cn-beijing' })
    expect(settings.local).toEqual({ root: 'data' })
    expect(settings.region?.value).toBe('cn-hangzhou')
    expect(settings.credentials).toBeUndefined()
  })

  test.each([
    {
      flags: { profile: 'rolle' },
      message: 'expected a profile of config, received --profile rolle',
    },
    {
      flags: { region: 'oss-cn-hangzhou' },
      message: 'expected a region such as cn-hangzhou, received "oss-cn-hangzhou" (--region)',
    },
    {
      flags: { endpoint: 'https://' },
      message:
        'expected an endpoint such as https://oss-cn-hangzhou.aliyuncs.com, received "https://" (--endpoint)',
    },
    { flags: { timeout: 0 }, message: 'expected --timeout as seconds above 0, received 0' },
    {
      flags: { configFile: 'none' },
      message: 'expected a configuration file at none (--config-file); it cannot be read',
    },
  ])('refuses $flags', async ({ flags, message }) => {
    await expect(resolve(flags)).rejects.toThrow(message)
  })
})

describe('config set', () => {
  test.each([
    ['region', 'oss-cn-x', 'expected a region such as cn-hangzhou, received "oss-cn-x"'],
    ['endpoint', 'https://', 'expected an endpoint such as'],
    ['addressing_style', 'vhost', 'expected virtual, path or cname as addressing style'],
  ])('refuses a %s of %s, and writes nothing', async (key, value, message) => {
    const folder = await mkdtemp(join(tmpdir(), 'oss-process-config-'))
    onTestFinished(() => rm(folder, { recursive: true }))
    const argv = ['config', 'set', key, value, '--config-file', 'own.ini']
    const { code, stderr } = await runMain(argv, { folder })
    expect(stderr).toContain(message)
    expect(code).toBe(2)
    expect(await readdir(folder)).toEqual([])
  })
})

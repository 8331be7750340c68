import { loadProfile, parseProfiles } from '@oss-process/client/credentials'
import { describe, expect, test } from 'vitest'
import { createFakeCredentialsEffects } from '../helpers/credentials-effects.ts'

const INI = `# made by ossutil
[profile default]
region = cn-beijing
[default]
region = cn-hangzhou
endpoint = https://plain.example.com
accessKeyID = file-id
access_key_secret = file-secret

[Profile Work]
Region =
ADDRESSING-STYLE = path
ecs-role-name = my-role
[profile half]
access-key-secret = S
[profile role]
role-arn = acs:ram::1:role/r
source-profile = default
[profile nobody]
mode = Anonymous
[profile odd]
mode = Magic
[buckets b]
region = r
`

function load(profile?: string, environment: Record<string, string> = {}) {
  const effects = createFakeCredentialsEffects({
    files: { '/ini': INI },
    environment: { OSSUTIL_CONFIG_FILE: '/ini', ...environment },
  })
  return loadProfile({ profile }, effects)
}

describe('loadProfile', () => {
  test('returns each value with its file, section and line', async () => {
    const { name, file, region, endpoint, credentials } = await load()
    expect({ name, file, region, endpoint }).toEqual({
      name: 'default',
      file: '/ini',
      region: {
        value: 'cn-beijing',
        origin: { from: 'file', file: '/ini', section: 'profile default', line: 3 },
      },
      endpoint: {
        value: 'https://plain.example.com',
        origin: { from: 'file', file: '/ini', section: 'default', line: 6 },
      },
    })
    expect(credentials()).toEqual({
      mode: 'ak',
      origin: { from: 'file', file: '/ini', section: 'default', line: 7 },
      accessKeyId: 'file-id',
      provider: expect.any(Function),
    })
  })

  test('prefers the environment, and names the variable', async () => {
    const { region, endpoint, credentials } = await load('default', {
      OSS_REGION: 'us-west-1',
      OSS_ENDPOINT: 'https://env.example.com',
      OSS_ACCESS_KEY_ID: 'env-id',
      OSS_ACCESS_KEY_SECRET: 'env-secret',
      OSS_SESSION_TOKEN: 'env-token',
    })
    expect(region).toEqual({
      value: 'us-west-1',
      origin: { from: 'environment', variable: 'OSS_REGION' },
    })
    expect(endpoint?.origin).toEqual({ from: 'environment', variable: 'OSS_ENDPOINT' })
    const found = credentials()
    expect(found).toMatchObject({
      mode: 'ststoken',
      origin: { from: 'environment', variable: 'OSS_ACCESS_KEY_ID' },
      accessKeyId: 'env-id',
    })
    const provider = found?.provider
    expect(typeof provider === 'function' && (await provider())).toEqual({
      accessKeyId: 'env-id',
      accessKeySecret: 'env-secret',
      securityToken: 'env-token',
    })
  })

  test('reads keys in any spelling, and takes an empty value for none', async () => {
    const work = await load('WORK')
    expect(work.name).toBe('work')
    expect(work.region).toBeUndefined()
    expect(work.addressing?.value).toBe('path')
    expect(work.get('addressingStyle')).toEqual(work.addressing)
    expect(work.credentials()).toMatchObject({ mode: 'ecsramrole', origin: { line: 13 } })
  })

  test('does not read the file again for a role of another profile', async () => {
    let reads = 0
    const effects = createFakeCredentialsEffects({})
    const { credentials } = await loadProfile(
      { profile: 'role', file: '/ini' },
      {
        ...effects,
        readFile: async () => {
          reads += 1
          return INI
        },
      },
    )
    const found = credentials()
    expect(found?.mode).toBe('ramrolearn')
    await expect(typeof found?.provider === 'function' && found.provider()).rejects.toThrow(
      'the Security Token Service does not answer',
    )
    expect(effects.sent[0]?.headers?.['authorization']).toContain('Credential=file-id')
    expect(reads).toBe(1)
  })

  test('takes profiles that were parsed already', async () => {
    const profiles = parseProfiles('[default]\nregion = r')
    const { region } = await loadProfile({ file: 'any', profiles }, { environment: {} })
    expect(region?.value).toBe('r')
  })

  test('finds an anonymous profile', async () => {
    expect((await load('nobody')).credentials()).toMatchObject({
      mode: 'anonymous',
      provider: 'anonymous',
    })
  })

  const bad: [name: string, profile: string, environment: Record<string, string>, string][] = [
    [
      'an id of the environment without its secret',
      'default',
      { OSS_ACCESS_KEY_ID: 'i' },
      'expected OSS_ACCESS_KEY_ID and OSS_ACCESS_KEY_SECRET together, received OSS_ACCESS_KEY_ID alone (environment)',
    ],
    [
      'a secret of a profile without its id',
      'half',
      {},
      'expected access-key-id and access-key-secret together, received access-key-secret alone (profile half of /ini)',
    ],
    ['an unknown mode', 'odd', {}, 'CredentialURI or Anonymous, received Magic'],
  ]
  test.each(bad)('refuses %s when credentials are asked for', async (_, profile, env, message) => {
    const { region, credentials } = await load(profile, { OSS_REGION: 'r', ...env })
    expect(region?.value).toBe('r')
    expect(credentials).toThrow(
      expect.objectContaining({
        code: 'OSS_CREDENTIALS_MISSING',
        message: expect.stringContaining(message),
      }),
    )
  })

  test('finds the environment alone when the default file does not exist', async () => {
    const effects = createFakeCredentialsEffects({ environment: { OSS_REGION: 'r' } })
    const { region, endpoint, credentials } = await loadProfile({}, effects)
    expect([region?.value, endpoint, credentials()]).toEqual(['r', undefined, undefined])
  })

  test.each([
    ['profile', { profile: 'missing', file: '/ini' }, 'found no profile missing in /ini'],
    ['file', { file: '/none' }, 'found no file of profiles at /none'],
  ])('refuses a %s that was named and does not exist', async (_, options, message) => {
    const effects = createFakeCredentialsEffects({ files: { '/ini': INI } })
    await expect(loadProfile(options, effects)).rejects.toThrow(message)
  })
})

describe('parseProfiles', () => {
  test('returns the sections of each profile, [default] before [profile default]', () => {
    expect([...parseProfiles(INI).entries()].slice(0, 2)).toEqual([
      [
        'default',
        [
          expect.objectContaining({ title: 'default', line: 4 }),
          {
            title: 'profile default',
            line: 2,
            entries: [{ key: 'region', value: 'cn-beijing', line: 3 }],
          },
        ],
      ],
      ['work', [expect.objectContaining({ title: 'Profile Work', line: 10 })]],
    ])
  })
})

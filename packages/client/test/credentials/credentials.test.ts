import {
  chain,
  fromAssumeRole,
  fromDefaultChain,
  fromEcsRole,
  fromEnv,
  fromIni,
  fromOidc,
  fromProcess,
  fromUri,
  loadProfile,
} from '@oss-process/client/credentials'
import { describe, expect, test } from 'vitest'
import { SYSTEM_CREDENTIALS_EFFECTS } from '../../src/credentials/effects.ts'
import { buildRpcRequest } from '../../src/credentials/sts.ts'
import { createFakeCredentialsEffects } from '../helpers/credentials-effects.ts'
import { startScriptedServer } from '../helpers/scripted-server.ts'

const ok = (value: unknown) => ({ statusCode: 200, text: JSON.stringify(value) })
const HANDED_OUT = {
  Code: 'Success',
  AccessKeyId: 'STS.ID',
  AccessKeySecret: 'STS-SECRET',
  SecurityToken: 'TOKEN',
  Expiration: '2026-11-22T08:00:00Z',
}
const EXPECTED = {
  accessKeyId: 'STS.ID',
  accessKeySecret: 'STS-SECRET',
  securityToken: 'TOKEN',
  expiration: new Date('2026-11-22T08:00:00Z'),
}
const METADATA = 'http://100.100.100.200/latest'
const ROLES = `${METADATA}/meta-data/ram/security-credentials/`

describe('fromEnv', () => {
  test('reads the three variables when it is called', async () => {
    const environment: Record<string, string> = {}
    const provider = fromEnv(environment)
    Object.assign(environment, { OSS_ACCESS_KEY_ID: 'id', OSS_ACCESS_KEY_SECRET: ' s ' })
    expect(await provider()).toEqual({ accessKeyId: 'id', accessKeySecret: 's' })
    environment['OSS_SESSION_TOKEN'] = 't'
    expect(await provider()).toEqual({
      accessKeyId: 'id',
      accessKeySecret: 's',
      securityToken: 't',
    })
  })
})

describe('fromEcsRole', () => {
  const answers = {
    [`PUT ${METADATA}/api/token`]: { statusCode: 200, text: 'SESSION' },
    [`GET ${ROLES}`]: { statusCode: 200, text: 'my-role\n' },
    [`GET ${ROLES}my-role`]: ok(HANDED_OUT),
  }

  test('asks with a session token for the role and its credentials', async () => {
    const effects = createFakeCredentialsEffects({ answers })
    expect(await fromEcsRole({}, effects)()).toEqual(EXPECTED)
    expect(effects.sent.map(({ headers }) => headers)).toEqual([
      { 'X-aliyun-ecs-metadata-token-ttl-seconds': '21600' },
      { 'X-aliyun-ecs-metadata-token': 'SESSION' },
      { 'X-aliyun-ecs-metadata-token': 'SESSION' },
    ])
  })

  test('goes on without a token where there is none, unless one is required', async () => {
    const old = { ...answers, [`PUT ${METADATA}/api/token`]: { statusCode: 404, text: '' } }
    const effects = createFakeCredentialsEffects({ answers: old })
    expect(await fromEcsRole({ roleName: 'my-role' }, effects)()).toEqual(EXPECTED)
    await expect(fromEcsRole({ requireToken: true }, effects)()).rejects.toThrow(
      'expected a session token from the metadata of the ECS instance, received status 404',
    )
  })

  test('tries each request three times', async () => {
    const effects = createFakeCredentialsEffects({})
    await expect(fromEcsRole({}, effects)()).rejects.toMatchObject({
      code: 'OSS_CREDENTIALS_FETCH_FAILED',
      message: 'the metadata of the ECS instance does not answer',
    })
    expect(effects.delays).toEqual([500, 500])
  })
})

describe('fromProcess', () => {
  test('reads what the command prints', async () => {
    const commands = { 'print-keys --json': JSON.stringify(HANDED_OUT) }
    const effects = createFakeCredentialsEffects({ commands })
    expect(await fromProcess({ command: 'print-keys --json' }, effects)()).toEqual(EXPECTED)
  })

  test('runs a real command, and says how it ended without repeating it', async () => {
    const command = `echo '${JSON.stringify(HANDED_OUT)}'`
    expect(await fromProcess({ command })()).toEqual(EXPECTED)
    const failing = fromProcess({ command: 'exit 3 # SECRET' })()
    await expect(failing).rejects.toThrow('the credentials process failed: it ended with code 3')
    await expect(failing).rejects.not.toThrow('SECRET')
  })

  const bad: [name: string, printed: string, message: RegExp][] = [
    ['no JSON', 'SECRET', /expected a JSON object from the credentials process, received 6 char/],
    ['no secret', '{"AccessKeyId":"a"}', /received no AccessKeySecret$/],
    ['no id', '{"AccessKeySecret":"SECRET"}', /received no AccessKeyId$/],
    ['a refusal', '{"Code":"Denied"}', /answered Denied$/],
    [
      'a bad date',
      '{"AccessKeyId":"a","AccessKeySecret":"SECRET","Expiration":"soon"}',
      /expected an ISO 8601 date as Expiration .* received soon$/,
    ],
  ]
  test.each(bad)(
    'refuses %s and keeps secrets out of the message',
    async (_name, text, message) => {
      const effects = createFakeCredentialsEffects({ commands: { c: text } })
      const error = await fromProcess({ command: 'c' }, effects)().catch((caught) => caught)
      expect(error.message).toMatch(message)
      expect(error.message).not.toContain('SECRET"')
    },
  )
})

describe('fromUri', () => {
  test('asks the address of the environment, over a real connection', async () => {
    await using server = await startScriptedServer(({ answer }) =>
      answer(200, JSON.stringify(HANDED_OUT)),
    )
    const environment = { ALIBABA_CLOUD_CREDENTIALS_URI: `${server.endpoint}/credentials` }
    const effects = { ...SYSTEM_CREDENTIALS_EFFECTS, environment }
    expect(await fromUri({}, effects)()).toEqual(EXPECTED)
  })

  test('names the status of a refusal', async () => {
    const answers = { 'GET http://h/': { statusCode: 500, text: '' } }
    const effects = createFakeCredentialsEffects({ answers })
    await expect(fromUri({ uri: 'http://h/' }, effects)()).rejects.toThrow(
      'the credentials URI answered status 500',
    )
  })
})

describe('fromAssumeRole', () => {
  test('signs as the published example', () => {
    // https://www.alibabacloud.com/help/en/sdk/product-overview/v3-request-structure-and-signature
    const request = buildRpcRequest({
      endpoint: 'https://ecs.cn-shanghai.aliyuncs.com',
      action: 'RunInstances',
      version: '2014-05-26',
      query: {
        RegionId: 'cn-shanghai',
        ImageId: 'win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd',
      },
      credentials: { accessKeyId: 'YourAccessKeyId', accessKeySecret: 'YourAccessKeySecret' },
      date: new Date('2023-10-26T10:22:32Z'),
      nonce: '3156853299f313e23d1673dc12e1703d',
      timeoutMs: 1,
    })
    expect(request.headers?.['authorization']).toBe(
      'ACS3-HMAC-SHA256 Credential=YourAccessKeyId,SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version,Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0',
    )
  })

  const role = {
    roleArn: 'acs:ram::1:role/r',
    credentials: { accessKeyId: 'a', accessKeySecret: 'SECRET' },
    externalId: 'X',
  }
  const url =
    'https://sts.aliyuncs.com/?DurationSeconds=3600&ExternalId=X&RoleArn=acs%3Aram%3A%3A1%3Arole%2Fr&RoleSessionName=oss-process'

  test('reads the credentials of the answer', async () => {
    const answers = { [`POST ${url}`]: ok({ Credentials: HANDED_OUT }) }
    const effects = createFakeCredentialsEffects({ answers })
    expect(await fromAssumeRole(role, effects)()).toEqual(EXPECTED)
    expect(effects.sent[0]?.headers).toMatchObject({
      'x-acs-action': 'AssumeRole',
      'x-acs-date': '2026-11-22T07:00:00Z',
      'x-acs-signature-nonce': 'NONCE',
    })
  })

  test("passes the service's refusal on", async () => {
    const refusal = { Code: 'NoPermission', Message: 'You are not authorized' }
    const answers = { [`POST ${url}`]: { statusCode: 403, text: JSON.stringify(refusal) } }
    const effects = createFakeCredentialsEffects({ answers })
    await expect(fromAssumeRole(role, effects)()).rejects.toThrow(
      'AssumeRole of the Security Token Service answered NoPermission: You are not authorized',
    )
  })
})

describe('fromOidc', () => {
  test('sends the token of the file, read anew each time', async () => {
    const files: Record<string, string> = { '/token': 'one\n' }
    const effects = createFakeCredentialsEffects({
      files,
      answers: { 'POST https://sts.aliyuncs.com': ok({ Credentials: HANDED_OUT }) },
      environment: {
        ALIBABA_CLOUD_ROLE_ARN: 'acs:ram::1:role/r',
        ALIBABA_CLOUD_OIDC_PROVIDER_ARN: 'acs:ram::1:oidc-provider/p',
        ALIBABA_CLOUD_OIDC_TOKEN_FILE: '/token',
      },
    })
    const provider = fromOidc({}, effects)
    expect(await provider()).toEqual(EXPECTED)
    files['/token'] = 'two'
    await provider()
    const forms = effects.sent.map(({ body }) => Object.fromEntries(new URLSearchParams(body)))
    expect(forms[0]).toEqual({
      Action: 'AssumeRoleWithOIDC',
      Version: '2015-04-01',
      Format: 'JSON',
      Timestamp: '2026-11-22T07:00:00Z',
      SignatureNonce: 'NONCE',
      OIDCProviderArn: 'acs:ram::1:oidc-provider/p',
      OIDCToken: 'one',
      RoleArn: 'acs:ram::1:role/r',
      RoleSessionName: 'oss-process',
      DurationSeconds: '3600',
    })
    expect(forms[1]).toMatchObject({ OIDCToken: 'two' })
  })
})

describe('fromIni', () => {
  const INI = `
# a comment
[default]
accessKeyID = id
access_key_secret=secret = with equals
region=cn-hangzhou

[Profile Token]
mode = StsToken
Access-Key-Id = id2
accessKeySecret = secret2
stsToken = token2
[profile role]
mode=RamRoleArn
roleArn=acs:ram::1:role/r
source-profile=default
[profile cmd]
credential-process=print
[profile ecs]
mode=EcsRamRole
ecs-role-name=my-role
[profile uri]
credential-uri=http://h/
[profile circle]
mode=RamRoleArn
role-arn=x
source-profile=circle
[profile odd]
mode=Magic
[profile empty]
[buckets b]
region=r
`
  const effects = createFakeCredentialsEffects({
    files: { '/ini': INI },
    commands: { print: JSON.stringify(HANDED_OUT) },
    answers: {
      'GET http://h/': ok(HANDED_OUT),
      [`PUT ${METADATA}/api/token`]: { statusCode: 404, text: '' },
      [`GET ${ROLES}my-role`]: ok(HANDED_OUT),
      'POST https://sts.aliyuncs.com/?DurationSeconds=3600&RoleArn=acs%3Aram%3A%3A1%3Arole%2Fr&RoleSessionName=oss-process':
        ok({ Credentials: HANDED_OUT }),
    },
  })

  const rows: [profile: string | undefined, expected: object][] = [
    [undefined, { accessKeyId: 'id', accessKeySecret: 'secret = with equals' }],
    ['TOKEN', { accessKeyId: 'id2', accessKeySecret: 'secret2', securityToken: 'token2' }],
    ['role', EXPECTED],
    ['cmd', EXPECTED],
    ['ecs', EXPECTED],
    ['uri', EXPECTED],
  ]
  test.each(rows)('reads profile %s', async (profile, expected) => {
    expect(await fromIni({ profile, file: '/ini' }, effects)()).toEqual(expected)
  })

  const bad: [profile: string, message: string][] = [
    ['missing', 'found no profile missing in /ini; its section would be [profile missing]'],
    ['buckets b', 'found no profile buckets b in /ini; its section would be [profile buckets b]'],
    ['circle', 'expected source-profile to end, found a circle'],
    ['odd', 'CredentialURI or Anonymous, received Magic'],
    ['empty', 'expected access-key-id in the profile, found none'],
  ]
  test.each(bad)('refuses profile %s', async (profile, message) => {
    await expect(fromIni({ profile, file: '/ini' }, effects)()).rejects.toMatchObject({
      code: 'OSS_CREDENTIALS_MISSING',
      message: expect.stringContaining(message),
    })
  })

  test('takes file and profile from the environment', async () => {
    const environment = { OSSUTIL_CONFIG_FILE: '/ini', OSSUTIL_PROFILE: 'default' }
    const profile = await loadProfile({}, { ...effects, environment })
    expect(profile.get('region')?.value).toBe('cn-hangzhou')
  })

  test('says that the file is missing', async () => {
    await expect(fromIni({ file: '/none' }, effects)()).rejects.toThrow(
      'found no file of profiles at /none',
    )
  })
})

describe('chain', () => {
  test('passes over what is not configured and stays with what it found', async () => {
    let calls = 0
    const counted = fromEnv({})
    const provider = chain(
      () => {
        calls += 1
        return counted()
      },
      fromEnv({ OSS_ACCESS_KEY_ID: 'id', OSS_ACCESS_KEY_SECRET: 's' }),
    )
    await provider()
    expect(await provider()).toEqual({ accessKeyId: 'id', accessKeySecret: 's' })
    expect(calls).toBe(1)
  })

  test('does not hide the failure of a provider that is configured', async () => {
    const effects = createFakeCredentialsEffects({})
    const provider = chain(fromProcess({ command: 'x' }, effects), fromEnv({}))
    await expect(provider()).rejects.toMatchObject({ code: 'OSS_CREDENTIALS_FETCH_FAILED' })
  })

  test('the default one lists what each place missed', async () => {
    const environment = { OSSUTIL_CONFIG_FILE: '/none' }
    const effects = createFakeCredentialsEffects({ environment })
    await expect(fromDefaultChain(effects)()).rejects.toThrow(
      /^found no credentials: .*OSS_ACCESS_KEY_ID; .*OIDC.*; .*\/none; .*CREDENTIALS_URI; the metadata of the ECS instance does not answer$/,
    )
  })
})

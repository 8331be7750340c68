import {
  type PostPolicyRequest,
  type ReceivedForm,
  signPostPolicy,
  verifyPostPolicy,
} from '@oss-process/signer/post-policy'
import signUtils from 'ali-oss/lib/common/signUtils.js'
import { describe, expect, test } from 'vitest'

const credentials = { accessKeyId: 'ak', accessKeySecret: 'sk' }
const region = 'cn-hangzhou'
const date = new Date('2023-12-16T16:20:57.999Z')
const options = { credentials, region, date }
const request: PostPolicyRequest = {
  bucket: 'b',
  key: { startsWith: 'uploads/' },
  contentLength: { max: 1000 },
  contentType: { oneOf: ['image/png', 'image/webp'] },
}

const received = async (
  changes: Partial<ReceivedForm> = {},
  signed = {},
): Promise<ReceivedForm> => {
  const { fields } = await signPostPolicy({ ...request, ...signed }, options)
  return {
    bucket: 'b',
    contentLength: 500,
    ...changes,
    fields: { ...fields, key: 'uploads/中.png', 'Content-Type': 'image/png', ...changes.fields },
  }
}

const check = async (form: ReceivedForm | Promise<ReceivedForm>, given = {}) =>
  verifyPostPolicy(await form, { region, now: date, lookup: () => credentials, ...given })

const TEXT_RULE = 'text, { startsWith: text } or { oneOf: list of texts }'

describe('signPostPolicy', () => {
  test('returns the fields to send and the policy that they carry', async () => {
    const signed = await signPostPolicy(
      {
        bucket: 'b',
        key: '中.png',
        contentType: { startsWith: 'image/' },
        contentLength: { min: 1, max: 1000 },
        successActionRedirect: 'https://example.com/done',
        successActionStatus: 201,
        callback: { url: 'https://example.com/cb', body: 'from=form' },
        fields: { 'x-oss-forbid-overwrite': 'true' },
        endpoint: 'https://oss-cn-hangzhou.aliyuncs.com',
      },
      { ...options, expiresIn: 60 },
    )
    const callback = btoa('{"callbackUrl":"https://example.com/cb","callbackBody":"from=form"}')
    expect(signed).toMatchObject({
      url: 'https://b.oss-cn-hangzhou.aliyuncs.com/',
      expiresAt: new Date('2023-12-16T16:21:57Z'),
      scope: '20231216/cn-hangzhou/oss/aliyun_v4_request',
    })
    expect(signed.fields).toEqual({
      key: '中.png',
      success_action_redirect: 'https://example.com/done',
      success_action_status: '201',
      callback,
      'x-oss-forbid-overwrite': 'true',
      'x-oss-signature-version': 'OSS4-HMAC-SHA256',
      'x-oss-credential': 'ak/20231216/cn-hangzhou/oss/aliyun_v4_request',
      'x-oss-date': '20231216T162057Z',
      policy: Buffer.from(signed.policy).toString('base64'),
      'x-oss-signature': signed.signature,
    })
    expect(JSON.parse(signed.policy)).toEqual({
      expiration: '2023-12-16T16:21:57.000Z',
      conditions: [
        { bucket: 'b' },
        { 'x-oss-signature-version': 'OSS4-HMAC-SHA256' },
        { 'x-oss-credential': 'ak/20231216/cn-hangzhou/oss/aliyun_v4_request' },
        { 'x-oss-date': '20231216T162057Z' },
        ['eq', '$key', '中.png'],
        ['starts-with', '$content-type', 'image/'],
        ['eq', '$success_action_redirect', 'https://example.com/done'],
        ['eq', '$success_action_status', '201'],
        ['eq', '$callback', callback],
        ['eq', '$x-oss-forbid-overwrite', 'true'],
        ['content-length-range', 1, 1000],
      ],
    })
  })

  test('signs as ali-oss does', async () => {
    const { fields, signature } = await signPostPolicy(request, options)
    const { policy = '' } = fields
    expect(signature).toBe(signUtils.getSignatureV4('sk', '20231216', region, policy))
  })

  test.each([
    {
      name: 'no key',
      changes: { key: undefined },
      message: 'expected a key, or a prefix of keys, received nothing',
    },
    {
      name: 'no bucket',
      changes: { bucket: '' },
      message: 'expected a bucket, received ""',
    },
    {
      name: 'lengths the wrong way round',
      changes: { contentLength: { min: 2, max: 1 } },
      message: 'expected contentLength as whole bytes, min up to max, received 2 to 1',
    },
    {
      name: 'a misspelt rule',
      changes: { key: { startswith: 'a' } },
      message: `expected key as ${TEXT_RULE}, received member "startswith"`,
    },
    {
      name: 'a misspelt rule of a content type',
      changes: { contentType: { oneOF: ['a'] } },
      message: `expected content-type as ${TEXT_RULE}, received member "oneOF"`,
    },
    {
      name: 'a rule without a member',
      changes: { key: {} },
      message: `expected key as ${TEXT_RULE}, received startsWith undefined, oneOf undefined`,
    },
    {
      name: 'a rule with both members',
      changes: { contentType: { startsWith: 'a', oneOf: ['b'] } },
      message: `expected content-type as ${TEXT_RULE}, received startsWith "a", oneOf a list`,
    },
    {
      name: 'a list instead of a rule',
      changes: { contentType: ['a'] },
      message: `expected content-type as ${TEXT_RULE}, received a list`,
    },
    {
      name: 'a list of nothing',
      changes: { contentType: { oneOf: [] } },
      message: `expected content-type as ${TEXT_RULE}, received startsWith undefined, oneOf an empty list`,
    },
    {
      name: 'a list of numbers',
      changes: { contentType: { oneOf: [5] } },
      message: `expected content-type as ${TEXT_RULE}, received startsWith undefined, oneOf a list`,
    },
    {
      name: 'a prefix that is a number',
      changes: { key: { startsWith: 5 } },
      message: `expected key as ${TEXT_RULE}, received startsWith 5, oneOf undefined`,
    },
    {
      name: 'a key that is a number',
      changes: { key: 5 },
      message: `expected key as ${TEXT_RULE}, received 5`,
    },
    {
      name: 'a key that is null',
      changes: { key: null },
      message: `expected key as ${TEXT_RULE}, received null`,
    },
    {
      name: 'a misspelt condition',
      changes: { contentlength: { max: 1 } },
      message:
        'expected a form of bucket, key, contentLength, contentType, successActionRedirect, successActionStatus, callback, fields, endpoint, addressing, received member "contentlength"',
    },
    {
      name: 'a misspelt length',
      changes: { contentLength: { minimum: 1, max: 2 } },
      message: 'expected contentLength as { min, max }, received member "minimum"',
    },
    {
      name: 'a length that is a number',
      changes: { contentLength: 5 },
      message: 'expected contentLength as { min, max }, received 5',
    },
    {
      name: 'a misspelt callback',
      changes: { callback: { URL: 'https://example.com/cb', body: 'a' } },
      message: 'expected callback as { url, body, bodyType, host }, received member "URL"',
    },
    {
      name: 'a callback without a body',
      changes: { callback: { url: 'https://example.com/cb' } },
      message: 'expected callback.body as text, received undefined',
    },
    {
      name: 'a field that is a number',
      changes: { fields: { 'x-oss-meta-a': 5 } },
      message: `expected x-oss-meta-a as ${TEXT_RULE}, received 5`,
    },
    {
      name: 'fields that are a text',
      changes: { fields: 'a=1' },
      message: 'expected an object or name-value pairs, received "a=1"',
    },
  ])('refuses $name', async ({ changes, message }) => {
    const wrong = { ...request, ...changes } as PostPolicyRequest
    await expect(signPostPolicy(wrong, options)).rejects.toMatchObject({
      code: 'POLICY_INVALID',
      message,
    })
  })

  test('takes members that are undefined as left out', async () => {
    const key = { startsWith: 'uploads/', oneOf: undefined }
    const changes = { key, callback: undefined, other: undefined }
    const { policy } = await signPostPolicy({ ...request, ...changes }, options)
    expect(policy).toBe((await signPostPolicy(request, options)).policy)
  })

  test('refuses a lifetime over seven days', async () => {
    await expect(signPostPolicy(request, { ...options, expiresIn: 604_801 })).rejects.toMatchObject(
      {
        code: 'POLICY_INVALID',
        message: 'expected expiresIn as whole seconds from 1 to 604800, received 604801',
      },
    )
  })
})

describe('verifyPostPolicy', () => {
  test('accepts an upload within the policy, to its last second', async () => {
    const now = new Date('2023-12-16T16:35:57Z')
    expect(await check(received(), { now })).toEqual({
      ok: true,
      form: 'policy',
      accessKeyId: 'ak',
      bucket: 'b',
      key: 'uploads/中.png',
      expiresAt: now,
    })
  })

  test('carries and demands a security token', async () => {
    const identity = { ...credentials, securityToken: 'token' }
    const { fields } = await signPostPolicy(
      { ...request, key: 'k' },
      { ...options, credentials: identity },
    )
    const form = {
      bucket: 'b',
      contentLength: 1,
      fields: { ...fields, 'content-type': 'image/png' },
    }
    const lookup = () => identity
    expect(await check(form, { lookup })).toMatchObject({ ok: true })
    const without = { ...form.fields, 'x-oss-security-token': '' }
    expect(await check({ ...form, fields: without }, { lookup })).toMatchObject({
      code: 'InvalidSecurityToken',
    })
  })

  test.each([
    {
      name: 'no policy',
      form: () => ({ bucket: 'b', contentLength: 1, fields: {} }),
      code: 'AccessDenied',
    },
    {
      name: 'another signature',
      form: () => received({ fields: { 'x-oss-signature': '0'.repeat(64) } }),
      code: 'SignatureDoesNotMatch',
    },
    {
      name: 'another policy',
      form: () => received({ fields: { policy: btoa('{}') } }),
      code: 'SignatureDoesNotMatch',
    },
    {
      name: 'another date',
      form: () => received({ fields: { 'x-oss-date': '20231216T162058Z' } }),
      code: 'AccessDenied',
    },
    {
      name: 'a credential of another day',
      form: () =>
        received({
          fields: { 'x-oss-credential': 'ak/20231217/cn-hangzhou/oss/aliyun_v4_request' },
        }),
      code: 'InvalidArgument',
    },
    { name: 'another bucket', form: () => received({ bucket: 'c' }), code: 'AccessDenied' },
    {
      name: 'a key outside the prefix',
      form: () => received({ fields: { key: 'other/a.png' } }),
      code: 'AccessDenied',
    },
    {
      name: 'another content type',
      form: () => received({ fields: { 'Content-Type': 'text/html' } }),
      code: 'AccessDenied',
    },
    {
      name: 'a larger file',
      form: () => received({ contentLength: 1001 }),
      code: 'EntityTooLarge',
    },
    {
      name: 'a smaller file',
      form: () => received({ contentLength: 1 }, { contentLength: { min: 2, max: 3 } }),
      code: 'EntityTooSmall',
    },
  ])('refuses $name', async ({ form, code }) => {
    expect(await check(form())).toMatchObject({ ok: false, code })
  })

  test.each([
    { name: 'after its end', now: '2023-12-16T16:35:58Z', code: 'AccessDenied' },
    {
      name: 'over fifteen minutes before its start',
      now: '2023-12-16T16:05:56Z',
      code: 'RequestTimeTooSkewed',
    },
  ])('refuses a form $name', async ({ now, code }) => {
    expect(await check(received(), { now: new Date(now) })).toMatchObject({ ok: false, code })
  })

  test.each([
    '',
    'no Base64 at all!',
    btoa('no JSON'),
    btoa('null'),
    btoa('{"expiration":"2024-01-01T00:00:00Z","conditions":[["eq","$key"]]}'),
    btoa('{"expiration":"never","conditions":[]}'),
    btoa('\xff'),
  ])('answers the signed policy %j with a refusal', async (policy) => {
    const { fields } = await signPostPolicy(request, options)
    const signature = signUtils.getSignatureV4('sk', '20231216', region, policy)
    const form = {
      bucket: 'b',
      contentLength: 1,
      fields: { ...fields, policy, 'x-oss-signature': signature },
    }
    expect(await check(form)).toMatchObject({
      ok: false,
      code: 'InvalidPolicyDocument',
      status: 400,
    })
  })

  test('refuses a signed policy that would fit every bucket', async () => {
    const policy = btoa(
      '{"expiration":"2024-01-01T00:00:00Z","conditions":[["starts-with","$key",""]]}',
    )
    const { fields } = await signPostPolicy(request, options)
    const signature = signUtils.getSignatureV4('sk', '20231216', region, policy)
    const form = {
      bucket: 'b',
      contentLength: 1,
      fields: { ...fields, policy, 'x-oss-signature': signature },
    }
    expect(await check(form)).toMatchObject({
      code: 'AccessDenied',
      message: 'Invalid according to Policy: Policy has no condition for bucket.',
    })
  })
})

/** The latest signer is kept between requests; every change of what it depends on makes another. */
import { presign, signHeaders } from '@oss-process/signer'
import { describe, expect, test } from 'vitest'

const credentials = { accessKeyId: 'ak', accessKeySecret: 'sk', securityToken: 't' }
const date = new Date('2023-12-16T16:20:57Z')
const options = { credentials, region: 'cn-hangzhou', product: 'oss', date }
const request = { method: 'GET', bucket: 'b', key: 'k' }
const endpoint = 'https://oss-cn-hangzhou.aliyuncs.com'

const forms = [
  { form: 'header', sign: (given: typeof options) => signHeaders(request, given) },
  { form: 'query', sign: (given: typeof options) => presign({ ...request, endpoint }, given) },
]

describe.each(forms)('a signature in the $form form after another one', ({ sign }) => {
  test.each([
    { name: 'access key id', changed: { credentials: { ...credentials, accessKeyId: 'other' } } },
    { name: 'secret', changed: { credentials: { ...credentials, accessKeySecret: 'other' } } },
    { name: 'token', changed: { credentials: { ...credentials, securityToken: 'other' } } },
    { name: 'region', changed: { region: 'cn-beijing' } },
    { name: 'product', changed: { product: 'other' } },
    { name: 'CloudBox', changed: { cloudBoxId: 'cb-1' } },
    { name: 'second', changed: { date: new Date('2023-12-16T16:20:58Z') } },
  ])('has its own $name', async ({ changed }) => {
    const first = await sign(options)
    const second = await sign({ ...options, ...changed })
    expect(await sign(options)).toEqual(first)
    expect(second).not.toEqual(first)
    expect(await sign({ ...options, ...changed })).toEqual(second)
  })

  test('is the same within one second', async () => {
    const within = new Date(date.getTime() + 999)
    expect(await sign({ ...options, date: within })).toEqual(await sign(options))
  })

  test('is refused for credentials that were changed to wrong ones', async () => {
    await sign(options)
    const wrong = { ...credentials, accessKeySecret: 'a b' }
    await expect(sign({ ...options, credentials: wrong })).rejects.toMatchObject({
      code: 'CREDENTIALS_INVALID',
    })
    await expect(sign({ ...options, region: '' })).rejects.toMatchObject({ code: 'REGION_INVALID' })
  })
})

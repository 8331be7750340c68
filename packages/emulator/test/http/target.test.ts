import { describe, expect, test } from 'vitest'
import { bucketOfHost, parseTarget } from '../../src/http/target.ts'
import { call, startEmulator } from '../helpers/client.ts'

describe('bucketOfHost', () => {
  test.each([
    ['b.localhost:9000', 'b'],
    ['B.Example.Test', 'b'],
    ['b.oss-cn-hangzhou.aliyuncs.com', 'b'],
    ['b.oss-cn-hangzhou-internal.aliyuncs.com', 'b'],
    ['127.0.0.1:9000', undefined],
    ['localhost', undefined],
    ['', undefined],
  ])('reads %j as %j', (host, bucket) => {
    expect(bucketOfHost(host, ['localhost', 'example.test'])).toBe(bucket)
  })
})

describe('parseTarget', () => {
  test.each([
    ['/', undefined, { bucket: undefined, key: '' }],
    ['/b', undefined, { bucket: 'b', key: '' }],
    ['/b/a//../%2e+', undefined, { bucket: 'b', key: 'a//../.+' }],
    ['/a/b', 'host-bucket', { bucket: 'host-bucket', key: 'a/b' }],
  ])('reads %s with the host bucket %s', (raw, hostBucket, expected) => {
    expect(parseTarget(raw, hostBucket)).toMatchObject(expected)
  })

  test.each(['/b/%zz', '/b/%ff', '/b/k?a=1&a=2', '/b/k?=v', '/%20/k', '', '*'])(
    'refuses %j',
    (raw) => {
      expect(() => parseTarget(raw, undefined)).toThrow(
        expect.objectContaining({ status: 400, code: 'InvalidURI' }),
      )
    },
  )
})

describe('a request', () => {
  test.each(['a b+c', 'a//b', 'x/../y', '%41', '中?&='])(
    'is served under the key that was signed: %s',
    async (key) => {
      const emulator = await startEmulator({ buckets: ['photos'] })
      await call(emulator, { method: 'PUT', bucket: 'photos', key, body: key })
      expect(await call(emulator, { method: 'GET', bucket: 'photos', key })).toMatchObject({
        status: 200,
        text: key,
      })
    },
  )
})

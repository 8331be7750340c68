import { Agent } from 'node:http'
import { createRequire } from 'node:module'
import { onTestFinished } from 'vitest'
import type { Emulator } from '../../src/index.ts'

type Operation =
  | 'abortMultipartUpload'
  | 'append'
  | 'copy'
  | 'delete'
  | 'deleteBucket'
  | 'deleteBucketCORS'
  | 'deleteMulti'
  | 'deleteObjectTagging'
  | 'get'
  | 'getACL'
  | 'getBucketACL'
  | 'getBucketCORS'
  | 'getBucketInfo'
  | 'getBucketLocation'
  | 'getBucketStat'
  | 'getObjectMeta'
  | 'getObjectTagging'
  | 'getStream'
  | 'head'
  | 'initMultipartUpload'
  | 'list'
  | 'listBuckets'
  | 'listParts'
  | 'listUploads'
  | 'listV2'
  | 'multipartUpload'
  | 'multipartUploadCopy'
  | 'processObjectSave'
  | 'put'
  | 'putACL'
  | 'putBucket'
  | 'putBucketACL'
  | 'putBucketCORS'
  | 'putMeta'
  | 'putObjectTagging'
  | 'putStream'
  | 'signatureUrlV4'
  | 'uploadPart'

/** What the tests use of `ali-oss`, which ships no types. */
export type AliOss = {
  // biome-ignore lint/suspicious/noExplicitAny: the values and results of an untyped library
  readonly [Name in Operation]: (...values: any[]) => Promise<any>
} & { useBucket(name: string): void }

/** The ways in which `ali-oss` can address an emulator; with an IP address it sends the bucket in `Host`. */
export type OssAddressing = 'path' | 'virtual' | 'ip'

/** The official client, signing with V4, addressed to an emulator. */
export function createAliOss(emulator: Emulator, addressing: OssAddressing): AliOss {
  const require = createRequire(import.meta.url)
  // No types are published with it.
  const Oss = require('ali-oss') as new (options: object) => AliOss
  // Machines differ in whether they resolve names under localhost.
  const agent = new Agent({
    lookup: (_host, options, done) => {
      if (options.all === true) done(null, [{ address: '127.0.0.1', family: 4 }])
      else done(null, '127.0.0.1', 4)
    },
  })
  onTestFinished(() => agent.destroy())
  return new Oss({
    ...emulator.credentials,
    region: `oss-${emulator.region}`,
    authorizationV4: true,
    endpoint: `http://${addressing === 'ip' ? '127.0.0.1' : 'localhost'}:${emulator.port}`,
    sldEnable: addressing === 'path',
    agent,
  })
}

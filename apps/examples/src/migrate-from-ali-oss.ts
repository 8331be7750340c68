/**
 * The same save with `ali-oss` and with these packages, side by side.
 *
 * `ali-oss` gives back the HTTP answer, unread, and encodes the names in the standard alphabet, in
 * which a Chinese name can hold a `/`, the separator of the language.
 *
 * Output:
 *   ali-oss: 200, the answer is 80 unread bytes
 *   here: 200 dest/缩略图.webp, … bytes, request …
 */
import { createRequire } from 'node:module'
import { fromEnv, OssClient } from '@oss-process/client'
import { format, image, resize } from '@oss-process/process-string'

const AliOss = createRequire(import.meta.url)('ali-oss') // it ships no types
const endpoint = process.env['OSS_ENDPOINT'] ?? 'https://oss-cn-hangzhou.aliyuncs.com'

// Before.
const before = new AliOss({
  region: 'oss-cn-hangzhou',
  endpoint,
  bucket: 'examplebucket',
  accessKeyId: process.env['OSS_ACCESS_KEY_ID'] ?? '',
  accessKeySecret: process.env['OSS_ACCESS_KEY_SECRET'] ?? '',
  authorizationV4: true,
})
const { res } = await before.processObjectSave(
  'photo.jpg',
  '缩略图.webp',
  'image/resize,w_100/format,webp',
  'dest',
)
console.log(`ali-oss: ${res.status}, the answer is ${res.data.length} unread bytes`)

// After.
await using client = new OssClient({ region: 'cn-hangzhou', endpoint, credentials: fromEnv() })
const saved = await client.processObject({
  bucket: 'examplebucket',
  key: 'photo.jpg',
  process: image(resize({ width: 100 }), format('webp')).saveAs({
    key: '缩略图.webp',
    bucket: 'dest',
  }),
})
console.log(
  `here: ${saved.statusCode} ${saved.bucket}/${saved.key}, ${saved.fileSize} bytes, request ${saved.requestId}`,
)

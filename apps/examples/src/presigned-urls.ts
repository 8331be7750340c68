/**
 * Creates links to pictures of a private bucket: processed, valid for five minutes, and nobody
 * can change the processing without breaking the signature.
 *
 * Output:
 *   as signed: 200 image/webp, … bytes
 *   with another width: 403 SignatureDoesNotMatch
 */
import { format, image, resize } from '@oss-process/process-string'
import { presign } from '@oss-process/signer'

const { url } = await presign(
  {
    method: 'GET',
    endpoint: process.env['OSS_ENDPOINT'] ?? 'https://oss-cn-hangzhou.aliyuncs.com',
    bucket: 'examplebucket',
    key: 'photo.jpg',
    query: { 'x-oss-process': String(image(resize({ width: 300 }), format('webp'))) },
  },
  {
    credentials: {
      accessKeyId: process.env['OSS_ACCESS_KEY_ID'] ?? '',
      accessKeySecret: process.env['OSS_ACCESS_KEY_SECRET'] ?? '',
    },
    region: 'cn-hangzhou',
    expiresIn: 300,
  },
)

const picture = await fetch(url)
const { byteLength } = await picture.arrayBuffer()
console.log(
  `as signed: ${picture.status} ${picture.headers.get('content-type')}, ${byteLength} bytes`,
)

const forged = await fetch(url.replace('w_300', 'w_3000'))
const [, code] = /<Code>(.*?)<\/Code>/.exec(await forged.text()) ?? []
console.log(`with another width: ${forged.status} ${code}`)

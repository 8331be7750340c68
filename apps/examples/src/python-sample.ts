/**
 * The official Python sample, line for line: resizes an image and saves the result to a bucket.
 *
 * OSS_ENDPOINT may name another address than the region's, such as that of a running emulator.
 *
 * Output:
 *   status code: 200, request id: …, bucket: dest, file size: …, key: thumb.jpg, process status: OK
 */
import { parseArgs } from 'node:util'
import { fromEnv, OssClient } from '@oss-process/client'
import { saveAs } from '@oss-process/process-string'

const { values: args } = parseArgs({
  options: {
    region: { type: 'string', default: 'cn-hangzhou' },
    bucket: { type: 'string', default: 'examplebucket' },
    endpoint: { type: 'string', default: process.env['OSS_ENDPOINT'] },
    key: { type: 'string', default: 'photo.jpg' },
    style: { type: 'string', default: 'image/resize,m_fixed,w_100,h_100' },
    'target-image': { type: 'string', default: 'thumb.jpg' },
    'target-bucket': { type: 'string', default: 'dest' },
  },
})

const { region, endpoint } = args
await using client = new OssClient({ region, endpoint, credentials: fromEnv() })

const result = await client.processObject({
  bucket: args.bucket,
  key: args.key,
  process: saveAs(args.style, { key: args['target-image'], bucket: args['target-bucket'] }),
})

console.log(
  `status code: ${result.statusCode},` +
    ` request id: ${result.requestId},` +
    ` bucket: ${result.bucket},` +
    ` file size: ${result.fileSize},` +
    ` key: ${result.key},` +
    ` process status: ${result.processStatus}`,
)

/**
 * Temporary credentials from a small server of one's own: the client asks for them when it needs
 * some, once for all calls that wait, and again before they expire.
 *
 * Output:
 *   100 pictures, credentials fetched 1 time
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { OssClient } from '@oss-process/client'
import { image, resize } from '@oss-process/process-string'

// The server's side. A real one calls AssumeRole and answers what that gives.
let fetched = 0
const server = createServer((_request, response) => {
  fetched += 1
  response.setHeader('content-type', 'application/json')
  response.end(
    JSON.stringify({
      accessKeyId: process.env['OSS_ACCESS_KEY_ID'],
      accessKeySecret: process.env['OSS_ACCESS_KEY_SECRET'],
      expiration: new Date(Date.now() + 3_600_000).toISOString(),
    }),
  )
})
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
const { port } = server.address() as AddressInfo

// The client's side.
const client = new OssClient({
  region: 'cn-hangzhou',
  endpoint: process.env['OSS_ENDPOINT'],
  credentials: async () => {
    const response = await fetch(`http://127.0.0.1:${port}/`)
    const answer = (await response.json()) as Record<string, string>
    return {
      accessKeyId: answer['accessKeyId'] ?? '',
      accessKeySecret: answer['accessKeySecret'] ?? '',
      expiration: new Date(answer['expiration'] ?? 0),
    }
  },
})

const style = image(resize({ width: 32 }))
const pictures = await Promise.all(
  Array.from({ length: 100 }, async () => {
    const got = await client.getObject({
      bucket: 'examplebucket',
      key: 'photo.jpg',
      process: style,
    })
    return await got.bytes()
  }),
)
console.log(`${pictures.length} pictures, credentials fetched ${fetched} time`)
await client.close()
server.close()

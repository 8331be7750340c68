/** Fetches one object to a file with the built client, and reports how much memory that took. */
import { OssClient } from '@oss-process/client'

const [endpoint, path] = process.argv.slice(2)
const credentials = { accessKeyId: 'a', accessKeySecret: 'b' }
const client = new OssClient({ region: 'cn-hangzhou', credentials, endpoint })
// The first call loads undici and connects, which is not what is measured here.
await client.headObject({ bucket: 'examplebucket', key: 'big' })
const startBytes = process.memoryUsage.rss()
let peakBytes = startBytes
const watch = setInterval(() => {
  peakBytes = Math.max(peakBytes, process.memoryUsage.rss())
}, 20)
const object = await client.getObject({ bucket: 'examplebucket', key: 'big' })
await object.toFile(path)
clearInterval(watch)
await client.close()
process.stdout.write(JSON.stringify({ startBytes, peakBytes }))

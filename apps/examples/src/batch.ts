/**
 * Processes many objects with at most four calls under way, and goes on when one of them fails.
 *
 * Output:
 *   saved 6, failed 1
 *   batch/missing.jpg: NoSuchKey (request …)
 */
import { readFile } from 'node:fs/promises'
import { fromEnv, OssClient, OssServiceError } from '@oss-process/client'
import { format, image, resize } from '@oss-process/process-string'

const bucket = 'examplebucket'
await using client = new OssClient({
  region: 'cn-hangzhou',
  endpoint: process.env['OSS_ENDPOINT'],
  credentials: fromEnv(),
})

const keys = [1, 2, 3, 4, 5, 6].map((number) => `batch/${number}.jpg`)
const body = await readFile('examplebucket/photo.jpg')
for (const key of keys) await client.putObject({ bucket, key, body })

const style = image(resize({ mode: 'fill', width: 64, height: 64 }), format('png'))
const waiting = [...keys, 'batch/missing.jpg']
const failures: string[] = []
let saved = 0

/** Takes keys until none is left; four of these run side by side. */
async function work(): Promise<void> {
  for (let key = waiting.shift(); key !== undefined; key = waiting.shift()) {
    try {
      const process = style.saveAs({ key: key.replace(/\.jpg$/, '.png') })
      await client.processObject({ bucket, key, process })
      saved += 1
    } catch (error) {
      if (!(error instanceof OssServiceError)) throw error
      failures.push(`${key}: ${error.code} (request ${error.requestId})`)
    }
  }
}

await Promise.all([work(), work(), work(), work()])
console.log(`saved ${saved}, failed ${failures.length}`)
for (const failure of failures) console.log(failure)

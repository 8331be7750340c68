/**
 * Hides a text in a photograph and reads it back. Hiding is a synchronous call; reading is a task
 * whose result comes as a message to a topic. The emulator hands the message to a function.
 *
 * The emulator's marks are its own: it cannot read those of the service, nor the service these.
 *
 * Output:
 *   hidden in signed.png, … bytes
 *   task accepted: …
 *   read: 版权所有
 */
import { EventEmitter, once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { OssClient } from '@oss-process/client'
import { createEmulator } from '@oss-process/emulator'
import { blindWatermark, deblindWatermark, format, image } from '@oss-process/process-string'

const bucket = 'photos'
const messages = new EventEmitter()
const arrival = once(messages, 'message')
await using emulator = await createEmulator({
  buckets: [bucket],
  notifications: ({ content }) => void messages.emit('message', content),
})
const { endpoint, credentials, region } = emulator
await using client = new OssClient({ region, endpoint, credentials })

const body = await readFile('examplebucket/photo.jpg')
await client.putObject({ bucket, key: 'photo.jpg', body })

const hidden = await client.processObject({
  bucket,
  key: 'photo.jpg',
  process: image(format('png'), blindWatermark({ content: '版权所有' })).saveAs({
    key: 'signed.png',
  }),
})
console.log(`hidden in ${hidden.key}, ${hidden.fileSize} bytes`)

const task = await client.asyncProcessObject({
  bucket,
  key: 'signed.png',
  process: image(deblindWatermark()).notify('marks'),
})
console.log(`task accepted: ${task.taskId}`)

const [content] = await arrival
const { Result } = JSON.parse(content)
console.log(`read: ${Result.Content}`)

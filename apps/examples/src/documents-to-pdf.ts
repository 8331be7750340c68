/**
 * Archives documents as PDF. Each call is answered at once with the id of a task; how the task ended
 * is reported by a message to a topic. The emulator hands the message to a function.
 *
 * What is a PDF already is kept as it is. For the rest the emulator asks LibreOffice; where that is not
 * installed, the task fails, and its message says what to install.
 *
 * Output:
 *   report.pdf: accepted as …
 *   letter.txt: accepted as …
 *   report.pdf: Succeeded, oss://documents/archive/report.pdf
 *   letter.txt: …
 */
import { EventEmitter, on } from 'node:events'
import { OssClient } from '@oss-process/client'
import { createEmulator } from '@oss-process/emulator'
import { docConvert } from '@oss-process/process-string/doc'

const bucket = 'documents'
const documents = {
  'report.pdf': '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
  'letter.txt': 'Dear reader,\n\nthis letter shall be kept.\n',
}

const topic = new EventEmitter()
const messages = on(topic, 'message')
await using emulator = await createEmulator({
  buckets: [bucket],
  notifications: ({ content }) => void topic.emit('message', content),
})
const { endpoint, credentials, region } = emulator
await using client = new OssClient({ region, endpoint, credentials })

const running = new Map<string, string>()
for (const [key, body] of Object.entries(documents)) {
  await client.putObject({ bucket, key, body })
  const task = await client.asyncProcessObject({
    bucket,
    key,
    process: docConvert({ target: 'pdf' })
      .saveAs({ key: 'archive/{barename}.pdf' })
      .notify('archive'),
  })
  running.set(String(task.taskId), key)
  console.log(`${key}: accepted as ${task.taskId}`)
}

for await (const [content] of messages) {
  const { TaskId, Status, Message, Targets } = JSON.parse(content)
  const outcome = Status === 'Succeeded' ? Targets[0].URI : Message
  console.log(`${running.get(TaskId)}: ${Status}, ${outcome}`)
  running.delete(TaskId)
  if (running.size === 0) break
}

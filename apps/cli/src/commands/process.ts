/** The default command: process an object and save the result, in one signed call. */
import type { OssClient } from '@oss-process/client'
import { checkStyle, isAsyncOnly } from '../check-style.ts'
import { defineCommand } from '../define-command.ts'
import { printRequest } from '../dry-run.ts'
import { usageError } from '../errors.ts'
import { checkBucket, checkKey } from '../object-address.ts'
import { dryRunOption, serviceOptions, styleCheckOptions } from '../options.ts'
import { jsonLine } from '../render.ts'
import { withSession } from '../session.ts'

export const processObject = defineCommand({
  name: '',
  summary: 'process an object and save the result',
  positionals: {},
  options: {
    bucket: { kind: 'text', value: 'BUCKET', required: true, summary: 'bucket of the source' },
    key: { kind: 'text', value: 'KEY', required: true, summary: 'key of the source' },
    style: {
      kind: 'text',
      value: 'STYLE',
      required: true,
      summary: 'what to do, such as image/resize,m_fixed,w_100,h_100',
      completes: 'style',
    },
    targetImage: {
      kind: 'text',
      value: 'KEY',
      required: true,
      summary: 'key under which the result is saved',
    },
    targetBucket: {
      kind: 'text',
      value: 'BUCKET',
      summary: 'bucket in which the result is saved (that of the source)',
    },
    async: { kind: 'flag', summary: 'hand it over as a task and print the ids of the task' },
    notify: { kind: 'text', value: 'TOPIC', summary: 'topic that hears of the end of the task' },
    ...dryRunOption,
    ...styleCheckOptions,
    ...serviceOptions,
  },
  examples: [
    [
      '--region cn-hangzhou --bucket examplebucket --key photo.jpg --style image/resize,m_fixed,w_100,h_100 --target-image thumb.jpg --target-bucket dest',
      'save a thumbnail of 100 by 100 pixels in another bucket',
    ],
    [
      '--local --bucket photos --key a.jpg --style image/format,webp --target-image a.webp',
      'the same on this machine, without an account',
    ],
  ],
  async run(args, io) {
    const bucket = checkBucket(args.bucket)
    const key = checkKey(args.key)
    const target = {
      key: checkKey(args.targetImage),
      bucket: checkBucket(args.targetBucket ?? bucket),
    }
    const style = await checkStyle(args.style, { strictness: args, io })
    const isAsync = args.async === true
    if (isAsyncOnly(style) && !isAsync) {
      throw usageError(`${args.style} runs as a task only, received no --async`, 'add --async')
    }
    if (args.notify !== undefined && !isAsync) {
      throw usageError('--notify is for tasks, received no --async', 'add --async')
    }
    const { saveAs } = await import('@oss-process/process-string')
    const saved = saveAs(style.text, target)
    const process = String(args.notify === undefined ? saved : saved.notify(args.notify))
    const input = { bucket, key, process, validate: false, signal: io.signal }
    const call = async (client: OssClient) =>
      isAsync
        ? taskText(await client.asyncProcessObject(input), args.json)
        : resultText(await client.processObject(input), args.json)
    if (args.dryRun) {
      await printRequest(args, { io, call })
      return undefined
    }
    const text = await withSession(args, { io, work: ({ client }) => call(client) })
    await io.stdout.write(text)
    return undefined
  },
})

interface Processed {
  readonly statusCode: number
  readonly requestId?: string | undefined
  readonly bucket?: string | undefined
  readonly fileSize?: number | undefined
  readonly key?: string | undefined
  readonly processStatus?: string | undefined
}

/** Writes the result; a member that the service did not send is `-` in the line, absent in JSON. */
function resultText(result: Processed, isJson: boolean | undefined): string {
  const { statusCode, requestId, bucket, fileSize, key, processStatus } = result
  if (isJson) return jsonLine({ statusCode, requestId, bucket, fileSize, key, processStatus })
  return (
    `status code: ${statusCode}, request id: ${requestId ?? '-'}, bucket: ${bucket ?? '-'}, ` +
    `file size: ${fileSize ?? '-'}, key: ${key ?? '-'}, process status: ${processStatus ?? '-'}\n`
  )
}

interface Task {
  readonly statusCode: number
  readonly requestId?: string | undefined
  readonly eventId?: string | undefined
  readonly taskId?: string | undefined
}

function taskText(task: Task, isJson: boolean | undefined): string {
  const { statusCode, requestId, eventId, taskId } = task
  if (isJson) return jsonLine({ statusCode, requestId, eventId, taskId })
  return (
    `status code: ${statusCode}, request id: ${requestId ?? '-'}, ` +
    `event id: ${eventId ?? '-'}, task id: ${taskId ?? '-'}\n`
  )
}

/** The default command: process an object and save the result, in one signed call. */
import type { OssClient } from '@oss-process/client'
import { defineCommand } from '../command-line/define-command.ts'
import { checkBucket, checkKey } from '../command-line/object-address.ts'
import { dryRunOption, serviceOptions, styleCheckOptions } from '../command-line/options.ts'
import { usageError } from '../errors.ts'
import type { Io } from '../io.ts'
import { jsonLine, shownOn } from '../output/render.ts'
import { printRequest } from '../session/dry-run.ts'
import type { EndedTask } from '../session/ended-task.ts'
import { endOfTask } from '../session/ended-task.ts'
import type { Session } from '../session/session.ts'
import { withSession } from '../session/session.ts'
import { checkStyle } from './style/check-before-sending.ts'

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
    const style = await checkStyle(args.style, { strictness: args, io, hints: sysPartHints })
    const isAsync = args.async === true
    if (style.mode === 'async' && !isAsync) {
      throw usageError(`${args.style} runs as a task only, received no --async`, 'add --async')
    }
    if (style.mode === 'sync' && isAsync) {
      throw usageError(
        `${args.style} is answered at once and runs as no task, received --async`,
        'leave --async out',
      )
    }
    if (args.notify !== undefined && !isAsync) {
      throw usageError('--notify is for tasks, received no --async', 'add --async')
    }
    const { saveAs } = await import('@oss-process/process-string')
    const saved = saveAs(style.text, target)
    const process = String(args.notify === undefined ? saved : saved.notify(args.notify))
    const input = { bucket, key, process, validate: !args.lenient, signal: io.signal }
    if (args.dryRun) {
      const call = (client: OssClient) =>
        isAsync ? client.asyncProcessObject(input) : client.processObject(input)
      await printRequest(args, { io, call })
      return undefined
    }
    const work = async ({ client, tasks }: Session) => {
      if (!isAsync) return resultText(await client.processObject(input), args, io)
      const task = await client.asyncProcessObject(input)
      return taskText(task, await endOfTask(task.taskId, { tasks, io }), args)
    }
    await io.stdout.write(await withSession(args, { io, work }))
    return undefined
  },
})

const sysPartHints = {
  saveAs: 'give --target-image and --target-bucket instead',
  notify: 'give --notify TOPIC instead',
} as const

interface Processed {
  readonly statusCode: number
  readonly requestId?: string | undefined
  readonly bucket?: string | undefined
  readonly fileSize?: number | undefined
  readonly key?: string | undefined
  readonly processStatus?: string | undefined
}

/** Writes the result; a member that the service did not send is `-` in the line, absent in JSON. */
function resultText(result: Processed, { json }: JsonFlag, io: Io): string {
  const { statusCode, requestId, bucket, fileSize, key, processStatus } = result
  if (json) return jsonLine({ statusCode, requestId, bucket, fileSize, key, processStatus })
  return (
    `status code: ${statusCode}, request id: ${requestId ?? '-'}, bucket: ${bucket ?? '-'}, ` +
    `file size: ${fileSize ?? '-'}, key: ${shownOn(io.stdout, key ?? '-')}, ` +
    `process status: ${processStatus ?? '-'}\n`
  )
}

interface JsonFlag {
  readonly json: boolean | undefined
}

interface Task {
  readonly statusCode: number
  readonly requestId?: string | undefined
  readonly eventId?: string | undefined
  readonly taskId?: string | undefined
}

/** Writes the ids of a task, and how it ended when the command waited for it. */
function taskText(task: Task, ended: EndedTask | undefined, { json }: JsonFlag): string {
  const { statusCode, requestId, eventId, taskId } = task
  if (json) return jsonLine({ statusCode, requestId, eventId, taskId, ...ended })
  return (
    `status code: ${statusCode}, request id: ${requestId ?? '-'}, ` +
    `event id: ${eventId ?? '-'}, task id: ${taskId ?? '-'}` +
    `${ended === undefined ? '' : `, task status: ${ended.taskStatus}`}\n`
  )
}

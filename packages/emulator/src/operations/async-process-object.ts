import type { ProcessTree } from '@oss-process/process-string/parse'
import type { Call } from '../call/call.ts'
import { requireObject } from '../call/require-object.ts'
import type { ServiceResponse } from '../http/message.ts'
import { readTextBody } from '../http/request-body.ts'
import { assertTarget, type SaveTarget, saveResults } from '../processing/answer.ts'
import { parseProcess, type ResolvedStyle, resolveStyle } from '../processing/parse-style.ts'
import { produce } from '../processing/run-style.ts'
import { OssRefusal } from '../refusal.ts'
import { messageOf } from '../tasks/notification.ts'
import type { TaskOutcome } from '../tasks/task-queue.ts'
import { readProcessBody } from './process-object.ts'

const MAX_BODY_BYTES = 64 * 1024

/** Kinds of tasks, as the media service names them, by family. */
const KINDS: Readonly<Record<string, string>> = {
  audio: 'MediaConvert',
  video: 'MediaConvert',
  doc: 'OfficeConversion',
  image: 'DecodeBlindWatermark',
}

/**
 * Begins a task and answers at once with its ids.
 *
 * @see alibabacloud-oss-go-sdk-v2, AsyncProcessObject
 */
export async function asyncProcessObject(call: Call): Promise<ServiceResponse> {
  const body = await readTextBody(call.request, MAX_BODY_BYTES)
  const tree = parseProcess(readProcessBody(body, 'x-oss-async-process'), 'async')
  if (tree.saveAs === undefined && tree.notify === undefined) throw nowhere()
  const style = await resolveStyle(call, tree, 'async')
  await requireObject(call)
  const target = targetOf(tree)
  if (target !== undefined) await assertTarget(call, target)
  const { eventId, requestId, taskId } = submit(call, { style, target, topic: tree.notify?.topic })
  return {
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ EventId: eventId, RequestId: requestId, TaskId: taskId }),
  }
}

interface Submission {
  readonly style: ResolvedStyle
  readonly target: SaveTarget | undefined
  readonly topic: string | undefined
}

function submit(call: Call, { style, target, topic }: Submission) {
  const { tasks, notify } = call.service
  const kind = KINDS[style.kind === 'image' ? 'image' : style.family] ?? 'MediaConvert'
  return tasks.submit({
    ...{ kind, bucket: call.bucket, key: call.key },
    // The task goes on when the caller has gone.
    run: (signal) => perform({ ...call, request: { ...call.request, signal } }, style, target),
    onEnd: async (record) => {
      if (topic !== undefined) await notify(messageOf(record, topic))
    },
  })
}

async function perform(
  call: Call,
  style: ResolvedStyle,
  target: SaveTarget | undefined,
): Promise<TaskOutcome> {
  if (target === undefined) {
    const result = await produce(call, style, {
      receive: async ({ results: [first] }) => {
        const chunks: Uint8Array[] = []
        for await (const chunk of first?.read() ?? []) chunks.push(chunk)
        return JSON.parse(Buffer.concat(chunks).toString('utf8')) as unknown
      },
    })
    return { targets: [], result }
  }
  const saved = await saveResults(call, style, target)
  const bucket = target.bucket === '' ? call.bucket : target.bucket
  return { targets: saved.map(({ key }) => `oss://${bucket}/${key}`) }
}

function targetOf({ saveAs }: ProcessTree): SaveTarget | undefined {
  return saveAs && { key: saveAs.key, bucket: saveAs.bucket ?? '' }
}

function nowhere(): OssRefusal {
  return new OssRefusal({
    status: 400,
    code: 'InvalidArgument',
    message:
      'An asynchronous operation needs sys/saveas or sys/notify, or its result goes nowhere.',
  })
}

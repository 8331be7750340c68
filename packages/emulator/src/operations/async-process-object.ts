import type { ProcessTree } from '@oss-process/process-string/parse'
import type { Call } from '../call/call.ts'
import { requireObject } from '../call/require-object.ts'
import type { ServiceResponse } from '../http/message.ts'
import { parseProcess, type ResolvedStyle, resolveStyle } from '../processing/parse-style.ts'
import { readResult } from '../processing/result-response.ts'
import { runStyle } from '../processing/run-style.ts'
import { assertTarget, type SaveTarget, saveResults } from '../processing/save-results.ts'
import { OssRefusal } from '../refusal.ts'
import { messageOf } from '../tasks/notification.ts'
import type { TaskOutcome, TaskRecord } from '../tasks/task-queue.ts'
import { readProcessBody } from './process-object.ts'

/** Kinds of tasks, as the media service names them, by family. */
const KINDS: Readonly<Record<string, string>> = {
  audio: 'MediaConvert',
  video: 'MediaConvert',
  doc: 'OfficeConversion',
  image: 'DecodeBlindWatermark',
}

/**
 * Starts a task and answers at once with its ids.
 *
 * @see alibabacloud-oss-go-sdk-v2, AsyncProcessObject
 */
export async function asyncProcessObject(call: Call): Promise<ServiceResponse> {
  const text = await readProcessBody(call, 'x-oss-async-process')
  const tree = parseProcess(text, 'async')
  if (tree.saveAs === undefined && tree.notify === undefined) throw noDestination()
  const style = await resolveStyle(call, tree, 'async')
  await requireObject(call)
  const target = targetOf(tree)
  if (target !== undefined) await assertTarget(call, target)
  const { eventId, requestId, taskId } = submitTask(call, {
    style,
    target,
    topic: tree.notify?.topic,
  })
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

function submitTask(call: Call, { style, target, topic }: Submission): TaskRecord {
  const { tasks, notify } = call.service
  const kind = KINDS[style.kind === 'images' ? 'image' : style.family] ?? 'MediaConvert'
  return tasks.submit({
    kind,
    bucket: call.bucket,
    key: call.key,
    // The signal of the task replaces the caller's: the task continues when the caller has gone.
    run: (signal) => runTask({ ...call, request: { ...call.request, signal } }, style, target),
    onEnd: async (record) => {
      if (topic !== undefined) await notify(messageOf(record, topic))
    },
  })
}

async function runTask(
  call: Call,
  style: ResolvedStyle,
  target: SaveTarget | undefined,
): Promise<TaskOutcome> {
  if (target === undefined) {
    const text = await runStyle(call, style, {
      receive: async ({ results: [first] }) => (first === undefined ? '' : await readResult(first)),
    })
    return { targets: [], result: JSON.parse(Buffer.from(text).toString('utf8')) as unknown }
  }
  const saved = await saveResults(call, style, target)
  const bucket = target.bucket === '' ? call.bucket : target.bucket
  return { targets: saved.map(({ key }) => `oss://${bucket}/${key}`) }
}

function targetOf({ saveAs }: ProcessTree): SaveTarget | undefined {
  return saveAs && { key: saveAs.key, bucket: saveAs.bucket ?? '' }
}

function noDestination(): OssRefusal {
  return new OssRefusal({
    status: 400,
    code: 'InvalidArgument',
    message:
      'An asynchronous operation needs sys/saveas or sys/notify, or its result goes nowhere.',
  })
}

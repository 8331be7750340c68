/**
 * The message that `sys/notify` sends at the end of a task, to an HTTP endpoint, a file or a function in
 * place of the message service.
 *
 * @see "Message notification"
 */
import { appendFile } from 'node:fs/promises'
import type { TaskRecord } from './task-queue.ts'

/** A message as a subscriber of the topic receives it. */
export interface NotificationMessage {
  readonly topic: string
  readonly id: string
  readonly source: 'acs.imm'
  /** `imm:Task:` and the kind of the task. */
  readonly type: string
  readonly subject: string
  /** ISO 8601. */
  readonly time: string
  /** JSON text: the outcome of the task. */
  readonly content: string
}

/** Where messages are sent: a URL, the path of a file for JSON lines, or a function. */
export type NotificationTarget = string | ((message: NotificationMessage) => void | Promise<void>)

const TIME_LIMIT_MS = 10_000

/** Builds the message of a task that has ended. */
export function messageOf(record: TaskRecord, topic: string): NotificationMessage {
  const { taskId, requestId, kind, bucket, key, status, code, message, targets, result } = record
  const content = {
    ProjectName: 'emulator',
    RequestId: requestId,
    StartTime: record.startTime,
    EndTime: record.endTime,
    UserData: '',
    TaskType: kind,
    TaskId: taskId,
    Status: status,
    Code: code ?? '',
    Message: message ?? '',
    Sources: [{ URI: `oss://${bucket}/${key}` }],
    Targets: targets.map((uri) => ({ URI: uri })),
    ...(result === undefined ? {} : { Result: result }),
  }
  return {
    topic,
    id: record.eventId,
    source: 'acs.imm',
    type: `imm:Task:${kind}`,
    subject: `acs:imm:emulator:task/${taskId}`,
    time: record.endTime ?? record.startTime,
    content: JSON.stringify(content),
  }
}

/** Delivers one message. */
export async function deliverNotification(
  message: NotificationMessage,
  target: NotificationTarget,
): Promise<void> {
  if (typeof target === 'function') return await target(message)
  const body = JSON.stringify(message)
  if (!/^https?:\/\//.test(target)) return await appendFile(target, `${body}\n`)
  const response = await fetch(target, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
    signal: AbortSignal.timeout(TIME_LIMIT_MS),
  })
  await response.body?.cancel()
  if (!response.ok)
    throw new Error(
      `expected the notification to be taken, received ${response.status} from the endpoint`,
    )
}

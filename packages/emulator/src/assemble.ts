/** Assembles an emulator from its options. */
import { join } from 'node:path'
import { Faults } from './faults/faults.ts'
import { Programs } from './media/program.ts'
import type { ResolvedOptions } from './options.ts'
import type { HandlerParts } from './service/handler.ts'
import { countedRequestIds, randomRequestIds } from './service/request-id.ts'
import type { RequestLog } from './service/request-log.ts'
import type { DirectoryStore } from './store/directory-store.ts'
import { KeyedLock } from './store/keyed-lock.ts'
import { deliverNotification } from './tasks/notification.ts'
import { TaskQueue } from './tasks/task-queue.ts'

/** The parts of an emulator. */
export interface EmulatorParts {
  readonly handlerParts: HandlerParts
  readonly faults: Faults
  readonly tasks: TaskQueue
  /** Creates the buckets and adds the faults of the options. */
  readonly begin: () => Promise<void>
  /** Deletes everything, then calls `begin`. */
  readonly reset: () => Promise<void>
}

/** The parts that are already open. */
export interface OpenedParts {
  readonly root: string
  readonly store: DirectoryStore
  readonly log: RequestLog
}

/** Assembles the parts; nothing runs yet. */
export function assembleParts(resolved: ResolvedOptions, opened: OpenedParts): EmulatorParts {
  const { domains, allowsAnyOrigin, onDefect } = resolved
  const { store, log } = opened
  const faults = new Faults()
  const requestIds = resolved.requestIds === 'counted' ? countedRequestIds() : randomRequestIds()
  const service = assembleService(resolved, opened)
  const { tasks } = service
  const begin = async (): Promise<void> => {
    for (const bucket of resolved.buckets) await store.buckets.create(bucket, {})
    for (const fault of resolved.faults) faults.add(fault)
  }
  const reset = async (): Promise<void> => {
    await tasks.clear()
    await store.clear()
    faults.clear()
    requestIds.reset()
    await begin()
  }
  const admin = resolved.hasAdmin ? { faults, tasks, reset } : undefined
  const shared = { domains, allowsAnyOrigin, onDefect, faults, requestIds }
  const handlerParts = { ...shared, service, admin, log: log.add }
  return { handlerParts, faults, tasks, begin, reset }
}

function assembleService(
  { region, clock, credentials, onDefect, programs, notifications }: ResolvedOptions,
  { root, store }: OpenedParts,
): HandlerParts['service'] {
  const tasksFolder = join(root, '.oss', 'tasks')
  const target = notifications ?? join(root, '.oss', 'notifications.jsonl')
  return {
    store,
    region,
    clock,
    credentials: new Map(credentials.map((each) => [each.accessKeyId, each])),
    appends: new KeyedLock(),
    programs: new Programs(programs, process.env['PATH'] ?? ''),
    notify: (message) => deliverNotification(message, target),
    tasks: new TaskQueue({
      clock,
      onDefect,
      keep: (record) => store.staging.writeJson(join(tasksFolder, `${record.taskId}.json`), record),
    }),
  }
}

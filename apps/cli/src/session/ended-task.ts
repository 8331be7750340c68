/** Waits for a task of the embedded emulator, which would end with the command. */
import { CliError } from '../errors.ts'
import type { Io } from '../io.ts'
import { untilAborted } from '../until-aborted.ts'
import type { Session } from './session.ts'

/** A task that succeeded. */
export interface EndedTask {
  readonly taskStatus: 'Succeeded'
  /** What it saved, as `oss://bucket/key`. */
  readonly targets: readonly string[]
  /** What it found, when that is no object: the text of a blind watermark. */
  readonly result?: unknown
}

/**
 * Waits for the end of a task. Returns nothing for a task of the service, which continues alone.
 *
 * @throws {CliError} `CLI_REFUSED` when the task failed; `CLI_INTERRUPTED`.
 */
export async function endOfTask(
  taskId: string | undefined,
  { tasks, io }: { readonly tasks: Session['tasks']; readonly io: Io },
): Promise<EndedTask | undefined> {
  if (tasks === undefined || taskId === undefined) return undefined
  const record = await Promise.race([tasks.settled(taskId), untilAborted(io.signal)])
  if (record?.status === 'Succeeded') {
    const { targets, result } = record
    return { taskStatus: record.status, targets, result }
  }
  if (record?.status === 'Failed') {
    throw new CliError(
      'CLI_REFUSED',
      `the task failed: ${record.code}: ${record.message} (task id ${taskId})`,
    )
  }
  throw new CliError('CLI_INTERRUPTED', `stopped before the task ended (task id ${taskId})`)
}

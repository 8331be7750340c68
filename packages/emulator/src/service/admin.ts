/**
 * The admin endpoint for tests in other processes: `/-/faults`, `/-/tasks`, `/-/reset`. It is off by
 * default, since it needs no signature. No bucket can be called `-`, so it hides no object.
 */
import type { RequestTarget } from '@oss-process/signer'
import { EmulatorError } from '../errors.ts'
import type { Fault, Faults } from '../faults/faults.ts'
import type { ServiceRequest, ServiceResponse } from '../http/message.ts'
import { readTextBody } from '../http/request-body.ts'
import { OssRefusal } from '../refusal.ts'
import type { TaskQueue } from '../tasks/task-queue.ts'

const MAX_BODY_BYTES = 64 * 1024

/** What the endpoint reads and changes. */
export interface AdminParts {
  readonly faults: Faults
  readonly tasks: TaskQueue
  readonly reset: () => Promise<void>
}

/**
 * Answers a request to the endpoint; returns `undefined` for any other target.
 *
 * @throws {OssRefusal} `MethodNotAllowed`, `InvalidArgument`.
 */
export async function answerAdmin(
  request: ServiceRequest,
  { bucket, key }: RequestTarget,
  parts: AdminParts,
): Promise<ServiceResponse | undefined> {
  if (bucket !== '-') return undefined
  const [name = '', id = ''] = key.split('/')
  if (name === 'faults') return await answerFaults(request, id, parts.faults)
  if (name === 'tasks' && request.method === 'GET') return answerTasks(id, parts.tasks)
  if (name === 'reset' && request.method === 'POST') {
    await parts.reset().catch(refuseReset)
    return { status: 204 }
  }
  throw notAllowed(request.method, `/-/${key}`)
}

/** @throws {OssRefusal} 409 when the root holds a folder that the emulator did not make. */
function refuseReset(cause: unknown): never {
  if (!(cause instanceof EmulatorError)) throw cause
  const { message } = cause
  throw new OssRefusal({ status: 409, code: 'OperationNotSupported', message, cause })
}

async function answerFaults(
  request: ServiceRequest,
  id: string,
  faults: Faults,
): Promise<ServiceResponse> {
  if (request.method === 'GET') return json(200, faults.list())
  if (request.method === 'POST') return json(201, { id: await addFault(request, faults) })
  if (request.method === 'DELETE') {
    if (id === '') faults.clear()
    else faults.remove(id)
    return { status: 204 }
  }
  throw notAllowed(request.method, '/-/faults')
}

function answerTasks(id: string, tasks: TaskQueue): ServiceResponse {
  const found = id === '' ? tasks.list() : tasks.get(id)
  return found === undefined ? json(404, { message: 'no such task' }) : json(200, found)
}

async function addFault(request: ServiceRequest, faults: Faults): Promise<string> {
  const text = await readTextBody(request, MAX_BODY_BYTES)
  try {
    // `add` checks every member that it reads.
    return faults.add(JSON.parse(text) as Fault)
  } catch (cause) {
    const message =
      cause instanceof EmulatorError
        ? cause.message
        : `Expected a fault as JSON, received ${text.slice(0, 80)}.`
    throw new OssRefusal({ status: 400, code: 'InvalidArgument', message, cause })
  }
}

function json(status: number, value: unknown): ServiceResponse {
  const headers = { 'content-type': 'application/json' }
  return { status, headers, body: `${JSON.stringify(value)}\n` }
}

function notAllowed(method: string, path: string): OssRefusal {
  return new OssRefusal({
    status: 405,
    code: 'MethodNotAllowed',
    message: `Expected GET, POST or DELETE /-/faults, GET /-/tasks or POST /-/reset, received ${method} ${path.slice(0, 80)}.`,
  })
}

/**
 * Method, target and headers → one named operation, or the refusal of it. A request is performed only
 * when its operation knows every query name that it carries; `api/` says which names those are.
 */
import type { RequestTarget } from '@oss-process/signer'
import type { ServiceRequest } from '../http/message.ts'
import { OssRefusal } from '../refusal.ts'
import { API, type ApiLevel, type NamedRow, type OperationName, unknownNames } from './api.ts'
import { entryCovers } from './api-row.ts'

/** What a request asks for: an operation, or something that is refused once its signature is checked. */
export type Route =
  | { readonly operation: OperationName; readonly target: RequestTarget }
  | { readonly refusal: OssRefusal; readonly target: RequestTarget }

/** Finds the operation of a request, or `MethodNotAllowed` or `NotImplemented` as a refusal. */
export function routeOf(
  { method, headers }: Pick<ServiceRequest, 'method' | 'headers'>,
  target: RequestTarget,
): Route {
  const rows = API[levelOf(target)]
  const row = rows.find(
    (candidate) =>
      candidate.method === method &&
      (candidate.query ?? []).every((entry) => entryCovers(entry, target.query)) &&
      (candidate.header === undefined || headers[candidate.header] !== undefined),
  )
  if (row === undefined) return { refusal: notAllowed(method, rows), target }
  const [unknown] = unknownNames(row, target.query)
  if (unknown !== undefined) return { refusal: notImplemented(method, unknown), target }
  if (row.operation === undefined) return { refusal: notEmulated(row), target }
  return { operation: row.operation, target }
}

function levelOf({ bucket, key }: RequestTarget): ApiLevel {
  if (bucket === undefined) return 'service'
  return key === '' ? 'bucket' : 'object'
}

/** Refuses an operation that the service has and the emulator lacks. */
function notEmulated({ name, method, query = [] }: NamedRow): OssRefusal {
  return refuse(`The emulator does not implement ${name}, ${method} ?${query.join('&')}.`)
}

/** Refuses a request with a query name that its operation does not know. */
function notImplemented(method: string, name: string): OssRefusal {
  return refuse(`The emulator does not implement ${method} ?${name.slice(0, 80)}.`)
}

function refuse(message: string): OssRefusal {
  return new OssRefusal({ status: 501, code: 'NotImplemented', message })
}

function notAllowed(method: string, rows: readonly NamedRow[]): OssRefusal {
  const allow = [...new Set(rows.map((row) => row.method))].join(', ')
  return new OssRefusal({
    status: 405,
    code: 'MethodNotAllowed',
    message: 'The specified method is not allowed against this resource.',
    details: { Method: method, ResourceType: 'Object' },
    headers: { allow },
  })
}

/**
 * Turns a refusal into the error response of the service.
 *
 * @see "Error responses"
 */
import type { OssRefusal } from '../refusal.ts'
import type { ServiceResponse } from './message.ts'
import { writeXml } from './write-xml.ts'

/** What the response contains besides the refusal. */
export interface ErrorContext {
  readonly method: string
  readonly requestId: string
  /** The `Host` header of the request. */
  readonly hostId: string
}

/** Returns the error response; for a HEAD request the document is in `x-oss-err`. */
export function errorResponse(refusal: OssRefusal, context: ErrorContext): ServiceResponse {
  const { status, ec } = refusal
  const headers: Record<string, string> = { ...refusal.headers }
  if (ec !== undefined) headers['x-oss-ec'] = ec
  if (status === 304) return { status, headers }
  const document = errorDocument(refusal, context)
  if (context.method === 'HEAD') {
    headers['x-oss-err'] = Buffer.from(document).toString('base64')
    return { status, headers }
  }
  return { status, headers: { ...headers, 'content-type': 'application/xml' }, body: document }
}

function errorDocument(refusal: OssRefusal, { requestId, hostId }: ErrorContext): string {
  const { code, message, details, ec } = refusal
  const help = ec === undefined ? undefined : `https://api.alibabacloud.com/troubleshoot?q=${ec}`
  return writeXml('Error', {
    Code: code,
    Message: message,
    RequestId: requestId,
    HostId: hostId,
    ...details,
    EC: ec,
    RecommendDoc: help,
  })
}

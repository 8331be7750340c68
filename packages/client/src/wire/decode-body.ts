/** The bytes of an answer → text or JSON. */

import { OssServiceError } from '../errors.ts'
import type { OperationResponse } from '../operations/operation.ts'

/** Making one costs more than decoding a short answer. */
const decoder = /* @__PURE__ */ new TextDecoder()

/** Decodes UTF-8; bytes that are none become U+FFFD. */
export function decodeText(bytes: Uint8Array): string {
  return decoder.decode(bytes)
}

/**
 * Parses the body of an answer.
 *
 * @throws {OssServiceError} `OSS_RESPONSE_MALFORMED` when it is not JSON, for example cut short.
 */
export function readJson(response: OperationResponse, operation: string): unknown {
  const text = decodeText(response.body)
  try {
    return JSON.parse(text)
  } catch (cause) {
    const { headers, statusCode } = response
    throw new OssServiceError(
      {
        code: 'OSS_RESPONSE_MALFORMED',
        message: `expected JSON in the answer to ${operation}, received ${JSON.stringify(text.slice(0, 80))}`,
        statusCode,
        requestId: headers['x-oss-request-id'],
      },
      { cause },
    )
  }
}

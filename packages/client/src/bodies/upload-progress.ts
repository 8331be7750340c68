/** Reports how much of a body the connection has taken. */

import type { OpenableBody, RequestBody } from '../operations/operation.ts'

/** How far an upload is. */
export interface UploadProgress {
  /** Bytes handed to the connection; begins again at 0 with each attempt. */
  readonly sentBytes: number
  /** Bytes in all, when known. */
  readonly totalBytes: number | undefined
}

const PIECE_BYTES = 64 * 1024

/** Returns the same body, which reports each piece that the connection has taken. */
export function watchUpload(
  body: RequestBody,
  onProgress: (progress: UploadProgress) => void,
): OpenableBody {
  const source = toOpenable(body)
  const totalBytes = source.byteLength
  async function* open(): AsyncGenerator<Uint8Array> {
    let sentBytes = 0
    onProgress({ sentBytes, totalBytes })
    for await (const piece of source.open()) {
      yield piece
      sentBytes += piece.byteLength
      onProgress({ sentBytes, totalBytes })
    }
  }
  return { ...source, open }
}

function toOpenable(body: RequestBody): OpenableBody {
  if (typeof body === 'object' && 'open' in body) return body
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body
  async function* open(): AsyncGenerator<Uint8Array> {
    for (let start = 0; start < bytes.byteLength; start += PIECE_BYTES) {
      yield bytes.subarray(start, start + PIECE_BYTES)
    }
  }
  return { byteLength: bytes.byteLength, isRepeatable: true, open }
}

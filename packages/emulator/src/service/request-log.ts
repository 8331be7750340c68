/** The request log: one JSON object a line for each request, without secrets. */
import { type FileHandle, open } from 'node:fs/promises'

/** One answered request. */
export interface LogEntry {
  /** ISO 8601, UTC. */
  readonly time: string
  readonly requestId: string
  readonly method: string
  /** As received, with signatures and tokens replaced by asterisks. */
  readonly target: string
  /** Left out when the request named none. */
  readonly operation?: string | undefined
  readonly bucket?: string | undefined
  readonly key?: string | undefined
  readonly status: number
  /** The service's code, when the answer is an error. */
  readonly code?: string | undefined
  readonly ec?: string | undefined
  /** What a reader of the log should know of this request. */
  readonly note?: string | undefined
  /** Milliseconds until the answer was ready. */
  readonly durationMs: number
}

/** The open log; closed with the emulator. */
export interface RequestLog {
  /** `undefined` where nothing is logged. */
  readonly add: ((entry: LogEntry) => void) | undefined
  close(): Promise<void>
}

/**
 * Opens a log.
 *
 * @param target - the path of a file to append to, a function, or nothing.
 */
export async function openRequestLog(
  target: string | ((entry: LogEntry) => void) | undefined,
): Promise<RequestLog> {
  if (target === undefined) return { add: undefined, close: async () => undefined }
  if (typeof target === 'function') return { add: target, close: async () => undefined }
  return fileLog(await open(target, 'a'))
}

/** Appends lines in order; `add` does not wait for the write. */
function fileLog(file: FileHandle): RequestLog {
  let written: Promise<void> = Promise.resolve()
  return {
    add(entry) {
      written = written.then(() => file.appendFile(`${JSON.stringify(entry)}\n`))
    },
    async close() {
      await written
      await file.close()
    },
  }
}

/** Replaces signatures, tokens and key ids in a request target by asterisks. */
export function redactTarget(target: string): string {
  return target.replace(
    /([?&](?:x-oss-signature|x-oss-security-token|x-oss-credential|security-token|signature|ossaccesskeyid)=)[^&]*/gi,
    '$1***',
  )
}

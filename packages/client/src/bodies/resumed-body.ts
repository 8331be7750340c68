/** A body that goes on where it broke off, by asking for the rest. */

import { isOssError, type OssError } from '../errors.ts'
import type { BodyStream } from './body-stream.ts'

/** Parts of {@link resumeBody}. */
export interface ResumeOptions {
  /**
   * Asks for the bytes from `offset` on, counted from the first byte of this body; `undefined` when
   * they are no longer to be had.
   */
  readonly reopen: (offset: number, error: OssError) => Promise<BodyStream | undefined>
}

/**
 * Joins the pieces of a body that breaks off.
 *
 * Each piece is read at the reader's pace; an error that no continuation mends reaches the reader.
 */
export function resumeBody(first: BodyStream, options: ResumeOptions): ReadableStream<Uint8Array> {
  const progress: Progress = { piece: first.readable.getReader(), offset: 0 }
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        const { done, value } = await readOn(progress, options)
        if (done) return controller.close()
        progress.offset += value.byteLength
        controller.enqueue(value)
      },
      cancel: (reason) => progress.piece.cancel(reason),
    },
    // The pieces hold bytes for the reader already.
    { highWaterMark: 0 },
  )
}

interface Progress {
  piece: ReadableStreamDefaultReader<Uint8Array>
  /** Bytes that the reader has had. */
  offset: number
}

async function readOn(
  progress: Progress,
  { reopen }: ResumeOptions,
): ReturnType<Progress['piece']['read']> {
  for (;;) {
    try {
      return await progress.piece.read()
    } catch (error) {
      const rest = isOssError(error) ? await reopen(progress.offset, error) : undefined
      if (rest === undefined) throw error
      progress.piece = rest.readable.getReader()
    }
  }
}

/**
 * Parses `multipart/form-data` as it arrives, each part as a stream. By hand, since @fastify/busboy drops
 * the parameters of a part's `Content-Type`, which become those of the object.
 *
 * @see RFC 7578; "PostObject", signature version 4
 */
import { OssRefusal } from '../refusal.ts'

/** One part of a form. */
export interface FormPart {
  readonly name: string
  /** Only files have one. */
  readonly fileName: string | undefined
  readonly contentType: string | undefined
  /** Must be read to its end before the next part. */
  readonly content: AsyncIterable<Uint8Array>
}

const MAX_HEAD_BYTES = 16 * 1024

/**
 * Yields the parts of a form in order.
 *
 * @param contentType - the header of the request, with its boundary.
 * @throws {OssRefusal} `MalformedPOSTRequest`.
 */
export async function* readForm(
  body: AsyncIterable<Uint8Array>,
  contentType: string,
): AsyncGenerator<FormPart> {
  const [, quoted, bare] = /;\s*boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType) ?? []
  const boundary = quoted ?? bare
  if (boundary === undefined) throw malformed('no boundary in Content-Type')
  const reader = new DelimitedReader(body)
  await reader.skipPast(`--${boundary}`)
  while ((await reader.take('\r\n', 2)) === '') {
    const head = parseHead(await reader.take('\r\n\r\n', MAX_HEAD_BYTES))
    const content = reader.stream(`\r\n--${boundary}`)
    yield { ...head, content }
  }
}

function parseHead(text: string): Omit<FormPart, 'content'> {
  const disposition = /^content-disposition:(.*)$/im.exec(text)?.[1] ?? ''
  const name = /[;\s]name="([^"]*)"/i.exec(disposition)?.[1]
  if (name === undefined) throw malformed('a part without a name')
  return {
    name,
    fileName: /[;\s]filename="([^"]*)"/i.exec(disposition)?.[1],
    contentType: /^content-type:\s*(.*?)\s*$/im.exec(text)?.[1],
  }
}

/** Splits a stream of bytes at delimiters, which may span chunks. */
class DelimitedReader {
  readonly #source: AsyncIterator<Uint8Array>
  #held: Buffer = Buffer.alloc(0)

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]()
  }

  async skipPast(delimiter: string): Promise<void> {
    for await (const _ of this.stream(delimiter));
  }

  /** Reads the text before a delimiter; returns `--` at the end of the form. */
  async take(delimiter: string, maxBytes: number): Promise<string> {
    for (;;) {
      const at = this.#held.indexOf(delimiter)
      if (at !== -1 && at <= maxBytes) return this.#cut(at, delimiter.length).toString('utf8')
      if (this.#held.byteLength >= maxBytes + delimiter.length || !(await this.#more())) {
        if (this.#held.subarray(0, 2).toString() === '--') return '--'
        throw malformed('a part that does not end')
      }
    }
  }

  /** Yields the bytes before a delimiter as they arrive. */
  async *stream(delimiter: string): AsyncGenerator<Uint8Array> {
    for (;;) {
      const at = this.#held.indexOf(delimiter)
      if (at !== -1) {
        yield this.#cut(at, delimiter.length)
        return
      }
      // The last bytes may be the start of the delimiter.
      const safe = Math.max(0, this.#held.byteLength - delimiter.length)
      if (safe > 0) yield this.#cut(safe, 0)
      if (!(await this.#more())) throw malformed('a part that does not end')
    }
  }

  #cut(length: number, delimiterLength: number): Buffer {
    const bytes = this.#held.subarray(0, length)
    this.#held = this.#held.subarray(length + delimiterLength)
    return bytes
  }

  async #more(): Promise<boolean> {
    const { value, done } = await this.#source.next()
    if (done === true) return false
    this.#held =
      this.#held.byteLength === 0 ? Buffer.from(value) : Buffer.concat([this.#held, value])
    return true
  }
}

function malformed(what: string): OssRefusal {
  return new OssRefusal({
    status: 400,
    code: 'MalformedPOSTRequest',
    message: `The body of your POST request is not well-formed multipart/form-data: ${what}.`,
  })
}

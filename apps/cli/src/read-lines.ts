/** Reads text line by line, with one piece of it in memory. */

/**
 * Splits UTF-8 bytes into lines; `\r\n` ends a line too.
 *
 * @param options.keepEmpty - whether empty lines are returned. Default: no.
 */
export async function* readLines(
  chunks: AsyncIterable<Uint8Array>,
  { keepEmpty = false }: { readonly keepEmpty?: boolean } = {},
): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const chunk of chunks) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      const text = line.replace(/\r$/, '')
      if (text !== '' || keepEmpty) yield text
    }
  }
  rest = (rest + decoder.decode()).replace(/\r$/, '')
  if (rest !== '') yield rest
}

/** Reads everything as text. */
export async function readAll(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  for await (const chunk of chunks) text += decoder.decode(chunk, { stream: true })
  return text + decoder.decode()
}

/**
 * The two signed texts → their pieces, also from a text whose line breaks are lost or whose end is cut
 * off. A piece that such a text does not show for certain stays `undefined`, and is not compared.
 */
import { splitOnce } from '../split-once.ts'

/** The line breaks became blanks or are missing; or the end of the text is missing. */
export type Damage = 'flattened' | 'cut'

/** The pieces of a canonical request, as far as they can be read. */
export interface RequestPieces {
  /** What happened to the text on its way; absent for a whole text. */
  readonly damage?: Damage
  readonly method?: string | undefined
  readonly uri?: string | undefined
  readonly query?: string | undefined
  /** Name → value; of a cut text those above the cut. */
  readonly headers?: ReadonlyMap<string, string> | undefined
  readonly additionalHeaders?: string | undefined
  readonly payload?: string | undefined
}

/** The pieces of a string to sign, as far as they can be read. */
export interface StringPieces {
  readonly algorithm?: string | undefined
  readonly timestamp?: string | undefined
  readonly scope?: string | undefined
  readonly hash?: string | undefined
}

const PAYLOAD = /^(?:UNSIGNED-PAYLOAD|STREAMING-[A-Z0-9-]+|[0-9a-f]{64})$/

/** Reads a canonical request; `undefined` when the text is none, whole or damaged. */
export function readCanonicalRequest(text: string): RequestPieces | undefined {
  const lines = text
    .trim()
    .split('\n')
    .map((line) => line.trim())
  const words = lines.join(' ').split(/ +/)
  if (!/^[A-Z]+$/.test(words[0] ?? '') || !words[1]?.startsWith('/')) return undefined
  if (!PAYLOAD.test(words.at(-1) ?? '')) return readCut({ lines, words })
  return readWhole(lines) ?? readFlattened(words)
}

function readWhole(lines: readonly string[]): RequestPieces | undefined {
  const headers = lines.slice(3, -3)
  if (lines.length < 6 || lines.at(-3) !== '' || !headers.every((line) => line.includes(':'))) {
    return undefined
  }
  const [method, uri, query] = lines
  const [additionalHeaders, payload] = lines.slice(-2)
  return { method, uri, query, headers: readHeaders(headers), additionalHeaders, payload }
}

function readHeaders(lines: readonly string[]): Map<string, string> {
  return new Map(lines.map((line) => splitOnce(line, ':')))
}

/** The last line, or word, may be shorter than it was, and is not read. */
function readCut({ lines, words }: Record<'lines' | 'words', readonly string[]>): RequestPieces {
  if (lines.length === 1) {
    const [method, uri] = words.slice(0, -1)
    return { damage: 'cut', method, uri }
  }
  const [method, uri, query, ...rest] = lines.slice(0, -1)
  const end = rest.indexOf('')
  return {
    damage: 'cut',
    method,
    uri,
    query,
    headers: readHeaders(rest.slice(0, end === -1 ? rest.length : end)),
  }
}

const HEADER = /^([a-z0-9_-]+):/

/** Blanks separate the pieces: method, URI and query hold none. */
function readFlattened(words: readonly string[]): RequestPieces {
  const [method, uri, third = ''] = words
  const hasQuery = words.length > 3 && !HEADER.test(third)
  const lines = joinHeaders(words.slice(hasQuery ? 3 : 2, -1))
  const names = lines.map((line) => splitOnce(line, ':')[0])
  // The list of additional headers stands behind the last header, and names headers that are there.
  const [lastLine, list = ''] = /^(.*) (\S+)$/.exec(lines.at(-1) ?? '')?.slice(1) ?? []
  const isList = lastLine !== undefined && list.split(';').every((name) => names.includes(name))
  return {
    damage: 'flattened',
    method,
    uri,
    query: hasQuery ? third : '',
    headers: readHeaders(isList ? [...lines.slice(0, -1), lastLine] : lines),
    additionalHeaders: isList ? list : '',
    payload: words.at(-1),
  }
}

/** Joins the words of each header: headers stand in the order of their names. */
function joinHeaders(words: readonly string[]): string[] {
  const lines: string[] = []
  let latest = ''
  for (const word of words) {
    const name = HEADER.exec(word)?.[1] ?? ''
    if (name > latest) {
      lines.push(word)
      latest = name
    } else {
      lines.push(`${lines.pop() ?? ''} ${word}`)
    }
  }
  return lines
}

/** Reads a string to sign, in which no piece holds a blank; `undefined` when it is none. */
export function readStringToSign(text: string): StringPieces | undefined {
  const words = text.trim().split(/\s+/)
  if (!words[0]?.startsWith('OSS4-') || words.length === 1) return undefined
  const [algorithm, timestamp, scope, hash] = words
  return {
    algorithm,
    timestamp: whole(timestamp, /^\d{8}T\d{6}Z$/),
    scope: whole(scope, /\/aliyun_v4_request$/),
    hash: whole(hash, /^[0-9a-f]{64}$/),
  }
}

function whole(piece: string | undefined, form: RegExp): string | undefined {
  return piece !== undefined && form.test(piece) ? piece : undefined
}

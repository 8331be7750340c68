/** A pasted curl command → the request that it sends, as far as a signature depends on it. */

/** A request on its way, as far as it is known. */
export interface SentRequest {
  readonly method?: string | undefined
  readonly url: string
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>
}

interface Draft {
  url: string
  method: string | undefined
  impliedMethod: string
  /** Whether the data goes into the query, so that there is no body. */
  isQuery: boolean
  readonly headers: Record<string, string>
}

type Option = (draft: Draft, takeValue: () => string) => void

const method: Option = (draft, takeValue) => {
  draft.method = takeValue()
}

const header: Option = ({ headers }, takeValue) => {
  const line = takeValue()
  const colon = line.indexOf(':')
  if (colon > 0) headers[line.slice(0, colon).trim().toLowerCase()] = line.slice(colon + 1).trim()
}

const url: Option = (draft, takeValue) => {
  draft.url = takeValue()
}

const head: Option = (draft) => {
  draft.impliedMethod = 'HEAD'
}

const upload: Option = (draft, takeValue) => {
  takeValue()
  draft.impliedMethod = 'PUT'
}

const data: Option = (draft, takeValue) => {
  takeValue()
  draft.impliedMethod = 'POST'
}

const query: Option = (draft) => {
  draft.impliedMethod = 'GET'
  draft.isQuery = true
}

/** The options that a signature depends on; every other one is skipped. */
const OPTIONS: ReadonlyMap<string, Option> = new Map([
  ['-X', method],
  ['--request', method],
  ['-H', header],
  ['--header', header],
  ['--url', url],
  ['-I', head],
  ['--head', head],
  ['-G', query],
  ['--get', query],
  ['-T', upload],
  ['--upload-file', upload],
  ['-d', data],
  ['--data', data],
  ['--data-raw', data],
  ['--data-binary', data],
  ['--data-urlencode', data],
  ['-F', data],
  ['--form', data],
])

/** Reads the request of a command. Only a word that is an address is taken for the address. */
export function parseCurl(command: string): SentRequest {
  const words = splitWords(command).slice(1).flatMap(splitOption)
  const draft: Draft = {
    url: '',
    method: undefined,
    impliedMethod: 'GET',
    isQuery: false,
    headers: {},
  }
  for (let word = words.shift(); word !== undefined; word = words.shift()) {
    const option = OPTIONS.get(word)
    if (option) option(draft, () => words.shift() ?? '')
    else if (/^https?:\/\//i.test(word)) draft.url = word
  }
  const implied = draft.isQuery ? 'GET' : draft.impliedMethod
  return { url: draft.url, method: draft.method ?? implied, headers: draft.headers }
}

/** Splits `--request=PUT`, `-XPUT` and bundled switches such as `-sSX` into words. */
function splitOption(word: string): readonly string[] {
  const [, name, value] = /^(--[a-z-]+)=(.*)$/s.exec(word) ?? []
  if (name !== undefined) return [name, value ?? '']
  const [, switches, letter, rest] = /^-([a-zA-Z]*?)([XHTdFIG])(.*)$/s.exec(word) ?? []
  if (letter === undefined || word.startsWith('--')) return [word]
  const before = switches ? [`-${switches}`] : []
  return [...before, `-${letter}`, ...(rest ? [rest] : [])]
}

/** Splits as a POSIX shell does, as far as quotes and backslashes go. */
function splitWords(command: string): string[] {
  const words = command
    .replace(/\\\r?\n/g, ' ')
    .match(/(?:[^\s'"\\]|\\.|'[^']*'|"(?:[^"\\]|\\.)*")+/g)
  return (words ?? []).map((word) =>
    word.replace(/\\(.)|'([^']*)'|"((?:[^"\\]|\\.)*)"/g, (_, escaped, single, double) =>
      String(escaped ?? single ?? double.replace(/\\(["\\$`])/g, '$1')),
    ),
  )
}

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

const ignored: Option = (_, takeValue) => {
  takeValue()
}

/** Every option that takes a value, or that chooses the method; the rest are switches. */
const OPTIONS: Readonly<Record<string, Option>> = {
  ...{ '-X': method, '--request': method, '-H': header, '--header': header, '--url': url },
  ...{ '-I': head, '--head': head, '-T': upload, '--upload-file': upload },
  ...{ '-d': data, '--data': data, '--data-raw': data, '--data-binary': data },
  ...{ '-o': ignored, '--output': ignored, '-u': ignored, '--user': ignored, '-A': ignored },
  ...{ '-m': ignored, '--max-time': ignored, '-e': ignored, '-b': ignored, '-x': ignored },
  ...{ '-w': ignored, '--write-out': ignored, '-D': ignored, '--dump-header': ignored },
}

export function parseCurl(command: string): SentRequest {
  const words = splitWords(command).slice(1)
  const draft: Draft = { url: '', method: undefined, impliedMethod: 'GET', headers: {} }
  for (let word = words.shift(); word !== undefined; word = words.shift()) {
    if (Object.hasOwn(OPTIONS, word)) OPTIONS[word]?.(draft, () => words.shift() ?? '')
    else if (!word.startsWith('-')) draft.url = word
  }
  return { url: draft.url, method: draft.method ?? draft.impliedMethod, headers: draft.headers }
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

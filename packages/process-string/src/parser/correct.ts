/** Corrects a text that was pasted or mistyped, where one correction is obvious. */
import { imageTables } from '../actions/image-registry.ts'
import type { Issue } from '../errors.ts'
import type { ActionTable } from '../language/action-table.ts'
import { encodeBase64 } from '../language/base64.ts'
import { unwrapPasted } from './pasted-text.ts'
import { type ProcessOptions, readProcess } from './read-process.ts'

/** A right text in place of a wrong one. */
export interface Correction {
  /** The whole text. It parses without an error or warning. */
  readonly fix: string
  /** What the wrong text looks like, each in words; none where names were misspelt. */
  readonly looksLike: readonly string[]
}

/** Longer texts are not corrected, which bounds the time for hostile ones. */
const LONGEST_TEXT = 4096

/** Some mistakes hide others: a wrong separator hides what stands behind it. */
const MOST_ROUNDS = 4

/** Returns the correction of a text that has errors or warnings, if there is an obvious one. */
export function correct(text: string, options: ProcessOptions): Correction | undefined {
  if (text.length > LONGEST_TEXT) return undefined
  const unwrapped = unwrapPasted(text)
  const words = new Set(unwrapped.looksLike)
  let fix = unwrapped.text
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const problems = readProcess(fix, options).issues
    if (problems.length === 0) return { fix, looksLike: [...words] }
    const edits = editsFor(problems, fix)
    if (edits.length === 0) return undefined
    for (const seen of edits.flatMap(({ looksLike }) => looksLike ?? [])) words.add(seen)
    fix = applyEdits(fix, edits)
  }
  return undefined
}

/** A replacement of a part of a text. */
interface Edit {
  readonly start: number
  readonly end: number
  readonly text: string
  readonly looksLike?: string
}

function applyEdits(text: string, edits: readonly Edit[]): string {
  let done = ''
  let at = 0
  for (const edit of edits.toSorted((left, right) => left.start - right.start)) {
    if (edit.start < at) continue // overlaps the one before; the next round sees what is left
    done += text.slice(at, edit.start) + edit.text
    at = edit.end
  }
  return done + text.slice(at)
}

/** What is at fault, and the text around it. */
interface Culprit {
  readonly issue: Issue
  readonly text: string
  readonly culprit: string
  readonly start: number
  readonly end: number
}

function editsFor(issues: readonly Issue[], text: string): readonly Edit[] {
  return issues.flatMap((issue) => {
    const { code, start = 0, end = 0 } = issue
    return EDITS[code]?.({ issue, text, culprit: text.slice(start, end), start, end }) ?? []
  })
}

/** The obvious correction of a problem, by its code. */
const EDITS: Partial<Record<Issue['code'], (culprit: Culprit) => Edit | undefined>> = {
  ACTION_EMPTY: ({ start, end, text }) => ({ start, end, text: end === text.length ? '' : '/' }),
  ACTION_UNKNOWN: (culprit) => withoutRepeatedPrefix(culprit) ?? suggested(culprit),
  FAMILY_UNKNOWN: suggested,
  OPERATION_UNKNOWN: suggested,
  PARAMETER_EMPTY: withoutEmptyParameter,
  // The comma after it goes too: a later parameter counts.
  PARAMETER_REPEATED: ({ start, end }) => ({ start, end: end + 1, text: '' }),
  PARAMETER_UNKNOWN: (culprit) =>
    withSlashForComma(culprit) ?? withBothEdges(culprit) ?? withSmallLetter(culprit),
  VALUES_TOO_MANY: withSlashForComma,
  VALUE_NOT_ALLOWED: withUsualForm,
  VALUE_NOT_BASE64: asBase64,
  VALUE_WRONG_TYPE: withNumber,
}

/** At the end of an action the comma before it goes too. */
function withoutEmptyParameter({ text, start, end }: Culprit): Edit {
  const isLast = /[/|]/.test(text[end] ?? '/')
  return { start: isLast ? start - 1 : start, end, text: '' }
}

const COMMAS = 'actions joined by commas'

/** `image/resize,w_1/image/format,jpg`: the family is written once. */
function withoutRepeatedPrefix({ culprit, text, start, end }: Culprit): Edit | undefined {
  if (culprit !== 'image' || text[end] !== '/') return undefined
  return { start, end: end + 1, text: '', looksLike: 'a style with its family repeated inside' }
}

function suggested({ issue, start, end, text }: Culprit): Edit | undefined {
  const { suggestion } = issue
  if (suggestion === undefined) return undefined
  const [family, operation] = suggestion.split('/')
  if (issue.code === 'OPERATION_UNKNOWN') {
    const isSameFamily = text.slice(0, start).endsWith(`${family}/`)
    return isSameFamily && operation ? { start, end, text: operation } : undefined
  }
  return { start, end, text: family ?? suggestion }
}

/** `resize,w_1,format,jpg` and `resize,w_1,image/format,jpg`: a slash stands between actions. */
function withSlashForComma({ culprit, text, start, end }: Culprit): Edit | undefined {
  if (culprit === 'image' && text[end] === '/') {
    return { start: start - 1, end: end + 1, text: '/', looksLike: COMMAS }
  }
  if (!Object.hasOwn(imageTables, culprit)) return undefined
  return { start: start - 1, end: start, text: '/', looksLike: COMMAS }
}

/** `resize,100x50`: both edges have letters. */
function withBothEdges({ issue, culprit, start, end }: Culprit): Edit | undefined {
  const [, width, height] = /^(\d+)[x×*](\d+)$/i.exec(culprit) ?? []
  const letters = lettersOf(issue)
  if (width === undefined || !letters.has('w') || !letters.has('h')) return undefined
  return { start, end, text: `w_${width},h_${height}`, looksLike: 'a size in one value' }
}

/** `W_100`: the letters are small. */
function withSmallLetter({ issue, culprit, start, end }: Culprit): Edit | undefined {
  const [letter = '', ...value] = culprit.split('_')
  const small = letter.toLowerCase()
  if (small === letter || !lettersOf(issue).has(small)) return undefined
  return { start, end, text: [small, ...value].join('_') }
}

function lettersOf({ action = '' }: Issue): ReadonlySet<string> {
  const tables: Readonly<Record<string, ActionTable>> = imageTables
  const rows = Object.hasOwn(tables, action) ? tables[action]?.parameters : undefined
  return new Set(Object.values(rows ?? {}).map(({ letter }) => letter))
}

/** `color_#FF0000`, `format,JPG`, `s_1920×1080`. */
function withUsualForm({ culprit, start, end }: Culprit): Edit | undefined {
  const usual = culprit.startsWith('#')
    ? culprit.slice(1)
    : culprit.replace(/[×*]/g, 'x').toLowerCase()
  return usual === culprit ? undefined : { start, end, text: usual }
}

/** `text_你好`: only what cannot be misspelt Base64 is taken for plain text. */
function asBase64({ culprit, start, end }: Culprit): Edit | undefined {
  const isPlain = /[^\w+/=*-]/.test(culprit) || /^[A-Za-z]{3,20}$/.test(culprit)
  if (!isPlain || !culprit.isWellFormed()) return undefined
  const text = encodeBase64(culprit)
  return { start, end, text, looksLike: 'plain text where Base64 is expected' }
}

/** `w_100x50` and `w_100px`. */
function withNumber({ issue, culprit, start, end }: Culprit): Edit | undefined {
  const pixels = /^(\d+)px$/i.exec(culprit)?.[1]
  if (pixels !== undefined) return { start, end, text: pixels, looksLike: 'a number with its unit' }
  const [, width, height] = /^(\d+)[x×*](\d+)$/i.exec(culprit) ?? []
  if (width === undefined || issue.parameter !== 'w' || !lettersOf(issue).has('h')) return undefined
  return { start, end, text: `${width},h_${height}`, looksLike: 'a size in one value' }
}

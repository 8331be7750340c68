/** The kind of a watermark's picture: a key, with an optional style that is applied to it first. */
import type { IssueCode } from '../../errors.ts'
import { decodeBase64, encodeBase64 } from '../base64.ts'
import type { Kind, Row } from '../kind.ts'

/** A picture whose style is text. */
export interface PictureText {
  readonly key: string
  readonly style?: string
}

const PROCESS = '?x-oss-process='
const NESTABLE = ['resize', 'crop', 'indexcrop', 'rounded-corners', 'rotate']
/** Actions for which the service has codes of their own, see errors 0040-00000373 and 374. */
const REFUSED: ReadonlyMap<string, IssueCode> = /* @__PURE__ */ new Map([
  ['watermark', 'WATERMARK_NESTED'],
  ['info', 'INFO_NESTED'],
])

/** Reads both forms of the option; returns `undefined` when the value has neither. */
export function toPictureText(value: unknown): PictureText | undefined {
  if (typeof value === 'string') return split(value)
  if (typeof value !== 'object' || value === null) return undefined
  const { key, style }: { key?: unknown; style?: unknown } = value
  if (typeof key !== 'string') return undefined
  if (style === undefined) return { key }
  return isStyle(style) ? { key, style: String(style) } : undefined
}

/** Written as Base64 of `key` or of `key?x-oss-process=style`. */
export const pictureKind: Kind<'picture', 'picture', Row> = {
  name: 'picture',
  type: 'picture',
  check(value) {
    const picture = toPictureText(value)
    if (!picture) return 'VALUE_WRONG_TYPE'
    const { key, style } = picture
    if (key === '') return 'VALUE_EMPTY'
    if (!key.isWellFormed()) return 'VALUE_NOT_UNICODE'
    return style === undefined ? undefined : checkNested(style)
  },
  write(value) {
    const { key = '', style } = toPictureText(value) ?? {}
    return encodeBase64(style === undefined ? key : `${key}${PROCESS}${style}`)
  },
  read(text) {
    const decoded = decodeBase64(text)
    const picture = decoded === undefined ? undefined : split(decoded)
    return picture?.style === undefined ? picture?.key : picture
  },
  unreadable: 'VALUE_NOT_BASE64',
  expected: () => `a key, or { key, style } with an image style of ${NESTABLE.join(', ')}`,
  expectedOnWire: () =>
    `URL-safe Base64 of key, or of key?x-oss-process=image/ with ${NESTABLE.join(', ')}`,
  detail(value) {
    const { key, style } = toPictureText(value) ?? {}
    if (style === undefined) return key === undefined ? {} : { received: key }
    const refused = refusedAction(style)
    const expected = `a picture's own style of ${NESTABLE.join(', ')}`
    return refused === undefined ? { received: style } : { expected, received: refused }
  },
}

/** Not `instanceof Style`: two copies of this package may be loaded. */
function isStyle(value: unknown): boolean {
  return typeof value === 'string' || (typeof value === 'object' && !!value && 'saveAs' in value)
}

function split(text: string): PictureText {
  const at = text.indexOf(PROCESS)
  return at < 0 ? { key: text } : { key: text.slice(0, at), style: text.slice(at + PROCESS.length) }
}

function checkNested(style: string): IssueCode | undefined {
  const refused = refusedAction(style)
  if (refused !== undefined) return REFUSED.get(nameOf(refused)) ?? 'ACTION_NOT_NESTABLE'
  return style.isWellFormed() ? undefined : 'VALUE_NOT_UNICODE'
}

/** The first action that no picture's own style may have, or the whole style when it is of another family. */
function refusedAction(style: string): string | undefined {
  const [family, ...parts] = style.split('/')
  const actions = parts.filter((part) => part !== '')
  if (family !== 'image' || actions.length === 0) return style
  return actions.find((action) => !NESTABLE.includes(nameOf(action)))
}

function nameOf(action: string): string {
  return action.split(',', 1)[0] ?? ''
}

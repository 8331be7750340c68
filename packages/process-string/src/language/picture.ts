/** The picture of a watermark: a key, with an optional style that is applied to it first. */

import { Style } from '../builder/style.ts'
import type { IssueCode } from '../errors.ts'
import type { Kind } from './action-table.ts'
import { decodeBase64, encodeBase64 } from './base64.ts'

/** A picture in the bucket of the source, and what is done to it before it is put on. */
export interface WatermarkPicture {
  /** Key in the same bucket. */
  readonly key: string
  /** Of `resize`, `crop`, `indexCrop`, `roundedCorners` and `rotate` only. */
  readonly style?: Style<'sync'> | string | undefined
}

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

/** Takes both forms of the option; `undefined` when the value has neither. */
export function toPictureText(value: unknown): PictureText | undefined {
  if (typeof value === 'string') return split(value)
  if (typeof value !== 'object' || value === null) return undefined
  const { key, style }: { key?: unknown; style?: unknown } = value
  if (typeof key !== 'string') return undefined
  if (style === undefined) return { key }
  return typeof style === 'string' || style instanceof Style
    ? { key, style: String(style) }
    : undefined
}

/** Writes `key` or `key?x-oss-process=style` as Base64. */
export const pictureKind: Kind<'picture', unknown> = {
  expected: () => `a key, or { key, style } with an image style of ${NESTABLE.join(', ')}`,
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
  expectedOnWire: () =>
    `URL-safe Base64 of key, or of key?x-oss-process=image/ with ${NESTABLE.join(', ')}`,
}

function split(text: string): PictureText {
  const at = text.indexOf(PROCESS)
  return at < 0 ? { key: text } : { key: text.slice(0, at), style: text.slice(at + PROCESS.length) }
}

function checkNested(style: string): IssueCode | undefined {
  const [family = '', ...actions] = style.split('/').map((part) => part.split(',', 1)[0] ?? '')
  if (family !== 'image' || actions.length === 0) return 'ACTION_NOT_NESTABLE'
  const refused = actions.find((action) => !NESTABLE.includes(action))
  if (refused !== undefined) return REFUSED.get(refused) ?? 'ACTION_NOT_NESTABLE'
  return style.isWellFormed() ? undefined : 'VALUE_NOT_UNICODE'
}

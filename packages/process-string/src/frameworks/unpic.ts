/**
 * Entry `/unpic`: the three functions of an unpic provider, for the `transformer` of its image
 * components. Imports nothing of unpic.
 */
import type { ResizeOptions } from '../actions/image/resize.ts'
import { parse } from '../parse.ts'
import type { ActionNode } from '../parser/tree.ts'
import { type FitOptions, fitOf, fitStyle, isVector } from '../url/fit-style.ts'
import { processedUrl } from '../url/processed-url.ts'
import { joinUrl, splitUrl, styleIn, textOf, type UrlParts, type UrlText } from '../url/query.ts'

export type { UrlText } from '../url/query.ts'

/** The operations on a picture. */
export interface Operations extends FitOptions {}

/** The parts of a URL. */
export interface Extracted {
  /** The URL without its style. */
  readonly src: string
  /** Only the given operations. */
  readonly operations: {
    readonly [Name in keyof Operations]?: Exclude<Operations[Name], undefined>
  }
}

/**
 * Returns the URL with the operations as its style; replaces an existing style.
 *
 * @throws {ProcessStringError} as `processedUrl`.
 * @example
 * generate('/a.jpg', { width: 300, height: 200 })
 * // /a.jpg?x-oss-process=image%2Fresize%2Cm_fill%2Cw_300%2Ch_200
 */
export function generate(src: UrlText, operations: Operations): string {
  const url = textOf(src)
  const style = isVector(url) ? undefined : fitStyle(operations)
  return style ? processedUrl(url, style) : joinUrl(splitUrl(url))
}

/**
 * Splits a URL into its source and the operations of its style.
 *
 * @returns `null`, as unpic expects, when the operations cannot express the style, or the URL is signed.
 * @example
 * extract('/a.jpg?v=2&x-oss-process=image/resize,w_300')
 * // { src: '/a.jpg?v=2', operations: { width: 300 } }
 */
export function extract(url: UrlText): Extracted | null {
  try {
    const parts = splitUrl(url)
    const operations = operationsOf(parts)
    return operations ? { src: joinUrl(parts), operations } : null
  } catch (error) {
    if (error instanceof Error && error.name === 'ProcessStringError') return null
    throw error
  }
}

/**
 * Merges operations into those that the URL already has.
 *
 * @throws {ProcessStringError} as `processedUrl`.
 */
export function transform(src: UrlText, operations: Operations): string {
  const extracted = extract(src)
  if (!extracted) return generate(src, operations)
  return generate(extracted.src, { ...extracted.operations, ...given(operations) })
}

function given(operations: Operations): Operations {
  return Object.fromEntries(Object.entries(operations).filter(([, value]) => value !== undefined))
}

function operationsOf(parts: UrlParts): Extracted['operations'] | undefined {
  const text = styleIn(parts)
  if (text === undefined) return {}
  const { style } = parse(text)
  const stages = style.kind === 'pipeline' ? style.styles : [style]
  if (!stages.every((stage) => stage.kind === 'image')) return undefined
  const actions = stages.flatMap((stage) => stage.actions)
  const names = new Set(actions.map(({ action }) => action))
  const operations = actions.map(readNode)
  const isComplete = names.size === operations.length && !operations.includes(undefined)
  return isComplete ? Object.assign({}, ...operations) : undefined
}

/** The operations of one action; `undefined` when they cannot express it. */
function readNode(node: ActionNode): Operations | undefined {
  if (!node.known || node.unknown) return undefined
  if (node.action === 'resize') return readResize(node.options)
  if (node.action === 'format') return { format: node.options.format }
  if (node.action !== 'quality') return undefined
  const { absolute, ...others } = node.options
  return isEmpty(others) ? { quality: absolute } : undefined
}

function readResize({ mode = 'lfit', width, height, color, ...others }: ResizeOptions) {
  if (!isEmpty(others)) return undefined
  if (width !== undefined && height !== undefined) {
    const background = color === undefined ? {} : { background: color }
    return { width, height, fit: fitOf(mode), ...background }
  }
  if (mode === 'fill' || mode === 'pad') return undefined // one edge gives a square
  return width === undefined ? { height } : { width }
}

function isEmpty(record: object): boolean {
  return Object.keys(record).length === 0
}

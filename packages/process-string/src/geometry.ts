/** Entry `/geometry`: the size of the result and the steps to it, computed without the picture. */

import type { ProcessString, Style } from './builder/style.ts'
import { ProcessStringError } from './errors.ts'
import { type ImageStep, planActions } from './geometry/plan.ts'
import type { Size, SourcePicture } from './geometry/size.ts'
import { createIssue } from './language/issue.ts'
import { integerKind } from './language/kinds/numbers.ts'
import { checkValue } from './language/parameter.ts'
import { parse } from './parse.ts'
import type { ProcessTree, StyleTree } from './parser/tree.ts'

export type { Box, Placement, Size, SourcePicture } from './geometry/size.ts'
export type { ImageStep }

/** A style in any of its forms; `sys/` parts do not change the size. */
export type StyleInput = Style<never> | ProcessString<never> | ProcessTree | StyleTree | string

/** Options of {@link planImage} and {@link outputSize}. */
export interface PlanOptions {
  /** Contents of named styles. */
  readonly styles?: Readonly<Record<string, StyleInput>> | undefined
  /** The main picture, when the style is the preprocess of a watermark picture. */
  readonly main?: Size | undefined
}

/**
 * Returns the size of the picture that the service would return.
 *
 * @param style - a style of image actions, or a named one whose content is in `styles`.
 * @param source - as the file lies, before any turn by its EXIF orientation.
 * @throws {ProcessStringError} `NOT_AN_IMAGE` for `info` and its like, `NAMED_STYLE_UNKNOWN`,
 *   `SIZE_UNPREDICTABLE`, `CROP_OUTSIDE`, `SOURCE_TOO_LARGE`, `OUTPUT_TOO_LARGE`, and what parsing finds.
 * @example
 * outputSize('image/resize,w_100', { width: 400, height: 300 }) // { width: 100, height: 75 }
 */
export function outputSize(
  style: StyleInput,
  source: SourcePicture,
  options: PlanOptions = {},
): Size {
  const { width, height } = planImage(style, source, options).at(-1)?.after ?? source
  return { width, height }
}

/**
 * Plans how a style is drawn, action by action.
 *
 * `auto-orient` comes first wherever it stands; the other steps keep their order.
 *
 * @throws {ProcessStringError} as {@link outputSize}.
 */
export function planImage(
  style: StyleInput,
  source: SourcePicture,
  { styles = {}, main }: PlanOptions = {},
): readonly ImageStep[] {
  assertSource(source)
  const tree = resolve(style, styles)
  if (tree.kind !== 'image') throw notAnImage(`${tree.family}/${tree.operation}`)
  return planActions(tree.actions, { source, main })
}

function assertSource(source: SourcePicture): void {
  const issues = (['width', 'height'] as const).flatMap((edge) => {
    const row = { kind: integerKind, letter: edge, min: 1, max: 1_000_000 } as const
    const fault = checkValue(row, source[edge])
    const subject = `source ${edge}`
    return fault ? [createIssue({ ...fault, subject, received: source[edge], path: [edge] })] : []
  })
  if (issues.length > 0) throw new ProcessStringError(issues)
}

function treeOf(style: StyleInput): StyleTree {
  if (typeof style === 'object' && 'kind' in style) return style
  if (typeof style === 'object' && 'style' in style) return style.style
  return parse(String(style)).style
}

function resolve(
  style: StyleInput,
  styles: Readonly<Record<string, StyleInput>>,
): Exclude<StyleTree, { kind: 'named' }> {
  const tree = treeOf(style)
  if (tree.kind !== 'named') return tree
  const content = Object.hasOwn(styles, tree.name) ? styles[tree.name] : undefined
  const resolved = content === undefined ? undefined : treeOf(content)
  if (resolved && resolved.kind !== 'named') return resolved
  throw new ProcessStringError([
    createIssue({
      code: 'NAMED_STYLE_UNKNOWN',
      subject: 'style',
      expected: 'a named style whose content is given in the option styles',
      received: tree.name,
    }),
  ])
}

function notAnImage(received: string): ProcessStringError {
  const expected = 'actions that give a picture'
  const subject = 'size of the result'
  return new ProcessStringError([
    createIssue({ code: 'NOT_AN_IMAGE', subject, expected, received }),
  ])
}

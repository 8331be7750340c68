/** Entry `/geometry`: the size of the result and the steps to it, computed without the picture. */

import type { ProcessString, Style } from './builder/style.ts'
import { ProcessStringError } from './errors.ts'
import { type ImageStep, planActions, resultOf } from './geometry/plan.ts'
import type { Size, SourcePicture } from './geometry/size.ts'
import { createIssue } from './language/issue.ts'
import { integerKind } from './language/kinds/numbers.ts'
import { checkValue } from './language/parameter.ts'
import { parse } from './parse.ts'
import type { ImageTree, NamedTree, ProcessTree, StyleTree } from './parser/tree.ts'

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
 * Plans how a style is drawn, action by action; the styles of a pipeline follow each other.
 *
 * `auto-orient` comes first wherever it stands in its style; the other steps keep their order.
 *
 * @throws {ProcessStringError} as {@link outputSize}.
 */
export function planImage(
  style: StyleInput,
  source: SourcePicture,
  { styles = {}, main }: PlanOptions = {},
): readonly ImageStep[] {
  assertSource(source)
  const steps: ImageStep[] = []
  let current = source
  for (const { actions } of chainsOf(treeOf(style), styles)) {
    const planned = planActions(actions, { source: current, main })
    steps.push(...planned)
    current = resultOf(planned, current)
  }
  return steps
}

/** The chains of image actions of a style, in the order in which they run. */
function chainsOf(
  tree: StyleTree,
  styles: Readonly<Record<string, StyleInput>>,
): readonly ImageTree[] {
  switch (tree.kind) {
    case 'image':
      return [tree]
    case 'pipeline':
      return tree.styles.flatMap((stage) => chainsOf(stage, styles))
    case 'named':
      // A stored style names no other, so that no style can contain itself.
      return chainsOf(contentOf(tree, styles), {})
    case 'operation':
      throw notAnImage(`${tree.family}/${tree.operation}`)
    default:
      return tree satisfies never
  }
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

/** The style behind a name; it may be a pipeline, but not another name. */
function contentOf(
  { name }: NamedTree,
  styles: Readonly<Record<string, StyleInput>>,
): Exclude<StyleTree, NamedTree> {
  const content = Object.hasOwn(styles, name) ? styles[name] : undefined
  const tree = content === undefined ? undefined : treeOf(content)
  if (tree && tree.kind !== 'named') return tree
  throw new ProcessStringError([
    createIssue({
      code: 'NAMED_STYLE_UNKNOWN',
      subject: 'style',
      expected: 'a named style whose content is given in the option styles',
      received: name,
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

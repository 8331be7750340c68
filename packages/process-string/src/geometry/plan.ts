/** The steps of a chain of image actions, each with the size before and after it. */

import { type ImageActionOptions, imageTables } from '../actions/image-registry.ts'
import { ProcessStringError } from '../errors.ts'
import { createIssue } from '../language/issue.ts'
import type { ActionNode, KnownActionNode } from '../parser/tree.ts'
import { keepsAnimation } from './animation.ts'
import { placeCrop } from './crop.ts'
import { placeCircle, placeIndexCrop } from './cut.ts'
import { assertPlaceable, assertTurnable, assertWritable } from './limits.ts'
import { placeResize } from './resize.ts'
import type { Placement, Size, SourcePicture } from './size.ts'
import { placeAutoOrient, placeRotate } from './turn.ts'

/** One action over one picture: `scale`, `crop` and `pad` in this order give `after`. */
export interface ImageStep extends Placement {
  readonly node: ActionNode
  readonly before: Size
}

/** What the size of an action can depend on besides its options. */
export interface PlanContext {
  readonly source: SourcePicture
  /** The main picture, in the preprocess of a watermark picture. */
  readonly main?: Size | undefined
}

/** The arithmetic of the actions that change the size; all others leave it as it is. */
const placements: {
  readonly [Name in keyof ImageActionOptions]?: (
    options: ImageActionOptions[Name],
    before: Size,
    context: PlanContext,
  ) => Placement
} = {
  resize: placeResize,
  crop: placeCrop,
  indexcrop: placeIndexCrop,
  circle: placeCircle,
  rotate: placeRotate,
  'auto-orient': placeAutoOrient,
}

/** Plans a chain; `auto-orient` comes first wherever it stands ("Adaptive orientation", 2018). */
export function planActions(
  actions: readonly ActionNode[],
  context: PlanContext,
): readonly ImageStep[] {
  const isTurn = (node: ActionNode) => node.known && node.action === 'auto-orient'
  const ordered = [...actions.filter(isTurn), ...actions.filter((node) => !isTurn(node))]
  let before: Size = { width: context.source.width, height: context.source.height }
  const steps: ImageStep[] = []
  for (const node of ordered) {
    const placement = placeNode(node, before, context)
    assertPlaceable(node.action, placement)
    steps.push({ node, before, ...placement })
    before = placement.after
  }
  assertWritable(formatAfter(actions, context.source.format), before)
  return steps
}

/** The picture that a chain leaves behind, as the next style of a pipeline finds it. */
export function resultOf(steps: readonly ImageStep[], source: SourcePicture): SourcePicture {
  const nodes = steps.map(({ node }) => node)
  const { width, height } = steps.at(-1)?.after ?? source
  const frames = nodes.every(keepsAnimation) ? source.frames : 1
  // Results carry no EXIF, so nothing is left to be turned.
  return { width, height, frames, format: formatAfter(nodes, source.format), orientation: 1 }
}

/** The format that a chain writes; `format,gif` keeps that of a source that is no GIF. */
function formatAfter(nodes: readonly ActionNode[], format: string | undefined): string | undefined {
  return nodes.reduce(
    (current, node) =>
      node.known && node.action === 'format' && node.options.format !== 'gif'
        ? node.options.format
        : current,
    format,
  )
}

function placeNode(node: ActionNode, before: Size, context: PlanContext): Placement {
  if (!node.known) throw notPlannable('SIZE_UNPREDICTABLE', node, 'an action that is known here')
  if ('result' in imageTables[node.action]) {
    throw notPlannable('NOT_AN_IMAGE', node, 'actions that give a picture')
  }
  const turns = node.action === 'rotate' || (node.action === 'auto-orient' && node.options.enabled)
  if (turns) assertTurnable(node.action, context.source)
  return applyPlacement(node, before, context)
}

function applyPlacement<Name extends keyof ImageActionOptions>(
  node: KnownActionNode & { readonly action: Name },
  before: Size,
  context: PlanContext,
): Placement {
  const place = placements[node.action as Name]
  // A node's options are those of its action, which the compiler cannot follow through the union.
  return place?.(node.options as ImageActionOptions[Name], before, context) ?? { after: before }
}

function notPlannable(
  code: 'SIZE_UNPREDICTABLE' | 'NOT_AN_IMAGE',
  { action, start, end }: ActionNode,
  expected: string,
): ProcessStringError {
  const issue = createIssue({
    code,
    subject: 'size of the result',
    expected,
    received: action,
    action,
    start,
    end,
  })
  return new ProcessStringError([issue])
}

/** Advice on a chain of image actions: legal, and probably not meant. */
import type { ResizeOptions } from '../actions/image/resize.ts'
import { keepsAnimation } from '../geometry/animation.ts'
import type { SourcePicture } from '../geometry/size.ts'
import type { IssueParts } from '../language/issue.ts'
import type { ActionNode, KnownActionNode } from '../parser/tree.ts'

/** Facts about the whole chain; found once, so that advice takes linear time. */
interface Chain {
  /** Format of the result; `undefined` when neither the style nor the source has one. */
  readonly format: string | undefined
  /** Position of the last resize; -1 without one. */
  readonly lastResize: number
  /** Whether the source is an animation, or the style sets the animated format of an unknown source. */
  readonly isAnimated: boolean
  readonly source: Partial<SourcePicture>
}

/** Advice on one action at its position, if there is any. */
type Adviser = (node: KnownActionNode, position: number, chain: Chain) => Advice | undefined
type Advice = Pick<IssueParts, 'code' | 'expected' | 'received'>

const advisers: readonly Adviser[] = [
  adviseEnlargement,
  adviseFormat,
  adviseQuality,
  adviseInterlace,
  adviseCorners,
  adviseRotation,
  adviseAnimation,
]

/** Lists all the advice on a chain; some of it needs a known source. */
export function imageAdvice(
  actions: readonly ActionNode[],
  source: Partial<SourcePicture> = {},
): readonly IssueParts[] {
  const format = formatOf(actions)
  const chain: Chain = {
    format: format ?? source.format,
    lastResize: actions.findLastIndex(({ action }) => action === 'resize'),
    isAnimated:
      (source.frames ?? 1) > 1 || (format === 'gif' && (source.format ?? 'gif') === 'gif'),
    source,
  }
  return actions.flatMap((node, position) => {
    if (!node.known) return []
    const { action, start, end } = node
    const place = {
      severity: 'hint',
      subject: action,
      action,
      start,
      end,
      path: [position],
    } as const
    return advisers.flatMap((advise) => {
      const advice = advise(node, position, chain)
      return advice ? [{ ...place, ...advice }] : []
    })
  })
}

function formatOf(nodes: readonly ActionNode[]): string | undefined {
  const last = nodes.findLast(({ action }) => action === 'format')
  return last?.known && last.action === 'format' ? last.options.format : undefined
}

const isKnownOther = (format: string | undefined, ...formats: readonly string[]): boolean =>
  format !== undefined && !formats.includes(format)

function adviseEnlargement(node: KnownActionNode, _: number, chain: Chain): Advice | undefined {
  if (node.action !== 'resize' || node.options.limit !== undefined) return undefined
  if (!isAboveSource(node.options, chain.source)) return undefined
  const expected = 'limit_0 where smaller sources shall grow'
  return { code: 'ENLARGEMENT_LIMITED', expected }
}

/**
 * Whether the style asks for a longer edge than the source has. An unknown edge of the source counts as
 * too short only in the modes whose result has exactly the size asked for.
 */
function isAboveSource(
  { mode, width, height, longest = 0, shortest = 0 }: ResizeOptions,
  source: Partial<SourcePicture>,
): boolean {
  const isBox = mode === 'pad' || mode === 'fill'
  const unknown = isBox || mode === 'fixed' ? 0 : Infinity
  const { width: across = unknown, height: down = unknown } = source
  const edge = width ?? height
  if (edge === undefined) {
    return longest > Math.max(across, down) || shortest > Math.min(across, down)
  }
  const other = isBox ? edge : 0 // one edge makes a square box
  return (width ?? other) > across || (height ?? other) > down
}

function adviseFormat(node: KnownActionNode, position: number, chain: Chain): Advice | undefined {
  if (node.action !== 'format') return undefined
  const received = node.options.format
  if (position < chain.lastResize) {
    return { code: 'FORMAT_NOT_LAST', expected: 'to come after resize', received }
  }
  return received === 'gif' && isKnownOther(chain.source.format, 'gif')
    ? { code: 'ACTION_IGNORED', expected: 'a GIF source', received: chain.source.format }
    : undefined
}

function adviseQuality(node: KnownActionNode, _: number, { format }: Chain): Advice | undefined {
  if (node.action !== 'quality' || !isKnownOther(format, 'jpg', 'jpeg', 'webp')) return undefined
  return { code: 'ACTION_IGNORED', expected: 'a JPEG or WebP result', received: format }
}

function adviseInterlace(node: KnownActionNode, _: number, { format }: Chain): Advice | undefined {
  if (node.action !== 'interlace' || !isKnownOther(format, 'jpg', 'jpeg')) return undefined
  return { code: 'ACTION_IGNORED', expected: 'a JPEG result', received: format }
}

function adviseCorners(node: KnownActionNode, _: number, { format }: Chain): Advice | undefined {
  if (node.action !== 'circle' && node.action !== 'rounded-corners') return undefined
  if (format !== 'jpg' && format !== 'jpeg') return undefined
  const expected = 'a format with transparency, or white around the shape'
  return { code: 'CORNERS_FILLED', expected, received: format }
}

function adviseRotation(node: KnownActionNode, _: number, { source }: Chain): Advice | undefined {
  const isTurn = node.action === 'rotate' || (node.action === 'auto-orient' && node.options.enabled)
  const { width = 0, height = 0 } = source
  if (!isTurn || Math.max(width, height) <= 4096) return undefined
  const expected = 'a source with edges of at most 4096 pixels'
  return { code: 'ROTATION_LIMITED', expected, received: `${width}x${height}` }
}

function adviseAnimation(node: KnownActionNode, _: number, chain: Chain): Advice | undefined {
  if (!chain.isAnimated || keepsAnimation(node)) return undefined
  const expected = 'resize by edges, crop or watermark, which keep an animation'
  return { code: 'ANIMATION_LOST', expected, received: node.action }
}

/** Runs the actions of a style over one stored picture. */
import { type ImageStep, planImage } from '@oss-process/process-string/geometry'
import type { ActionNode, ImageTree, KnownActionNode } from '@oss-process/process-string/parse'
import { OssRefusal } from '../refusal.ts'
import { keepsFrames, readFrames } from './animation.ts'
import { assertWritable, encodeFrames } from './encode.ts'
import { loadEngine } from './engine.ts'
import { refuseIssues } from './issues.ts'
import {
  MAX_PICTURES_WAITING,
  PICTURE_PLACES,
  PICTURE_TIME_MS,
  PIXELS_PER_PLACE,
} from './limits.ts'
import { defaultOutput, type Output } from './output.ts'
import {
  assertHoldable,
  type Drawing,
  type Picture,
  type StepRun,
  storedPicture,
} from './picture.ts'
import { PictureQueue } from './queue.ts'
import { drawingOf } from './registry.ts'
import { describeSource, type SourcePicture } from './source/source-picture.ts'
import type { ImageContext, ImageResult, ImageSource } from './types.ts'

/** The actions of a style, as process-string parses them. */
export type ImageStyle = ImageTree

/**
 * Applies a style to a stored picture.
 *
 * @throws {OssRefusal} whatever the service refuses, and `NotImplemented` for what the emulator cannot
 *   do.
 * @throws the reason of the signal, when the caller has disconnected.
 */
export async function applyStyle(
  style: ImageStyle,
  stored: ImageSource,
  context: ImageContext,
): Promise<ImageResult> {
  const { signal } = context
  signal?.throwIfAborted()
  const nodes = style.actions.map(assertPerformable)
  const source = await describeSource(stored)
  const pixels = source.width * source.height * source.frames
  const places = Math.ceil(pixels / PIXELS_PER_PLACE)
  queue ??= new PictureQueue({ places: PICTURE_PLACES, capacity: MAX_PICTURES_WAITING })
  return queue.run(() => drawStyle(nodes, { style, source, context }), { places, signal })
}

/** One queue for all emulators of the process, since they share its memory. */
let queue: PictureQueue | undefined

interface Job {
  readonly style: ImageStyle
  readonly source: SourcePicture
  readonly context: ImageContext
}

async function drawStyle(
  nodes: readonly KnownActionNode[],
  { style, source, context }: Job,
): Promise<ImageResult> {
  const [first] = nodes
  const only = first && nodes.length === 1 ? drawingOf(first) : undefined
  const output = resolveOutput(nodes, source)
  const drawing: Drawing = {
    engine: await loadEngine(),
    source,
    output,
    context,
    drawSteps,
    deadlineMs: performance.now() + PICTURE_TIME_MS,
  }
  if (first && only?.kind === 'answer') return only.answer(drawing, first.options)
  assertWritable(output.format)
  const steps = planSteps(style, source)
  return encodeFrames(await drawFrames(steps, drawing), drawing)
}

function assertPerformable(node: ActionNode): KnownActionNode {
  if (!node.known) {
    throw new OssRefusal({
      status: 400,
      code: 'InvalidArgument',
      ec: '0040-00000213',
      message: `The action ${node.action} is not supported.`,
    })
  }
  const drawing = drawingOf(node)
  if (drawing.kind !== 'unavailable') return node
  throw new OssRefusal({
    status: 501,
    code: 'NotImplemented',
    message: `The emulator cannot perform the action ${node.action}: ${drawing.reason}.`,
  })
}

function resolveOutput(nodes: readonly KnownActionNode[], source: SourcePicture): Output {
  return nodes.reduce((output, node) => {
    const drawing = drawingOf(node)
    const change = 'change' in drawing ? drawing.change : undefined
    return change?.(output, { options: node.options, source }) ?? output
  }, defaultOutput(source))
}

function planSteps(style: ImageStyle, source: SourcePicture): readonly ImageStep[] {
  try {
    return planImage(style, source)
  } catch (error) {
    return refuseIssues(error)
  }
}

/** Draws each frame by the same steps; a still picture has one frame. */
async function drawFrames(
  steps: readonly ImageStep[],
  drawing: Drawing,
): Promise<readonly Picture[]> {
  const { source } = drawing
  if (!keepsFrames(steps, drawing)) {
    return [await drawSteps(await storedPicture(source), { steps, drawing })]
  }
  const { width, height } = steps.at(-1)?.after ?? source
  assertHoldable({ width, height: height * source.frames })
  const frames: Picture[] = []
  for await (const frame of readFrames(drawing)) {
    frames.push(await drawSteps(frame, { steps, drawing }))
  }
  return frames
}

async function drawSteps(picture: Picture, { steps, drawing }: StepRun): Promise<Picture> {
  let current = picture
  for (const step of steps) {
    if (!step.node.known) continue
    const action = drawingOf(step.node)
    if (action.kind !== 'draw') continue
    current = await action.draw(current, { options: step.node.options, step, drawing })
  }
  return current
}

/** The only list of what is drawn, by the actions' names on the wire. */
import type { ImageActionOptions, KnownActionNode } from '@oss-process/process-string/parse'
import type { ActionDrawing } from './action-drawing.ts'
import { autoOrientDrawing } from './actions/auto-orient.ts'
import { cropDrawing } from './actions/crop.ts'
import { flipDrawing } from './actions/flip.ts'
import { formatDrawing } from './actions/format.ts'
import { infoDrawing } from './actions/info.ts'
import { interlaceDrawing } from './actions/interlace.ts'
import { qualityDrawing } from './actions/quality.ts'
import { resizeDrawing } from './actions/resize.ts'
import { rotateDrawing } from './actions/rotate.ts'

const drawings: {
  readonly [Name in keyof ImageActionOptions]?: ActionDrawing<ImageActionOptions[Name]>
} = {
  resize: resizeDrawing,
  crop: cropDrawing,
  rotate: rotateDrawing,
  flip: flipDrawing,
  'auto-orient': autoOrientDrawing,
  quality: qualityDrawing,
  format: formatDrawing,
  interlace: interlaceDrawing,
  info: infoDrawing,
}

/** Finds how an action is carried out. */
export function drawingOf(node: KnownActionNode): ActionDrawing<KnownActionNode['options']> {
  const drawing = drawings[node.action] ?? { kind: 'unavailable', reason: 'it is not built yet' }
  // A node's options are those of its action; the union of nodes does not tell the compiler.
  return drawing as ActionDrawing<KnownActionNode['options']>
}

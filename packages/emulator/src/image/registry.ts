/** The only list of how actions are carried out, by their names on the wire. */
import type { ImageActionOptions, KnownActionNode } from '@oss-process/process-string/parse'
import type { ActionDrawing } from './action-drawing.ts'
import { autoOrientDrawing } from './actions/auto-orient.ts'
import { averageHueDrawing } from './actions/average-hue.ts'
import { blindWatermarkDrawing } from './actions/blind-watermark.ts'
import { blurDrawing } from './actions/blur.ts'
import { brightDrawing } from './actions/bright.ts'
import { circleDrawing } from './actions/circle.ts'
import { contrastDrawing } from './actions/contrast.ts'
import { cropDrawing } from './actions/crop.ts'
import { deblindWatermarkDrawing } from './actions/deblind-watermark.ts'
import { detection } from './actions/detection.ts'
import { flipDrawing } from './actions/flip.ts'
import { formatDrawing } from './actions/format.ts'
import { indexCropDrawing } from './actions/index-crop.ts'
import { infoDrawing } from './actions/info.ts'
import { interlaceDrawing } from './actions/interlace.ts'
import { qualityDrawing } from './actions/quality.ts'
import { resizeDrawing } from './actions/resize.ts'
import { rotateDrawing } from './actions/rotate.ts'
import { roundedCornersDrawing } from './actions/rounded-corners.ts'
import { sharpenDrawing } from './actions/sharpen.ts'
import { watermarkDrawing } from './actions/watermark.ts'

const drawings: {
  readonly [Name in keyof ImageActionOptions]: ActionDrawing<ImageActionOptions[Name]>
} = {
  resize: resizeDrawing,
  crop: cropDrawing,
  indexcrop: indexCropDrawing,
  circle: circleDrawing,
  'rounded-corners': roundedCornersDrawing,
  rotate: rotateDrawing,
  flip: flipDrawing,
  'auto-orient': autoOrientDrawing,
  blur: blurDrawing,
  bright: brightDrawing,
  contrast: contrastDrawing,
  sharpen: sharpenDrawing,
  quality: qualityDrawing,
  format: formatDrawing,
  interlace: interlaceDrawing,
  watermark: watermarkDrawing,
  info: infoDrawing,
  'average-hue': averageHueDrawing,
  blindwatermark: blindWatermarkDrawing,
  deblindwatermark: deblindWatermarkDrawing,
  faces: detection,
  bodies: detection,
  cars: detection,
  codes: detection,
  labels: detection,
  score: detection,
}

/** Finds how an action is carried out. */
export function drawingOf(node: KnownActionNode): ActionDrawing<KnownActionNode['options']> {
  const drawing = drawings[node.action]
  // A node has the options of its action, which the compiler cannot conclude from the union of nodes.
  return drawing as ActionDrawing<KnownActionNode['options']>
}

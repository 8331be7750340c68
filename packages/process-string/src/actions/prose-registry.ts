/** The only list of prose. The types make it complete: a table without its prose does not compile. */
import type { ActionTable } from '../language/action-table.ts'
import type { ActionProse } from '../reference/action-prose.ts'
import { audioConcatProse } from './audio/concat.prose.ts'
import { audioConvertProse } from './audio/convert.prose.ts'
import { audioInfoProse } from './audio/info.prose.ts'
import { docConvertProse } from './doc/convert.prose.ts'
import { docPolishProse } from './doc/polish.prose.ts'
import { docPreviewProse } from './doc/preview.prose.ts'
import { docSnapshotProse } from './doc/snapshot.prose.ts'
import { docTranslateProse } from './doc/translate.prose.ts'
import { autoOrientProse } from './image/auto-orient.prose.ts'
import { averageHueProse } from './image/average-hue.prose.ts'
import { blindWatermarkProse } from './image/blind-watermark.prose.ts'
import { blurProse } from './image/blur.prose.ts'
import { brightProse } from './image/bright.prose.ts'
import { circleProse } from './image/circle.prose.ts'
import { contrastProse } from './image/contrast.prose.ts'
import { cropProse } from './image/crop.prose.ts'
import { deblindWatermarkProse } from './image/deblind-watermark.prose.ts'
import {
  bodiesProse,
  carsProse,
  codesProse,
  facesProse,
  labelsProse,
  scoreProse,
} from './image/detection.prose.ts'
import { flipProse } from './image/flip.prose.ts'
import { formatProse } from './image/format.prose.ts'
import { indexCropProse } from './image/index-crop.prose.ts'
import { infoProse } from './image/info.prose.ts'
import { interlaceProse } from './image/interlace.prose.ts'
import { qualityProse } from './image/quality.prose.ts'
import { resizeProse } from './image/resize.prose.ts'
import { rotateProse } from './image/rotate.prose.ts'
import { roundedCornersProse } from './image/rounded-corners.prose.ts'
import { sharpenProse } from './image/sharpen.prose.ts'
import { watermarkProse } from './image/watermark.prose.ts'
import type { imageTables } from './image-registry.ts'
import type { operationTables } from './operation-registry.ts'
import { notifyProse } from './sys/notify.prose.ts'
import type { notifyTable } from './sys/notify.ts'
import { saveAsProse } from './sys/save-as.prose.ts'
import type { saveAsTable } from './sys/save-as.ts'
import { videoAnimationProse } from './video/animation.prose.ts'
import { videoConcatProse } from './video/concat.prose.ts'
import { videoConvertProse } from './video/convert.prose.ts'
import { videoInfoProse } from './video/info.prose.ts'
import { videoSnapshotProse } from './video/snapshot.prose.ts'
import { videoSnapshotsProse } from './video/snapshots.prose.ts'
import { videoSpriteProse } from './video/sprite.prose.ts'

/** The prose of every table of a family, under the same names. */
type ProseOf<Tables extends Readonly<Record<string, ActionTable>>> = {
  readonly [Name in keyof Tables]: ActionProse<Tables[Name]>
}

export const imageProse: ProseOf<typeof imageTables> = {
  resize: resizeProse,
  crop: cropProse,
  indexcrop: indexCropProse,
  circle: circleProse,
  'rounded-corners': roundedCornersProse,
  rotate: rotateProse,
  flip: flipProse,
  'auto-orient': autoOrientProse,
  blur: blurProse,
  bright: brightProse,
  contrast: contrastProse,
  sharpen: sharpenProse,
  quality: qualityProse,
  format: formatProse,
  interlace: interlaceProse,
  watermark: watermarkProse,
  info: infoProse,
  'average-hue': averageHueProse,
  blindwatermark: blindWatermarkProse,
  deblindwatermark: deblindWatermarkProse,
  faces: facesProse,
  bodies: bodiesProse,
  cars: carsProse,
  codes: codesProse,
  labels: labelsProse,
  score: scoreProse,
}

export const operationProse: ProseOf<typeof operationTables> = {
  'video/snapshot': videoSnapshotProse,
  'video/snapshots': videoSnapshotsProse,
  'video/info': videoInfoProse,
  'video/convert': videoConvertProse,
  'video/animation': videoAnimationProse,
  'video/sprite': videoSpriteProse,
  'video/concat': videoConcatProse,
  'audio/convert': audioConvertProse,
  'audio/concat': audioConcatProse,
  'audio/info': audioInfoProse,
  'doc/convert': docConvertProse,
  'doc/snapshot': docSnapshotProse,
  'doc/preview': docPreviewProse,
  'doc/translate': docTranslateProse,
  'doc/polish': docPolishProse,
}

export const sysProse: ProseOf<{
  readonly saveas: typeof saveAsTable
  readonly notify: typeof notifyTable
}> = { saveas: saveAsProse, notify: notifyProse }

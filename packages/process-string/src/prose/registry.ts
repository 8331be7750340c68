/** The only list of prose. The types make it complete: a table without its prose does not compile. */
import type { ActionTable } from '../action-table.ts'
import type { notifyTable } from '../actions/sys/notify.ts'
import type { saveAsTable } from '../actions/sys/save-as.ts'
import type { operationTables } from '../operation-registry.ts'
import type { imageTables } from '../registry.ts'
import type { ActionProse } from './action-prose.ts'
import { audioConcatProse } from './audio/concat.ts'
import { audioConvertProse } from './audio/convert.ts'
import { audioInfoProse } from './audio/info.ts'
import { docConvertProse } from './doc/convert.ts'
import { docPolishProse } from './doc/polish.ts'
import { docPreviewProse } from './doc/preview.ts'
import { docSnapshotProse } from './doc/snapshot.ts'
import { docTranslateProse } from './doc/translate.ts'
import { autoOrientProse } from './image/auto-orient.ts'
import { averageHueProse } from './image/average-hue.ts'
import { blindWatermarkProse } from './image/blind-watermark.ts'
import { blurProse } from './image/blur.ts'
import { brightProse } from './image/bright.ts'
import { circleProse } from './image/circle.ts'
import { contrastProse } from './image/contrast.ts'
import { cropProse } from './image/crop.ts'
import { deblindWatermarkProse } from './image/deblind-watermark.ts'
import {
  bodiesProse,
  carsProse,
  codesProse,
  facesProse,
  labelsProse,
  scoreProse,
} from './image/detection.ts'
import { flipProse } from './image/flip.ts'
import { formatProse } from './image/format.ts'
import { indexCropProse } from './image/index-crop.ts'
import { infoProse } from './image/info.ts'
import { interlaceProse } from './image/interlace.ts'
import { qualityProse } from './image/quality.ts'
import { resizeProse } from './image/resize.ts'
import { rotateProse } from './image/rotate.ts'
import { roundedCornersProse } from './image/rounded-corners.ts'
import { sharpenProse } from './image/sharpen.ts'
import { watermarkProse } from './image/watermark.ts'
import { notifyProse } from './sys/notify.ts'
import { saveAsProse } from './sys/save-as.ts'
import { videoAnimationProse } from './video/animation.ts'
import { videoConcatProse } from './video/concat.ts'
import { videoConvertProse } from './video/convert.ts'
import { videoInfoProse } from './video/info.ts'
import { videoSnapshotProse } from './video/snapshot.ts'
import { videoSnapshotsProse } from './video/snapshots.ts'
import { videoSpriteProse } from './video/sprite.ts'

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

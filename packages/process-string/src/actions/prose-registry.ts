/** The only list of prose. The types make it complete: a table without its prose does not compile. */

import type { Sentence } from '../explain/wording.ts'
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
import { autoOrientProse, explainAutoOrient } from './image/auto-orient.prose.ts'
import {
  blindWatermarkProse,
  deblindWatermarkProse,
  explainBlindWatermark,
  explainDeblindWatermark,
} from './image/blind-watermark.prose.ts'
import { blurProse, explainBlur } from './image/blur.prose.ts'
import { brightProse, explainBright } from './image/bright.prose.ts'
import { circleProse, explainCircle } from './image/circle.prose.ts'
import { contrastProse, explainContrast } from './image/contrast.prose.ts'
import { cropProse, explainCrop } from './image/crop.prose.ts'
import {
  bodiesProse,
  carsProse,
  codesProse,
  explainBodies,
  explainCars,
  explainCodes,
  explainFaces,
  explainLabels,
  explainScore,
  facesProse,
  labelsProse,
  scoreProse,
} from './image/detection.prose.ts'
import { explainFlip, flipProse } from './image/flip.prose.ts'
import { explainFormat, formatProse } from './image/format.prose.ts'
import { explainIndexCrop, indexCropProse } from './image/index-crop.prose.ts'
import { averageHueProse, explainAverageHue, explainInfo, infoProse } from './image/info.prose.ts'
import { explainInterlace, interlaceProse } from './image/interlace.prose.ts'
import { explainQuality, qualityProse } from './image/quality.prose.ts'
import { explainResize, resizeProse } from './image/resize.prose.ts'
import { explainRotate, rotateProse } from './image/rotate.prose.ts'
import { explainRoundedCorners, roundedCornersProse } from './image/rounded-corners.prose.ts'
import { explainSharpen, sharpenProse } from './image/sharpen.prose.ts'
import { explainWatermark, watermarkProse } from './image/watermark.prose.ts'
import type { ImageActionOptions, imageTables } from './image-registry.ts'
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

/** One sentence for each image action. */
export const imageSentences: {
  readonly [Name in keyof ImageActionOptions]: Sentence<ImageActionOptions[Name]>
} = {
  resize: explainResize,
  crop: explainCrop,
  indexcrop: explainIndexCrop,
  circle: explainCircle,
  'rounded-corners': explainRoundedCorners,
  rotate: explainRotate,
  flip: explainFlip,
  'auto-orient': explainAutoOrient,
  blur: explainBlur,
  bright: explainBright,
  contrast: explainContrast,
  sharpen: explainSharpen,
  quality: explainQuality,
  format: explainFormat,
  interlace: explainInterlace,
  watermark: explainWatermark,
  info: explainInfo,
  'average-hue': explainAverageHue,
  blindwatermark: explainBlindWatermark,
  deblindwatermark: explainDeblindWatermark,
  faces: explainFaces,
  bodies: explainBodies,
  cars: explainCars,
  codes: explainCodes,
  labels: explainLabels,
  score: explainScore,
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

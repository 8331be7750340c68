/** The only list of actions. The types make it complete. */
import type { ActionTable } from '../language/action-table.ts'
import { type AutoOrientOptions, autoOrientTable } from './image/auto-orient.ts'
import {
  type BlindWatermarkOptions,
  blindWatermarkTable,
  type DeblindWatermarkOptions,
  deblindWatermarkTable,
} from './image/blind-watermark.ts'
import { type BlurOptions, blurTable } from './image/blur.ts'
import { type BrightOptions, brightTable } from './image/bright.ts'
import { type CircleOptions, circleTable } from './image/circle.ts'
import { type ContrastOptions, contrastTable } from './image/contrast.ts'
import { type CropOptions, cropTable } from './image/crop.ts'
import {
  type BodiesOptions,
  bodiesTable,
  type CarsOptions,
  type CodesOptions,
  carsTable,
  codesTable,
  type FacesOptions,
  facesTable,
  type LabelsOptions,
  labelsTable,
  type ScoreOptions,
  scoreTable,
} from './image/detection.ts'
import { type FlipOptions, flipTable } from './image/flip.ts'
import { type FormatOptions, formatTable } from './image/format.ts'
import { type IndexCropOptions, indexCropTable } from './image/index-crop.ts'
import {
  type AverageHueOptions,
  averageHueTable,
  type InfoOptions,
  infoTable,
} from './image/info.ts'
import { type InterlaceOptions, interlaceTable } from './image/interlace.ts'
import { type QualityOptions, qualityTable } from './image/quality.ts'
import { type ResizeOptions, resizeTable } from './image/resize.ts'
import { type RotateOptions, rotateTable } from './image/rotate.ts'
import { type RoundedCornersOptions, roundedCornersTable } from './image/rounded-corners.ts'
import { type SharpenOptions, sharpenTable } from './image/sharpen.ts'
import { type WatermarkOptions, watermarkTable } from './image/watermark.ts'

/** The options of every image action, under the action's name on the wire. */
export interface ImageActionOptions {
  readonly resize: ResizeOptions
  readonly crop: CropOptions
  readonly indexcrop: IndexCropOptions
  readonly circle: CircleOptions
  readonly 'rounded-corners': RoundedCornersOptions
  readonly rotate: RotateOptions
  readonly flip: FlipOptions
  readonly 'auto-orient': AutoOrientOptions
  readonly blur: BlurOptions
  readonly bright: BrightOptions
  readonly contrast: ContrastOptions
  readonly sharpen: SharpenOptions
  readonly quality: QualityOptions
  readonly format: FormatOptions
  readonly interlace: InterlaceOptions
  readonly watermark: WatermarkOptions
  readonly info: InfoOptions
  readonly 'average-hue': AverageHueOptions
  readonly blindwatermark: BlindWatermarkOptions
  readonly deblindwatermark: DeblindWatermarkOptions
  readonly faces: FacesOptions
  readonly bodies: BodiesOptions
  readonly cars: CarsOptions
  readonly codes: CodesOptions
  readonly labels: LabelsOptions
  readonly score: ScoreOptions
}

/** The table of every image action. */
export const imageTables = {
  resize: resizeTable,
  crop: cropTable,
  indexcrop: indexCropTable,
  circle: circleTable,
  'rounded-corners': roundedCornersTable,
  rotate: rotateTable,
  flip: flipTable,
  'auto-orient': autoOrientTable,
  blur: blurTable,
  bright: brightTable,
  contrast: contrastTable,
  sharpen: sharpenTable,
  quality: qualityTable,
  format: formatTable,
  interlace: interlaceTable,
  watermark: watermarkTable,
  info: infoTable,
  'average-hue': averageHueTable,
  blindwatermark: blindWatermarkTable,
  deblindwatermark: deblindWatermarkTable,
  faces: facesTable,
  bodies: bodiesTable,
  cars: carsTable,
  codes: codesTable,
  labels: labelsTable,
  score: scoreTable,
} as const satisfies {
  readonly [Name in keyof ImageActionOptions]: ActionTable<ImageActionOptions[Name]> & {
    readonly action: Name
  }
}

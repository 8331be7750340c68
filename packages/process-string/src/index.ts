export { type AutoOrientOptions, autoOrient } from './actions/image/auto-orient.ts'
export {
  type BlindWatermarkOptions,
  blindWatermark,
  type DeblindWatermarkOptions,
  deblindWatermark,
} from './actions/image/blind-watermark.ts'
export { type BlurOptions, blur } from './actions/image/blur.ts'
export { type BrightOptions, bright } from './actions/image/bright.ts'
export { type CircleOptions, circle } from './actions/image/circle.ts'
export { type ContrastOptions, contrast } from './actions/image/contrast.ts'
export { type Compass, type CropOptions, crop } from './actions/image/crop.ts'
export {
  type BodiesOptions,
  bodies,
  type CarsOptions,
  type CodesOptions,
  cars,
  codes,
  type FacesOptions,
  faces,
  type LabelsOptions,
  labels,
  type ScoreOptions,
  score,
} from './actions/image/detection.ts'
export { type FlipOptions, flip } from './actions/image/flip.ts'
export { type FormatOptions, format } from './actions/image/format.ts'
export { type IndexCropOptions, indexCrop } from './actions/image/index-crop.ts'
export { type AverageHueOptions, averageHue, type InfoOptions, info } from './actions/image/info.ts'
export { type InterlaceOptions, interlace } from './actions/image/interlace.ts'
export { type QualityOptions, quality } from './actions/image/quality.ts'
export { type ResizeOptions, resize } from './actions/image/resize.ts'
export { type RotateOptions, rotate } from './actions/image/rotate.ts'
export { type RoundedCornersOptions, roundedCorners } from './actions/image/rounded-corners.ts'
export { type SharpenOptions, sharpen } from './actions/image/sharpen.ts'
export {
  type ImageWatermarkOptions,
  type MixedWatermarkOptions,
  type TextWatermarkOptions,
  type WatermarkFont,
  type WatermarkOptions,
  type WatermarkPicture,
  type WatermarkPlacement,
  type WatermarkTextStyle,
  watermark,
} from './actions/image/watermark.ts'
export type { Notification } from './actions/sys/notify.ts'
export type { SaveTarget } from './actions/sys/save-as.ts'
export { type ImageAction, image } from './builder/image.ts'
export { named } from './builder/named.ts'
export { pipeline } from './builder/pipeline.ts'
export {
  type Mode,
  notify,
  ProcessString,
  type SaveAsOptions,
  Style,
  saveAs,
} from './builder/style.ts'
export { type Issue, type IssueCode, ProcessStringError } from './errors.ts'
export type { Base64Form } from './language/base64.ts'

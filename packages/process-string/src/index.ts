export { type AutoOrientOptions, autoOrient } from './actions/image/auto-orient.ts'
export { type Compass, type CropOptions, crop } from './actions/image/crop.ts'
export { type FlipOptions, flip } from './actions/image/flip.ts'
export { type FormatOptions, format } from './actions/image/format.ts'
export { type InfoOptions, info } from './actions/image/info.ts'
export { type InterlaceOptions, interlace } from './actions/image/interlace.ts'
export { type QualityOptions, quality } from './actions/image/quality.ts'
export { type ResizeOptions, resize } from './actions/image/resize.ts'
export { type RotateOptions, rotate } from './actions/image/rotate.ts'
export type { SaveTarget } from './actions/sys/save-as.ts'
export { type Issue, type IssueCode, ProcessStringError } from './errors.ts'
export { type ImageAction, image } from './image.ts'
export { named } from './named.ts'
export {
  type Mode,
  notify,
  ProcessString,
  type SaveAsOptions,
  Style,
  saveAs,
} from './style.ts'

/** The only list of actions and operations. The types make it complete. */
import type { ActionTable } from './action-table.ts'
import { type AutoOrientOptions, autoOrientTable } from './actions/image/auto-orient.ts'
import { type CropOptions, cropTable } from './actions/image/crop.ts'
import { type FlipOptions, flipTable } from './actions/image/flip.ts'
import { type FormatOptions, formatTable } from './actions/image/format.ts'
import { type InfoOptions, infoTable } from './actions/image/info.ts'
import { type InterlaceOptions, interlaceTable } from './actions/image/interlace.ts'
import { type QualityOptions, qualityTable } from './actions/image/quality.ts'
import { type ResizeOptions, resizeTable } from './actions/image/resize.ts'
import { type RotateOptions, rotateTable } from './actions/image/rotate.ts'

/** The options of every image action, under the action's name on the wire. */
export interface ImageActionOptions {
  readonly resize: ResizeOptions
  readonly crop: CropOptions
  readonly rotate: RotateOptions
  readonly flip: FlipOptions
  readonly 'auto-orient': AutoOrientOptions
  readonly quality: QualityOptions
  readonly format: FormatOptions
  readonly interlace: InterlaceOptions
  readonly info: InfoOptions
}

/** The table of every image action. */
export const imageTables = {
  resize: resizeTable,
  crop: cropTable,
  rotate: rotateTable,
  flip: flipTable,
  'auto-orient': autoOrientTable,
  quality: qualityTable,
  format: formatTable,
  interlace: interlaceTable,
  info: infoTable,
} as const satisfies {
  readonly [Name in keyof ImageActionOptions]: ActionTable<ImageActionOptions[Name]> & {
    readonly action: Name
  }
}

/** The only list of prose. */
import type { ActionTable } from '../action-table.ts'
import type { notifyTable } from '../actions/sys/notify.ts'
import type { saveAsTable } from '../actions/sys/save-as.ts'
import type { imageTables } from '../registry.ts'
import type { ActionProse } from './action-prose.ts'
import { autoOrientProse } from './image/auto-orient.ts'
import { cropProse } from './image/crop.ts'
import { flipProse } from './image/flip.ts'
import { formatProse } from './image/format.ts'
import { infoProse } from './image/info.ts'
import { interlaceProse } from './image/interlace.ts'
import { qualityProse } from './image/quality.ts'
import { resizeProse } from './image/resize.ts'
import { rotateProse } from './image/rotate.ts'
import { notifyProse } from './sys/notify.ts'
import { saveAsProse } from './sys/save-as.ts'

/** The prose of every table of a family, under the same names. */
type ProseOf<Tables extends Readonly<Record<string, ActionTable>>> = {
  readonly [Name in keyof Tables]: ActionProse<Tables[Name]>
}

export const imageProse: Partial<ProseOf<typeof imageTables>> = {
  resize: resizeProse,
  crop: cropProse,
  rotate: rotateProse,
  flip: flipProse,
  'auto-orient': autoOrientProse,
  quality: qualityProse,
  format: formatProse,
  interlace: interlaceProse,
  info: infoProse,
}

export const sysProse: ProseOf<{
  readonly saveas: typeof saveAsTable
  readonly notify: typeof notifyTable
}> = { saveas: saveAsProse, notify: notifyProse }

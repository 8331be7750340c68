import type { ActionProse } from '../../reference/action-prose.ts'
import {
  countProse,
  intervalProse,
  MEDIA_PAGES,
  methodProse,
  scalingProse,
  startProse,
  thresholdProse,
} from '../media.prose.ts'
import type { videoSpriteTable } from './sprite.ts'

export const videoSpriteProse: ActionProse<typeof videoSpriteTable> = {
  title: 'Make a contact sheet of a video',
  description:
    'Puts frames of a video side by side on sheets. Without a count or an interval most cells stay black.',
  sources: MEDIA_PAGES,
  examples: [
    'video/sprite,f_jpg,sw_100,sh_100,inter_10000,tw_10,th_10,pad_0,margin_0|sys/saveas,o_ZXhhbXBsZS5qcGc=,b_dGVzdA==',
  ],
  builder: 'videoSprite',
  result: 'file',
  parameters: {
    start: startProse,
    format: { description: 'Format of the sheets.' },
    method: methodProse,
    width: { description: 'Width of a cell.', unit: 'pixels' },
    height: { description: 'Height of a cell.', unit: 'pixels' },
    percentWidth: { description: 'Width of a cell, by that of the source.', unit: 'percent' },
    percentHeight: { description: 'Height of a cell, by that of the source.', unit: 'percent' },
    scaling: scalingProse,
    interval: intervalProse,
    count: countProse,
    columns: { description: 'Cells side by side.', default: 6 },
    rows: { description: 'Cells on top of each other.', default: 6 },
    gap: { description: 'Space between cells.', unit: 'pixels', default: 2 },
    margin: { description: 'Space around the cells.', unit: 'pixels', default: 2 },
    threshold: thresholdProse,
  },
}

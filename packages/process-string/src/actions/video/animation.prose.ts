import type { ActionProse } from '../../reference/action-prose.ts'
import {
  countProse,
  frameRateProse,
  intervalProse,
  MEDIA_PAGES,
  scalingProse,
  startProse,
} from '../media.prose.ts'
import type { videoAnimationTable } from './animation.ts'

export const videoAnimationProse: ActionProse<typeof videoAnimationTable> = {
  title: 'Make an animation of a video',
  description: 'Makes an animated GIF or WebP of a video.',
  sources: MEDIA_PAGES,
  examples: ['video/animation,f_gif,w_100,h_100,inter_1000|sys/saveas,o_dGVzdC5naWY=,b_dGVzdA=='],
  builder: 'videoAnimation',
  result: 'file',
  parameters: {
    start: startProse,
    format: { description: 'Format of the animation.' },
    width: { description: 'Width of the animation.', unit: 'pixels' },
    height: { description: 'Height of the animation.', unit: 'pixels' },
    scaling: scalingProse,
    interval: intervalProse,
    count: countProse,
    frameRate: frameRateProse,
  },
}

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
import type { videoSnapshotsTable } from './snapshots.ts'

export const videoSnapshotsProse: ActionProse<typeof videoSnapshotsTable> = {
  title: 'Take several frames of a video',
  description:
    'Saves several frames, each as an object of its own. The key of the target needs {index}, or no extension; with an extension alone each frame replaces the last.',
  sources: [
    {
      title: 'Video frame cutting',
      url: 'https://www.alibabacloud.com/help/ja/oss/video-frame-cutting',
    },
    ...MEDIA_PAGES,
  ],
  examples: [
    'video/snapshots,f_jpg,w_100,h_100,scaletype_crop,inter_10000|sys/saveas,o_ZnJhbWVz,b_dGVzdA==',
  ],
  builder: 'videoSnapshots',
  result: 'file',
  parameters: {
    start: startProse,
    format: { description: 'Format of the frames.' },
    method: methodProse,
    width: { description: 'Width of a frame.', unit: 'pixels' },
    height: { description: 'Height of a frame.', unit: 'pixels' },
    percentWidth: { description: 'Width of a frame, by that of the source.', unit: 'percent' },
    percentHeight: { description: 'Height of a frame, by that of the source.', unit: 'percent' },
    scaling: scalingProse,
    interval: intervalProse,
    count: countProse,
    threshold: thresholdProse,
  },
}

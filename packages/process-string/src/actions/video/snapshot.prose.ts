import type { ActionProse } from '../../reference/action-prose.ts'
import type { videoSnapshotTable } from './snapshot.ts'

export const videoSnapshotProse: ActionProse<typeof videoSnapshotTable> = {
  title: 'Take a frame of a video',
  description:
    'Returns one frame as a picture. Videos in H.264 and H.265 only; billed for each frame. Needs no IMM project.',
  sources: [
    {
      title: 'Video snapshots',
      url: 'https://alibabacloud.com/help/en/oss/user-guide/video-snapshots',
    },
  ],
  examples: [
    'video/snapshot,t_7000,f_jpg,w_800,h_600,m_fast',
    'video/snapshot,t_50000,f_jpg,w_800,h_600',
  ],
  builder: 'videoSnapshot',
  result: 'image',
  parameters: {
    time: {
      description: 'Which frame; past the end the last one, 0 the cover.',
      unit: 'milliseconds',
    },
    format: { description: 'Format of the picture; every sample sets it.' },
    width: {
      description: 'At most the width of the video; 0 follows from the height.',
      unit: 'pixels',
      default: 0,
    },
    height: {
      description: 'At most the height of the video; 0 follows from the width.',
      unit: 'pixels',
      default: 0,
    },
    method: { description: 'fast takes the key frame before; left out, the exact frame.' },
    autoRotate: {
      description: 'Turns by the metadata; h and w force portrait and landscape.',
    },
  },
}

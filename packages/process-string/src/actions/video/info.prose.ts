import type { ActionProse } from '../../reference/action-prose.ts'
import type { videoInfoTable } from './info.ts'

export const videoInfoProse: ActionProse<typeof videoInfoTable> = {
  title: 'Describe a video',
  description:
    'Returns duration, size, format and streams as JSON. The bucket must be bound to an IMM project.',
  sources: [
    {
      title: 'Video information extraction',
      url: 'https://help.aliyun.com/zh/oss/user-guide/video-information-extraction',
    },
  ],
  examples: ['video/info'],
  builder: 'videoInfo',
  result: 'json',
  parameters: {},
}

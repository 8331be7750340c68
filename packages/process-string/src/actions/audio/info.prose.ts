import type { ActionProse } from '../../reference/action-prose.ts'
import { MEDIA_PAGES } from '../media.prose.ts'
import type { audioInfoTable } from './info.ts'

export const audioInfoProse: ActionProse<typeof audioInfoTable> = {
  title: 'Describe a sound',
  description:
    'Returns duration, format and streams as JSON. The bucket must be bound to an IMM project.',
  sources: MEDIA_PAGES,
  examples: ['audio/info'],
  builder: 'audioInfo',
  result: 'json',
  parameters: {},
}

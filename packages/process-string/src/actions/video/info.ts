import { createOperation } from '../../builder/operation.ts'
import type { Style } from '../../builder/style.ts'
import type { OperationTable } from '../../language/action-table.ts'

/** `video/info` has no options. */
export type VideoInfoOptions = Readonly<Record<never, never>>

/** See "Video information extraction". */
export const videoInfoTable = {
  family: 'video',
  action: 'info',
  mode: 'sync',
  parameters: {},
} as const satisfies OperationTable<VideoInfoOptions>

/** Returns duration, size and streams as JSON. */
export function videoInfo(): Style<'sync'> {
  return createOperation(videoInfoTable, {})
}

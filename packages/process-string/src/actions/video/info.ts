import type { OperationTable } from '../../action-table.ts'
import { createOperation } from '../../operation.ts'
import type { Style } from '../../style.ts'

/** `video/info` takes nothing. */
export type VideoInfoOptions = Readonly<Record<never, never>>

/** See "Video information extraction". */
export const videoInfoTable = {
  family: 'video',
  action: 'info',
  mode: 'sync',
  parameters: {},
} as const satisfies OperationTable<VideoInfoOptions>

/** Gives duration, size and streams as JSON. */
export function videoInfo(): Style<'sync'> {
  return createOperation(videoInfoTable, {})
}

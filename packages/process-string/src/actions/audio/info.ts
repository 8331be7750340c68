import type { OperationTable } from '../../action-table.ts'
import { createOperation } from '../../operation.ts'
import type { Style } from '../../style.ts'

/** `audio/info` takes nothing. */
export type AudioInfoOptions = Readonly<Record<never, never>>

/** See "Audio information extraction". */
export const audioInfoTable = {
  family: 'audio',
  action: 'info',
  mode: 'sync',
  parameters: {},
} as const satisfies OperationTable<AudioInfoOptions>

/** Gives duration and streams as JSON. */
export function audioInfo(): Style<'sync'> {
  return createOperation(audioInfoTable, {})
}

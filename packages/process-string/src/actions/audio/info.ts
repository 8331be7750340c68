import { createOperation } from '../../builder/operation.ts'
import type { Style } from '../../builder/style.ts'
import type { OperationTable } from '../../language/action-table.ts'

/** `audio/info` has no options. */
export type AudioInfoOptions = Readonly<Record<never, never>>

/** See "Audio information extraction". */
export const audioInfoTable = {
  family: 'audio',
  action: 'info',
  mode: 'sync',
  parameters: {},
} as const satisfies OperationTable<AudioInfoOptions>

/** Returns duration and streams as JSON. */
export function audioInfo(): Style<'sync'> {
  return createOperation(audioInfoTable, {})
}

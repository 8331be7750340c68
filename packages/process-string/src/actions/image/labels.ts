import type { ActionTable } from '../../action-table.ts'
import { ALONE } from '../../chain.ts'
import type { ImageAction } from '../../image.ts'

/** `labels` takes nothing. */
export type LabelsOptions = Readonly<Record<never, never>>

/** See the media skill of alibabacloud-aiops-skills (no page was found). */
export const labelsTable = {
  action: 'labels',
  parameters: {},
  chain: ALONE,
  result: 'json',
} as const satisfies ActionTable<LabelsOptions>

/** Gives what is in the picture, with confidences, as JSON; stands alone, needs an IMM project and a signed request. */
export function labels(): ImageAction<'sync'> {
  return { table: labelsTable, options: {} }
}

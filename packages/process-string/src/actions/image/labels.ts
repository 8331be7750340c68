import type { ImageAction } from '../../builder/image.ts'
import type { ActionTable } from '../../language/action-table.ts'
import { ALONE } from '../../language/chain-rules.ts'

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

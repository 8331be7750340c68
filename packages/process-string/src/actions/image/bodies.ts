import type { ImageAction } from '../../builder/image.ts'
import type { ActionTable } from '../../language/action-table.ts'
import { ALONE } from '../../language/chain-rules.ts'

/** `bodies` takes nothing. */
export type BodiesOptions = Readonly<Record<never, never>>

/** See the media skill of alibabacloud-aiops-skills (no page was found). */
export const bodiesTable = {
  action: 'bodies',
  parameters: {},
  chain: ALONE,
  result: 'json',
} as const satisfies ActionTable<BodiesOptions>

/** Gives the boxes of human bodies as JSON; stands alone, needs an IMM project and a signed request. */
export function bodies(): ImageAction<'sync'> {
  return { table: bodiesTable, options: {} }
}

import type { ImageAction } from '../../builder/image.ts'
import type { ActionTable } from '../../language/action-table.ts'
import { ALONE } from '../../language/chain-rules.ts'

/** `cars` takes nothing. */
export type CarsOptions = Readonly<Record<never, never>>

/** See the media skill of alibabacloud-aiops-skills (no page was found). */
export const carsTable = {
  action: 'cars',
  parameters: {},
  chain: ALONE,
  result: 'json',
} as const satisfies ActionTable<CarsOptions>

/** Gives the boxes of vehicles as JSON; stands alone, needs an IMM project and a signed request. */
export function cars(): ImageAction<'sync'> {
  return { table: carsTable, options: {} }
}

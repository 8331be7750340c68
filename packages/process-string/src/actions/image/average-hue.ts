import type { ImageAction } from '../../builder/image.ts'
import type { ActionTable } from '../../language/action-table.ts'
import { ALONE } from '../../language/chain-rules.ts'

/** `average-hue` takes nothing. */
export type AverageHueOptions = Readonly<Record<never, never>>

/** See "Query the average tone". */
export const averageHueTable = {
  action: 'average-hue',
  parameters: {},
  chain: ALONE,
  result: 'json',
} as const satisfies ActionTable<AverageHueOptions>

/** Gives the main colour of the picture, such as `0x5c783b`; stands alone. */
export function averageHue(): ImageAction<'sync'> {
  return { table: averageHueTable, options: {} }
}

import type { ActionTable } from '../../action-table.ts'
import { ALONE } from '../../chain.ts'
import type { ImageAction } from '../../image.ts'

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

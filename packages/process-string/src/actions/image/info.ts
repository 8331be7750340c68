import type { ImageAction } from '../../builder/image.ts'
import type { ActionTable } from '../../language/action-table.ts'
import { ALONE } from '../../language/chain-rules.ts'

/** `info` has no options. */
export type InfoOptions = Readonly<Record<never, never>>

/** See "Query the EXIF data of an image". */
export const infoTable = {
  action: 'info',
  parameters: {},
  chain: ALONE,
  result: 'json',
} as const satisfies ActionTable<InfoOptions>

/** Returns the size, format and EXIF data of the picture as JSON; must be alone. */
export function info(): ImageAction<'sync'> {
  return { table: infoTable, options: {} }
}

/** `average-hue` has no options. */
export type AverageHueOptions = Readonly<Record<never, never>>

/** See "Query the average tone". */
export const averageHueTable = {
  action: 'average-hue',
  parameters: {},
  chain: ALONE,
  result: 'json',
} as const satisfies ActionTable<AverageHueOptions>

/** Returns the main colour of the picture, such as `0x5c783b`; must be alone. */
export function averageHue(): ImageAction<'sync'> {
  return { table: averageHueTable, options: {} }
}

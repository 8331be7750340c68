import type { ImageAction } from '../../builder/image.ts'
import type { ActionTable } from '../../language/action-table.ts'
import { ALONE } from '../../language/chain-rules.ts'

/** `codes` takes nothing. */
export type CodesOptions = Readonly<Record<never, never>>

/** See "QR code recognition". */
export const codesTable = {
  action: 'codes',
  parameters: {},
  chain: ALONE,
  result: 'json',
} as const satisfies ActionTable<CodesOptions>

/** Gives the QR codes and barcodes in the picture, at most 5, as JSON; stands alone, needs an IMM project and a signed request. */
export function codes(): ImageAction<'sync'> {
  return { table: codesTable, options: {} }
}

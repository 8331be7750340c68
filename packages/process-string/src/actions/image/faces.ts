import type { ImageAction } from '../../builder/image.ts'
import type { ActionTable } from '../../language/action-table.ts'
import { ALONE } from '../../language/chain-rules.ts'

/** `faces` takes nothing. */
export type FacesOptions = Readonly<Record<never, never>>

/** See "Face detection". */
export const facesTable = {
  action: 'faces',
  parameters: {},
  chain: ALONE,
  result: 'json',
} as const satisfies ActionTable<FacesOptions>

/** Gives the faces in the picture with their attributes as JSON; stands alone, needs an IMM project and a signed request. */
export function faces(): ImageAction<'sync'> {
  return { table: facesTable, options: {} }
}

import type { ImageAction } from '../../builder/image.ts'
import type { ActionTable } from '../../language/action-table.ts'
import { ALONE } from '../../language/chain-rules.ts'

/** `score` takes nothing. */
export type ScoreOptions = Readonly<Record<never, never>>

/** See "Image quality score". */
export const scoreTable = {
  action: 'score',
  parameters: {},
  chain: ALONE,
  result: 'json',
} as const satisfies ActionTable<ScoreOptions>

/** Gives an aesthetic score of the picture, 0 to 1, as JSON; stands alone, needs an IMM project and a signed request. */
export function score(): ImageAction<'sync'> {
  return { table: scoreTable, options: {} }
}

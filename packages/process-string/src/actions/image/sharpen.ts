import type { ImageAction } from '../../builder/image.ts'
import type { ActionTable } from '../../language/action-table.ts'
import { integerKind } from '../../language/kinds/numbers.ts'

/** The argument of {@link sharpen}, by its name. */
export interface SharpenOptions {
  /** Integer 50 to 399; the service recommends 100. */
  readonly amount: number
}

/** See "Sharpen" and the pages of errors 0040-00000203, 279, 280. */
export const sharpenTable = {
  action: 'sharpen',
  parameters: {
    amount: {
      letter: '',
      kind: integerKind,
      min: 50,
      max: 399,
      required: true,
      ec: '0040-00000280',
      ecFor: { PARAMETER_MISSING: '0040-00000279' },
    },
  },
  ecExtra: '0040-00000203',
} as const satisfies ActionTable<SharpenOptions>

/**
 * Sharpens the picture.
 *
 * @param amount - integer 50 to 399; the service recommends 100.
 */
export function sharpen(amount: number): ImageAction<'sync'> {
  const options: SharpenOptions = { amount }
  return { table: sharpenTable, options }
}

import type { ImageAction } from '../../builder/image.ts'
import type { ActionTable } from '../../language/action-table.ts'
import { integerKind } from '../../language/kinds/numbers.ts'

/** The argument of {@link bright}, by its name. */
export interface BrightOptions {
  /** Integer -100 to 100; 0 changes nothing. */
  readonly amount: number
}

/** See "Brightness" and the pages of errors 0040-00000203, 245, 246. */
export const brightTable = {
  action: 'bright',
  parameters: {
    amount: {
      letter: '',
      kind: integerKind,
      min: -100,
      max: 100,
      required: true,
      ec: '0040-00000246',
      ecFor: { PARAMETER_MISSING: '0040-00000245' },
    },
  },
  ecExtra: '0040-00000203',
} as const satisfies ActionTable<BrightOptions>

/**
 * Makes the picture brighter or darker.
 *
 * @param amount - integer -100 to 100; 0 changes nothing.
 */
export function bright(amount: number): ImageAction<'sync'> {
  const options: BrightOptions = { amount }
  return { table: brightTable, options }
}

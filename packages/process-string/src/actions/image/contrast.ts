import type { ImageAction } from '../../builder/image.ts'
import type { ActionTable } from '../../language/action-table.ts'
import { integerKind } from '../../language/kinds/numbers.ts'

/** The argument of {@link contrast}, by its name. */
export interface ContrastOptions {
  /** Integer -100 to 100; 0 changes nothing. */
  readonly amount: number
}

/** See "Contrast". */
export const contrastTable = {
  action: 'contrast',
  parameters: {
    amount: { letter: '', kind: integerKind, min: -100, max: 100, required: true },
  },
} as const satisfies ActionTable<ContrastOptions>

/**
 * Raises or lowers the contrast.
 *
 * @param amount - integer -100 to 100; 0 changes nothing.
 */
export function contrast(amount: number): ImageAction<'sync'> {
  const options: ContrastOptions = { amount }
  return { table: contrastTable, options }
}

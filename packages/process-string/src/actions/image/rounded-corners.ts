import type { ImageAction } from '../../builder/image.ts'
import type { ActionTable } from '../../language/action-table.ts'
import { integerKind } from '../../language/kinds/numbers.ts'

/** Options of {@link roundedCorners}. */
export interface RoundedCornersOptions {
  /** Pixels, integer 1 to 4096; at most half the shorter edge. */
  readonly radius: number
}

/** See "Rounded rectangle" and the page of error 0040-00000237. */
export const roundedCornersTable = {
  action: 'rounded-corners',
  parameters: {
    radius: {
      letter: 'r',
      kind: integerKind,
      min: 1,
      max: 4096,
      required: true,
      ec: '0040-00000237',
    },
  },
} as const satisfies ActionTable<RoundedCornersOptions>

/** Rounds the corners: white behind them in a JPEG, transparent in other formats. */
export function roundedCorners(options: RoundedCornersOptions): ImageAction<'sync'> {
  return { table: roundedCornersTable, options }
}

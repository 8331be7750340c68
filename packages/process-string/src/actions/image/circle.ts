import type { ImageAction } from '../../builder/image.ts'
import type { ActionTable } from '../../language/action-table.ts'
import { integerKind } from '../../language/kinds/numbers.ts'

/** Options of {@link circle}. */
export interface CircleOptions {
  /** Pixels, integer 1 to 4096; at most what fits into the picture. The result is 2r + 1 wide. */
  readonly radius: number
}

/** See "Circle crop" (2024-10-06) and the page of error 0040-00000233. */
export const circleTable = {
  action: 'circle',
  parameters: {
    radius: {
      letter: 'r',
      kind: integerKind,
      min: 1,
      max: 4096,
      required: true,
      ec: '0040-00000233',
    },
  },
} as const satisfies ActionTable<CircleOptions>

/** Cuts a circle out of the middle: white around it in a JPEG, transparent in other formats. */
export function circle(options: CircleOptions): ImageAction<'sync'> {
  return { table: circleTable, options }
}

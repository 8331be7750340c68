import type { ImageAction } from '../../builder/image.ts'
import type { ActionTable } from '../../language/action-table.ts'
import { integerKind } from '../../language/kinds/numbers.ts'

/** The argument of {@link rotate}, by its name. */
export interface RotateOptions {
  /** Degrees clockwise, integer 0 to 360. */
  readonly angle: number
}

/** See "Rotate images" and the pages of errors 0040-00000203, 216, 217. */
export const rotateTable = {
  action: 'rotate',
  parameters: {
    angle: {
      letter: '',
      kind: integerKind,
      min: 0,
      max: 360,
      required: true,
      ec: '0040-00000217',
      ecFor: { PARAMETER_MISSING: '0040-00000216' },
    },
  },
  ecExtra: '0040-00000203',
} as const satisfies ActionTable<RotateOptions>

/**
 * Turns the picture clockwise; angles other than right ones enlarge the canvas.
 *
 * @param angle - degrees, integer 0 to 360. The source's edges may have at most 4096 pixels.
 */
export function rotate(angle: number): ImageAction<'sync'> {
  const options: RotateOptions = { angle }
  return { table: rotateTable, options }
}

import type { ImageAction } from '../../builder/image.ts'
import type { ActionTable } from '../../language/action-table.ts'
import { flagKind } from '../../language/kinds/words.ts'

/** The argument of {@link autoOrient}, by its name. */
export interface AutoOrientOptions {
  /** Whether the picture is turned by its EXIF orientation. */
  readonly enabled: boolean
}

/** See "Adaptive orientation" and the pages of errors 0040-00000203, 214, 215. */
export const autoOrientTable = {
  action: 'auto-orient',
  parameters: {
    enabled: {
      letter: '',
      kind: flagKind,
      required: true,
      ec: '0040-00000215',
      ecFor: { PARAMETER_MISSING: '0040-00000214' },
    },
  },
  ecExtra: '0040-00000203',
} as const satisfies ActionTable<AutoOrientOptions>

/**
 * Turns the picture by its EXIF orientation, before every other action, whatever its position in the style.
 *
 * @param enabled - `false` leaves the picture as it lies.
 */
export function autoOrient(enabled = true): ImageAction<'sync'> {
  const options: AutoOrientOptions = { enabled }
  return { table: autoOrientTable, options }
}

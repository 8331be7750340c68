import type { ImageAction } from '../../builder/image.ts'
import type { ActionTable } from '../../language/action-table.ts'
import { integerKind } from '../../language/kinds/numbers.ts'
import { enumKind } from '../../language/kinds/words.ts'

/** One of the nine places of a picture. */
export type Compass = 'nw' | 'north' | 'ne' | 'west' | 'center' | 'east' | 'sw' | 'south' | 'se'

/** Options of {@link crop}. */
export interface CropOptions {
  /** Pixels right of the origin, integer from 0. @default 0 */
  readonly x?: number | undefined
  /** Pixels below the origin, integer from 0. @default 0 */
  readonly y?: number | undefined
  /** Pixels, integer from 0; 0 means up to the edge. @default up to the edge */
  readonly width?: number | undefined
  /** Pixels, integer from 0; 0 means up to the edge. @default up to the edge */
  readonly height?: number | undefined
  /**
   * The place of the picture where `x` and `y` begin. `face` and `auto` let the service look for
   * the subject (needs an IMM project; not for anonymous callers). @default 'nw'
   */
  readonly gravity?: Compass | 'face' | 'auto' | undefined
  /** Percent, integer 1 to 200: how much of the surroundings stays, with gravity `face` only. */
  readonly zoom?: number | undefined
}

/**
 * See "Custom crop" and the pages of errors 0040-00000209, 225, 226. The bounds of the service are the
 * picture's edges; the table has the longest edge of a source.
 */
export const cropTable = {
  action: 'crop',
  parameters: {
    x: { letter: 'x', kind: integerKind, min: 0, max: 30000 },
    y: { letter: 'y', kind: integerKind, min: 0, max: 30000 },
    width: { letter: 'w', kind: integerKind, min: 0, max: 30000, ec: '0040-00000225' },
    height: { letter: 'h', kind: integerKind, min: 0, max: 30000, ec: '0040-00000226' },
    gravity: {
      letter: 'g',
      kind: enumKind,
      values: ['nw', 'north', 'ne', 'west', 'center', 'east', 'sw', 'south', 'se', 'face', 'auto'],
      ec: '0040-00000209',
    },
    zoom: { letter: 'p', kind: integerKind, min: 1, max: 200 },
  },
  needs: [{ option: 'zoom', other: 'gravity', values: ['face'] }],
} as const satisfies ActionTable<CropOptions>

/** Cuts a rectangle out of the picture. See {@link CropOptions}. */
export function crop(options: CropOptions): ImageAction<'sync'> {
  return { table: cropTable, options }
}

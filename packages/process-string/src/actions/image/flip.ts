import type { ImageAction } from '../../builder/image.ts'
import type { ActionTable } from '../../language/action-table.ts'
import { choiceKind } from '../../language/kinds/words.ts'

/** The argument of {@link flip}, by its name. */
export interface FlipOptions {
  /** `vertical` swaps top and bottom, `horizontal` left and right. */
  readonly direction: 'vertical' | 'horizontal' | 'both'
}

/** See "Flip image". */
export const flipTable = {
  action: 'flip',
  parameters: {
    direction: {
      letter: '',
      kind: choiceKind,
      values: ['vertical', 'horizontal', 'both'],
      required: true,
    },
  },
} as const satisfies ActionTable<FlipOptions>

/**
 * Mirrors the picture.
 *
 * @param direction - `vertical` swaps top and bottom, `horizontal` left and right.
 */
export function flip(direction: FlipOptions['direction']): ImageAction<'sync'> {
  const options: FlipOptions = { direction }
  return { table: flipTable, options }
}

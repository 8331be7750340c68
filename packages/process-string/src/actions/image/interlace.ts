import type { ImageAction } from '../../builder/image.ts'
import type { ActionTable } from '../../language/action-table.ts'
import { flagKind } from '../../language/kinds/words.ts'

/** The argument of {@link interlace}, by its name. */
export interface InterlaceOptions {
  /** `true`: a progressive JPEG; `false`: a baseline one. */
  readonly enabled: boolean
}

/** See "Gradual display" and the pages of errors 0040-00000203, 281, 282. */
export const interlaceTable = {
  action: 'interlace',
  parameters: {
    enabled: {
      letter: '',
      kind: flagKind,
      required: true,
      ec: '0040-00000282',
      ecFor: { PARAMETER_MISSING: '0040-00000281' },
    },
  },
  ecExtra: '0040-00000203',
} as const satisfies ActionTable<InterlaceOptions>

/**
 * Makes a JPEG result progressive, so that it appears blurred first and then sharpens.
 *
 * @param enabled - `false` writes a baseline JPEG.
 */
export function interlace(enabled = true): ImageAction<'sync'> {
  const options: InterlaceOptions = { enabled }
  return { table: interlaceTable, options }
}

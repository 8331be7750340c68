import type { ImageAction } from '../../builder/image.ts'
import type { ActionTable } from '../../language/action-table.ts'
import { enumKind } from '../../language/kinds/words.ts'

/** The argument of {@link format}, by its name. */
export interface FormatOptions {
  /** `heic` and `avif` exist in some regions only; `gif` has an effect on GIF sources only. */
  readonly format: 'jpg' | 'jpeg' | 'png' | 'webp' | 'bmp' | 'gif' | 'tiff' | 'heic' | 'avif'
}

/** See "Convert image formats", "Advanced compression", and the pages of errors 0040-00000206, 207. */
export const formatTable = {
  action: 'format',
  parameters: {
    format: {
      letter: '',
      kind: enumKind,
      values: ['jpg', 'jpeg', 'png', 'webp', 'bmp', 'gif', 'tiff', 'heic', 'avif'],
      required: true,
      ec: '0040-00000206',
      ecFor: { PARAMETER_MISSING: '0040-00000207' },
    },
  },
} as const satisfies ActionTable<FormatOptions>

/**
 * Converts the picture; without it the source's format is kept.
 *
 * @param name - `jpg` puts white behind transparent parts; the service requires this action after
 *   `resize`.
 */
export function format(name: FormatOptions['format']): ImageAction<'sync'> {
  const options: FormatOptions = { format: name }
  return { table: formatTable, options }
}

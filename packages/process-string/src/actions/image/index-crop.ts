import type { ImageAction } from '../../builder/image.ts'
import type { ActionTable } from '../../language/action-table.ts'
import { integerKind } from '../../language/kinds/numbers.ts'

/** Options of {@link indexCrop}. One of the two edges is needed; `sliceHeight` wins over the other. */
export interface IndexCropOptions {
  /** Pixels of a slice from left to right, integer from 1. */
  readonly sliceWidth?: number | undefined
  /** Pixels of a slice from top to bottom, integer from 1. */
  readonly sliceHeight?: number | undefined
  /** Which slice, integer from 0; past the last one the whole picture comes back. @default 0 */
  readonly index?: number | undefined
}

/** See "Indexed slice" (2026-03-20) and the pages of errors 0040-00000223, 224, 229, 230. */
export const indexCropTable = {
  action: 'indexcrop',
  parameters: {
    sliceWidth: { letter: 'x', kind: integerKind, min: 1, max: 30000, ec: '0040-00000223' },
    sliceHeight: { letter: 'y', kind: integerKind, min: 1, max: 30000, ec: '0040-00000224' },
    index: { letter: 'i', kind: integerKind, min: 0, max: 30000, ec: '0040-00000229' },
  },
  atLeastOne: { of: ['sliceWidth', 'sliceHeight'] },
  notAllZero: { of: ['sliceWidth', 'sliceHeight'], ec: '0040-00000230' },
} as const satisfies ActionTable<IndexCropOptions>

/** Cuts the picture into slices of equal width or height and returns one of them. */
export function indexCrop(options: IndexCropOptions): ImageAction<'sync'> {
  return { table: indexCropTable, options }
}

import type { ImageAction } from '../../builder/image.ts'
import type { ActionTable } from '../../language/action-table.ts'
import { integerKind } from '../../language/kinds/numbers.ts'
import { enumKind } from '../../language/kinds/words.ts'

/** Options of {@link blur}. */
export interface BlurOptions {
  /** Pixels, integer 1 to 50. */
  readonly radius: number
  /** Standard deviation, integer 1 to 50. */
  readonly sigma: number
  /**
   * Blurs the largest face or all faces only (needs an IMM project and a signed request).
   * @default the whole picture
   */
  readonly area?: 'face' | 'faces' | undefined
  /** Percent of a face's size, integer 1 to 200, with `area` only. */
  readonly zoom?: number | undefined
}

/** See "Blur" (2026) and the pages of errors 0040-00000241, 242 and 0004-00000243, 244. */
export const blurTable = {
  action: 'blur',
  parameters: {
    area: { letter: 'g', kind: enumKind, values: ['face', 'faces'], ec: '0004-00000243' },
    zoom: { letter: 'p', kind: integerKind, min: 1, max: 200, ec: '0004-00000244' },
    radius: {
      letter: 'r',
      kind: integerKind,
      min: 1,
      max: 50,
      required: true,
      ec: '0040-00000241',
    },
    sigma: { letter: 's', kind: integerKind, min: 1, max: 50, required: true, ec: '0040-00000242' },
  },
  needs: [{ option: 'zoom', other: 'area', values: ['face', 'faces'] }],
} as const satisfies ActionTable<BlurOptions>

/** Blurs the picture, or the faces in it. See {@link BlurOptions}. */
export function blur(options: BlurOptions): ImageAction<'sync'> {
  return { table: blurTable, options }
}

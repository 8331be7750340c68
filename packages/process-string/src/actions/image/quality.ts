import type { ImageAction } from '../../builder/image.ts'
import type { ActionTable } from '../../language/action-table.ts'
import { integerKind } from '../../language/kinds/numbers.ts'

/** Options of {@link quality}; `absolute` wins when both are given. */
export interface QualityOptions {
  /** Percent of the source's own JPEG quality, integer 1 to 100. */
  readonly relative?: number | undefined
  /** Quality of the result, integer 1 to 100; never above the source's. */
  readonly absolute?: number | undefined
  /**
   * A number without a letter, integer 1 to 100. The service checks its range (error 0040-00000310)
   * but no page says what it does; it exists here so that it can be parsed.
   */
  readonly bare?: number | undefined
}

/** See "Adjust image quality" (2026-06-08) and the pages of errors 0040-00000307 to 310. */
export const qualityTable = {
  action: 'quality',
  parameters: {
    bare: { letter: '', kind: integerKind, min: 1, max: 100, ec: '0040-00000310' },
    relative: { letter: 'q', kind: integerKind, min: 1, max: 100, ec: '0040-00000309' },
    absolute: { letter: 'Q', kind: integerKind, min: 1, max: 100, ec: '0040-00000308' },
  },
  atLeastOne: { of: ['relative', 'absolute', 'bare'], ec: '0040-00000307' },
} as const satisfies ActionTable<QualityOptions>

/** Compresses a JPEG or WebP result. See {@link QualityOptions}. */
export function quality(options: QualityOptions): ImageAction<'sync'> {
  return { table: qualityTable, options }
}

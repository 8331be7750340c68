import type { ImageAction } from '../../builder/image.ts'
import type { ActionTable } from '../../language/action-table.ts'
import { integerKind } from '../../language/kinds/numbers.ts'
import { colorKind } from '../../language/kinds/texts.ts'
import { enumKind, flagKind } from '../../language/kinds/words.ts'

/** Options of {@link resize}. One of the edges or `percent` is needed. */
export interface ResizeOptions {
  /**
   * `lfit` fits into the box, `mfit` around it, `fill` around it and cuts, `pad` into it and fills
   * up with `color`, `fixed` distorts. @default 'lfit'
   */
  readonly mode?: 'lfit' | 'mfit' | 'fill' | 'pad' | 'fixed' | undefined
  /** Pixels, integer 1 to 16384. */
  readonly width?: number | undefined
  /** Pixels, integer 1 to 16384. */
  readonly height?: number | undefined
  /** Pixels of the longer edge, integer 1 to 16384; no effect beside `width` or `height`. */
  readonly longest?: number | undefined
  /** Pixels of the shorter edge, integer 1 to 16384; no effect beside `width` or `height`. */
  readonly shortest?: number | undefined
  /** Percent of the source, integer 1 to 1000; enlarges whatever `limit` says. */
  readonly percent?: number | undefined
  /** Whether a picture smaller than the target stays as it is; `false` enlarges it. @default true */
  readonly limit?: boolean | undefined
  /** Fills up in mode `pad`, six hexadecimal digits. @default 'FFFFFF' */
  readonly color?: string | undefined
  /** Percent of the main picture, integer 1 to 100; only in the preprocess of a watermark picture. */
  readonly percentOfMain?: number | undefined
}

/** See "Resize images" (2026-02-05) and the pages of errors 0040-00000311 to 322. */
export const resizeTable = {
  action: 'resize',
  parameters: {
    mode: {
      letter: 'm',
      kind: enumKind,
      values: ['lfit', 'mfit', 'fill', 'pad', 'fixed'],
      ec: '0040-00000311',
    },
    width: { letter: 'w', kind: integerKind, min: 1, max: 16384, ec: '0040-00000312' },
    height: { letter: 'h', kind: integerKind, min: 1, max: 16384, ec: '0040-00000313' },
    longest: { letter: 'l', kind: integerKind, min: 1, max: 16384, ec: '0040-00000314' },
    shortest: { letter: 's', kind: integerKind, min: 1, max: 16384, ec: '0040-00000315' },
    percent: { letter: 'p', kind: integerKind, min: 1, max: 1000, ec: '0040-00000317' },
    limit: { letter: 'limit', kind: flagKind, ec: '0040-00000319' },
    color: { letter: 'color', kind: colorKind, ec: '0040-00000318' },
    percentOfMain: { letter: 'P', kind: integerKind, min: 1, max: 100, nestedOnly: true },
  },
  atLeastOne: {
    of: ['width', 'height', 'longest', 'shortest', 'percent', 'percentOfMain'],
    ec: '0040-00000322',
  },
  needs: [{ option: 'color', other: 'mode', values: ['pad'] }],
  notAllZero: { of: ['width', 'height'], ec: '0040-00000321' },
} as const satisfies ActionTable<ResizeOptions>

/** Scales the picture. See {@link ResizeOptions}. */
export function resize(options: ResizeOptions): ImageAction<'sync'> {
  return { table: resizeTable, options }
}

import type { ImageAction } from '../../builder/image.ts'
import type { ActionTable } from '../../language/action-table.ts'
import { ALONE, LAST } from '../../language/chain-rules.ts'
import { integerKind } from '../../language/kinds/numbers.ts'
import { longTextKind } from '../../language/kinds/texts.ts'
import { enumKind } from '../../language/kinds/words.ts'

/** Options of {@link blindWatermark}. */
export interface BlindWatermarkOptions {
  /** 1 to 256 characters. */
  readonly content: string
  /** A stronger mark survives more changes and is more visible. @default 'low' */
  readonly strength?: 'low' | 'medium' | 'high' | undefined
  /** Quality of the result, integer 70 to 100, for JPEG sources only. @default 90 */
  readonly quality?: number | undefined
}

/** See "Add blind watermarks". */
export const blindWatermarkTable = {
  action: 'blindwatermark',
  parameters: {
    content: {
      letter: 'content',
      kind: longTextKind,
      required: true,
      maxCharacters: 256,
    },
    strength: { letter: 's', kind: enumKind, values: ['low', 'medium', 'high'] },
    quality: { letter: 'q', kind: integerKind, min: 70, max: 100 },
  },
  chain: LAST,
} as const satisfies ActionTable<BlindWatermarkOptions>

/**
 * Hides a text in the picture; the last action of its chain.
 *
 * Needs a bucket that is bound to an IMM project, and a target: the result must be saved.
 */
export function blindWatermark(options: BlindWatermarkOptions): ImageAction<'sync'> {
  return { table: blindWatermarkTable, options }
}

/** Options of {@link deblindWatermark}. */
export interface DeblindWatermarkOptions {
  /** The strength with which the mark was made. */
  readonly strength?: 'low' | 'medium' | 'high' | undefined
  /** The kind of mark; only text exists. */
  readonly type?: 'text' | undefined
}

/** See "Add blind watermarks". */
export const deblindWatermarkTable = {
  action: 'deblindwatermark',
  parameters: {
    strength: { letter: 's', kind: enumKind, values: ['low', 'medium', 'high'] },
    type: { letter: 't', kind: enumKind, values: ['text'] },
  },
  chain: ALONE,
  mode: 'async',
  result: 'json',
} as const satisfies ActionTable<DeblindWatermarkOptions>

/**
 * Reads the text that `blindWatermark` has hidden; alone in its style, asynchronous.
 *
 * The text arrives in the message to the topic given to `notify`.
 */
export function deblindWatermark(options: DeblindWatermarkOptions = {}): ImageAction<'async'> {
  return { table: deblindWatermarkTable, options }
}

import type { ImageAction } from '../../builder/image.ts'
import type { ActionTable } from '../../language/action-table.ts'
import { ALONE } from '../../language/chain-rules.ts'
import { enumKind } from '../../language/kinds/words.ts'

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

import type { ActionTable } from '../language/action-table.ts'
import { integerKind } from '../language/kinds/numbers.ts'
import { textKind } from '../language/kinds/texts.ts'

/** One more input of `videoConcat` and `audioConcat`. */
export interface ConcatInput {
  /** Key in the same bucket. */
  readonly key: string
  /** Milliseconds from its beginning. @default 0 */
  readonly start?: number | undefined
  /** Milliseconds; 0 means to the end. @default 0 */
  readonly duration?: number | undefined
}

const parameters = {
  key: { letter: 'o', kind: textKind, required: true, maxBytes: 1023 },
  start: { letter: 'ss', kind: integerKind, min: 0 },
  duration: { letter: 't', kind: integerKind, min: 0 },
} as const satisfies ActionTable<ConcatInput>['parameters']

/** Inputs before the addressed object, see "Video stitching". */
export const beforeTable = { action: 'pre', parameters } as const satisfies ActionTable<ConcatInput>

/** Inputs after the addressed object, see "Video stitching". */
export const afterTable = { action: 'sur', parameters } as const satisfies ActionTable<ConcatInput>

/** The names of the kinds; they stand here, so that a builder's bundle carries none of them. */
import type { ParameterRow } from '../language/action-table.ts'
import {
  choiceKind,
  colorKind,
  countKind,
  dimensionsKind,
  enumKind,
  flagKind,
  fontKind,
  integerKind,
  longTextKind,
  numberKind,
  textKind,
  wordKind,
} from '../language/kinds.ts'
import { pictureKind } from '../language/picture.ts'

/** What a value is: a whole number, one of some words, Base64 of a text … */
export type KindName = NonNullable<ParameterRow['kind']['named']>

const NAMES: ReadonlyMap<ParameterRow['kind'], KindName> = /* @__PURE__ */ new Map<
  ParameterRow['kind'],
  KindName
>([
  [integerKind, 'integer'],
  [countKind, 'integer'],
  [numberKind, 'number'],
  [enumKind, 'enum'],
  [choiceKind, 'choice'],
  [fontKind, 'font'],
  [wordKind, 'word'],
  [flagKind, 'flag'],
  [colorKind, 'color'],
  [dimensionsKind, 'dimensions'],
  [textKind, 'text'],
  [longTextKind, 'long-text'],
  [pictureKind, 'picture'],
])

/** The name of a row's kind. */
export function kindName({ kind }: ParameterRow): KindName {
  const name = NAMES.get(kind)
  if (name) return name
  throw new TypeError('expected a kind that has a name, received another')
}

/** The type of a sentence, and parts of sentences that several actions share. */
import type { Compass } from '../actions/image/crop.ts'

/** Explains a style inside another one. */
export type ExplainStyle = (style: string) => readonly string[]

/** Explains an action; the sentence begins with a small letter and has no full stop. */
export type Sentence<Options> = (options: Options, explainStyle: ExplainStyle) => string

/** The nine places of a picture in words. */
export const PLACES: Readonly<Record<Compass, string>> = {
  nw: 'upper left corner',
  north: 'upper edge',
  ne: 'upper right corner',
  west: 'left edge',
  center: 'centre',
  east: 'right edge',
  sw: 'lower left corner',
  south: 'lower edge',
  se: 'lower right corner',
}

const LONGEST = 80

/** A name or a text in quotation marks, cut at 80 characters. */
export function quote(text: string): string {
  const characters = [...text]
  const shown = characters.length > LONGEST ? `${characters.slice(0, LONGEST).join('')}…` : text
  return `“${shown}”`
}

/** The sentence for an amount that may be negative. */
export function eitherWay(
  amount: number,
  [up, down, none]: readonly [up: string, down: string, none: string],
): string {
  if (amount === 0) return none
  return amount > 0 ? `${up} by ${amount}` : `${down} by ${-amount}`
}

/** A length in words: `1 pixel`, `2 pixels`. */
export function pixels(count: number | undefined): string {
  return `${count} ${count === 1 ? 'pixel' : 'pixels'}`
}

/**
 * A pipeline cut into steps and parameters as written, for the forms. Cutting never fails and loses
 * nothing, so that a form stays beside a text that is still full of mistakes.
 */

/** The text of image styles and named styles joined by `|`, cut. */
export interface Draft {
  readonly steps: readonly DraftStep[]
  /** What follows the styles, from its `|` on, as written: the `sys/` parts. */
  readonly tail: string
}

/** An image action, or a named style as a whole. */
export interface DraftStep {
  readonly kind: 'action' | 'named'
  /** Of the action on the wire, or of the style. */
  readonly name: string
  /** A named style has none. */
  readonly parameters: readonly DraftParameter[]
  /** Neighbours with the same number belong to one style; a named style has a number of its own. */
  readonly style: number
  /** UTF-16 offset of the step in the text. */
  readonly start: number
  /** UTF-16 offset after it. */
  readonly end: number
}

/** One parameter as written; the letter of a bare value is `''`. */
export interface DraftParameter {
  readonly letter: string
  readonly value: string
}

/** An action that is not yet in a text. */
export type NewAction = Pick<DraftStep, 'name' | 'parameters'>

/** A step as far as it is written; without more than an action, all belong to one image style. */
export type NewStep = NewAction & Partial<Pick<DraftStep, 'kind' | 'style'>>

/** The styles from the start of a text; the family alone may end the first, which has no action then. */
const STYLES = /^(?:image(?=\||$)|(?:image|style)\/[^|]*(?:\|(?:image|style)\/[^|]*)*)/

/**
 * Cuts a text into steps.
 *
 * @returns `undefined` when the text does not begin with such a style: a video, a word half typed.
 * @example
 * readDraft('image/rotate,90')?.steps
 * // [{ kind: 'action', name: 'rotate', parameters: [{ letter: '', value: '90' }],
 * //    style: 0, start: 6, end: 15 }]
 */
export function readDraft(text: string): Draft | undefined {
  if (text === '' || text.startsWith('|')) return { steps: [], tail: text }
  const [styles] = STYLES.exec(text) ?? []
  if (styles === undefined) return undefined
  const steps: DraftStep[] = []
  let start = 0
  for (const [style, written] of styles.split('|').entries()) {
    steps.push(...readStyle(written, { style, start }))
    start += written.length + 1
  }
  return { steps, tail: text.slice(styles.length) }
}

function readStyle(
  text: string,
  { style, start }: Pick<DraftStep, 'style' | 'start'>,
): readonly DraftStep[] {
  const [family = '', ...parts] = text.split('/')
  let at = start + family.length + 1
  if (family === 'style') {
    const end = start + text.length
    return [{ kind: 'named', name: parts.join('/'), parameters: [], style, start: at, end }]
  }
  return parts.map((part) => {
    const [name = '', ...parameters] = part.split(',')
    const place = { style, start: at, end: at + part.length }
    at = place.end + 1
    return { kind: 'action', name, parameters: parameters.map(readParameter), ...place }
  })
}

function readParameter(text: string): DraftParameter {
  const at = text.indexOf('_')
  if (at < 1) return { letter: '', value: text }
  return { letter: text.slice(0, at), value: text.slice(at + 1) }
}

/** Writes steps and the rest back as text; the inverse of {@link readDraft}. */
export function writeDraft(steps: readonly NewStep[], tail = ''): string {
  const texts = steps.map((step, at) => {
    if (!startsStyle(steps, at)) return `/${writeAction(step)}`
    const style = step.kind === 'named' ? `style/${step.name}` : `image/${writeAction(step)}`
    return at === 0 ? style : `|${style}`
  })
  return texts.join('') + tail
}

/** Whether the step at a position is the first of its style. */
export function startsStyle(steps: readonly NewStep[], at: number): boolean {
  return at === 0 || steps[at - 1]?.style !== steps[at]?.style
}

function writeAction({ name, parameters }: NewAction): string {
  return [name, ...parameters.map(writeParameter)].join(',')
}

function writeParameter({ letter, value }: DraftParameter): string {
  return letter === '' ? value : `${letter}_${value}`
}

/** The value of a parameter; the last one counts when it is repeated. */
export function readValue(action: NewAction, letter: string): string | undefined {
  return action.parameters.findLast((parameter) => parameter.letter === letter)?.value
}

/**
 * Returns an action with one parameter set, or left out for `undefined`.
 *
 * @param order - letters in the order in which they are written; a new one takes its place there.
 */
export function withValue(
  action: NewAction,
  { letter, value, order }: { letter: string; value: string | undefined; order: readonly string[] },
): NewAction {
  const others = action.parameters.filter((parameter) => parameter.letter !== letter)
  if (value === undefined) return { name: action.name, parameters: others }
  const at = action.parameters.findIndex((parameter) => parameter.letter === letter)
  const rank = order.indexOf(letter)
  const next = others.findIndex((parameter) => order.indexOf(parameter.letter) > rank)
  const position = at >= 0 ? Math.min(at, others.length) : next < 0 ? others.length : next
  return { name: action.name, parameters: others.toSpliced(position, 0, { letter, value }) }
}

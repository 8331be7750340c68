/**
 * A style cut into actions and parameters as written, for the forms. Cutting never fails and loses
 * nothing, so that a form stays beside a text that is still full of mistakes.
 */

/** The text of an image style, or of a pipeline of image styles, cut. */
export interface Draft {
  /** In a pipeline, {@link BOUNDARY} stands between the actions of two styles. */
  readonly actions: readonly DraftAction[]
  /** What follows the image styles, from its `|` on, as written: the `sys/` parts, or a named style. */
  readonly tail: string
}

/** The name of what stands between the actions of two styles. */
export const BOUNDARY = '|'

/** One action as written. */
export interface DraftAction {
  /** Name on the wire. */
  readonly name: string
  readonly parameters: readonly DraftParameter[]
  /** UTF-16 offset of the action in the text. */
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
export type NewAction = Pick<DraftAction, 'name' | 'parameters'>

/**
 * Cuts a text into actions.
 *
 * @returns `undefined` when the text is not made of image actions: a named style, a video, nothing.
 * @example
 * readDraft('image/rotate,90')?.actions
 * // [{ name: 'rotate', parameters: [{ letter: '', value: '90' }], start: 6, end: 15 }]
 */
export function readDraft(text: string): Draft | undefined {
  if (text === '' || text.startsWith('|')) return { actions: [], tail: text }
  const [styles] = /^image(?:\/[^|]*)?(?:\|image\/[^|]*)*(?=\||$)/.exec(text) ?? []
  if (styles === undefined) return undefined
  const stages = styles.split('|')
  const actions: DraftAction[] = []
  let start = 0
  for (const [position, stage] of stages.entries()) {
    if (position > 0) actions.push({ name: BOUNDARY, parameters: [], start: start - 1, end: start })
    // A style that was just begun in a pipeline has no action yet.
    if (stage !== 'image/' || stages.length === 1) actions.push(...readStage(stage, start))
    start += stage.length + 1
  }
  return { actions, tail: text.slice(styles.length) }
}

function readStage(stage: string, offset: number): readonly DraftAction[] {
  const [family = '', ...parts] = stage.split('/')
  let start = offset + family.length + 1
  return parts.map((part) => {
    const [name = '', ...parameters] = part.split(',')
    const end = start + part.length
    const action = { name, parameters: parameters.map(readParameter), start, end }
    start = end + 1
    return action
  })
}

function readParameter(text: string): DraftParameter {
  const at = text.indexOf('_')
  if (at < 1) return { letter: '', value: text }
  return { letter: text.slice(0, at), value: text.slice(at + 1) }
}

/** Writes actions and the rest back as text; the inverse of {@link readDraft}. */
export function writeDraft(actions: readonly NewAction[], tail = ''): string {
  if (actions.length === 0) return tail
  const stages = splitStages(actions).map((stage) => `image/${stage.map(writeAction).join('/')}`)
  return stages.join('|') + tail
}

function splitStages(actions: readonly NewAction[]): readonly (readonly NewAction[])[] {
  const stages: NewAction[][] = [[]]
  for (const action of actions) {
    if (action.name === BOUNDARY) stages.push([])
    else stages.at(-1)?.push(action)
  }
  return stages
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
 * Gives an action with one parameter set, or left out for `undefined`.
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

/** Moves one item of a list; positions outside the list leave it as it is. */
export function moved<Item>(items: readonly Item[], from: number, to: number): readonly Item[] {
  const item = items[from]
  if (item === undefined || to < 0 || to >= items.length) return items
  return items.toSpliced(from, 1).toSpliced(to, 0, item)
}

/** What the page shows, as one plain value, and how it changes. */
import { type NewAction, readDraft, withValue, writeDraft } from '../style/draft.ts'
import { addStep, beginStyle, joinStyle, moveStep, type OrderedStep } from '../style/step-order.ts'

export type View = 'build' | 'gallery'

/** A bucket and a key. */
export interface Place {
  readonly bucket: string
  readonly key: string
}

/** Everything that a person has done, besides the choice of the picture. */
export interface PageState {
  /** The process string: the one truth; forms are read from it and write it. */
  readonly text: string
  readonly view: View
  /** Position of the step whose form is open. */
  readonly open: number | undefined
  /** Texts to go back to, the newest last. */
  readonly past: readonly string[]
  /** Texts that were undone, the newest last. */
  readonly future: readonly string[]
  /** What was edited last; further edits of the same thing are undone together. */
  readonly group: string | undefined
}

export type PageEvent =
  | { readonly type: 'text'; readonly text: string; readonly group?: string }
  | {
      readonly type: 'add'
      readonly action: NewAction
      /** Whether it begins a style of its own. @default false */
      readonly isNextStyle?: boolean
    }
  | { readonly type: 'remove'; readonly at: number }
  | { readonly type: 'move'; readonly from: number; readonly to: number }
  | { readonly type: 'begin' | 'join'; readonly at: number }
  | {
      readonly type: 'set'
      readonly at: number
      readonly letter: string
      readonly value: string | undefined
      readonly order: readonly string[]
    }
  | { readonly type: 'open'; readonly at: number | undefined }
  | { readonly type: 'view'; readonly view: View }
  | { readonly type: 'try'; readonly text: string }
  | { readonly type: 'undo' }
  | { readonly type: 'redo' }

const HISTORY = 200

/** The state of a page that was just opened. */
export function createState(text: string, view: View): PageState {
  return { text, view, open: undefined, past: [], future: [], group: undefined }
}

/** Returns the state after an event; the given one stays as it is. */
export function changeState(state: PageState, event: PageEvent): PageState {
  switch (event.type) {
    case 'text':
      return written(state, event.text, event.group)
    case 'open':
      return { ...state, open: event.at }
    case 'view':
      return { ...state, view: event.view }
    case 'try':
      return { ...written(state, event.text), view: 'build', open: 0 }
    case 'undo':
      return travelled(state, 'past', 'future')
    case 'redo':
      return travelled(state, 'future', 'past')
    default:
      return changeSteps(state, event)
  }
}

type StepEvent = Exclude<
  PageEvent,
  { readonly type: 'text' | 'open' | 'view' | 'try' | 'undo' | 'redo' }
>

/** Changes the list of steps; the rest of the text stays. A text of another kind is replaced. */
function changeSteps(state: PageState, event: StepEvent): PageState {
  const { steps, tail } = readDraft(state.text) ?? { steps: [], tail: '' }
  const write = (next: readonly OrderedStep[], group?: string): PageState =>
    written(state, writeDraft(next, tail), group)
  switch (event.type) {
    case 'add':
      return { ...write(addStep(steps, event)), open: steps.length }
    case 'remove':
      return { ...write(steps.toSpliced(event.at, 1)), open: undefined }
    case 'begin':
      return write(beginStyle(steps, event.at))
    case 'join':
      return write(joinStyle(steps, event.at))
    case 'move': {
      const { steps: next, at } = moveStep(steps, event)
      return { ...write(next), open: positionAfterMove(state.open, { from: event.from, to: at }) }
    }
    default: {
      const step = steps[event.at]
      if (!step) return state
      const next = steps.with(event.at, { ...step, ...withValue(step, event) })
      return write(next, `${event.at} ${event.letter}`)
    }
  }
}

function positionAfterMove(
  open: number | undefined,
  { from, to }: { readonly from: number; readonly to: number },
): number | undefined {
  if (open === undefined) return undefined
  if (open === from) return to
  if (from < open && open <= to) return open - 1
  return to <= open && open < from ? open + 1 : open
}

function written(state: PageState, text: string, group?: string): PageState {
  if (text === state.text) return state
  const isContinued = group !== undefined && group === state.group
  const past = isContinued ? state.past : [...state.past, state.text].slice(-HISTORY)
  return { ...state, text, past, future: [], group }
}

function travelled(state: PageState, from: 'past' | 'future', to: 'past' | 'future'): PageState {
  const text = state[from].at(-1)
  if (text === undefined) return state
  return {
    ...state,
    text,
    open: undefined,
    group: undefined,
    [from]: state[from].slice(0, -1),
    [to]: [...state[to], state.text],
  }
}

/** The order of the steps of a draft, and where one style ends and the next begins. */
import type { DraftStep, NewAction } from './draft.ts'

/** What the order of a step depends on. */
export type OrderedStep = NewAction & Pick<DraftStep, 'kind' | 'style'>

/**
 * Adds an action at the end.
 *
 * @param isNextStyle - the action begins a style of its own, as it always does after a named style.
 */
export function addStep(
  steps: readonly OrderedStep[],
  { action, isNextStyle = false }: { action: NewAction; isNextStyle?: boolean | undefined },
): readonly OrderedStep[] {
  const last = steps.at(-1)
  const isContinued = last?.kind === 'action' && !isNextStyle
  const style = isContinued ? last.style : unusedStyle(steps)
  return [...steps, { ...action, kind: 'action', style }]
}

/** The steps after a move, and where the moved one is then. */
export interface Move {
  readonly steps: readonly OrderedStep[]
  readonly at: number
}

/**
 * Moves a step past another. An action joins the style of the step that it passes. A named style, and
 * an action that is the only one of its style, pass a style as a whole, so that no boundary is lost.
 *
 * @returns the steps as they are for a position that is not there.
 */
export function moveStep(
  steps: readonly OrderedStep[],
  { from, to }: { readonly from: number; readonly to: number },
): Move {
  const step = steps[from]
  const passed = steps[to]
  if (!step || !passed || from === to) return { steps, at: from }
  const isAlone = steps.filter(({ style }) => style === step.style).length === 1
  if (isAlone) {
    const isPassed = ({ style }: OrderedStep): boolean => style === passed.style
    const at = from < to ? steps.findLastIndex(isPassed) : steps.findIndex(isPassed)
    return { steps: steps.toSpliced(from, 1).toSpliced(at, 0, step), at }
  }
  const style = passed.kind === 'named' ? unusedStyle(steps) : passed.style
  return { steps: steps.toSpliced(from, 1).toSpliced(to, 0, { ...step, style }), at: to }
}

/** Begins a new style with a step; the later steps of its style follow it there. */
export function beginStyle(steps: readonly OrderedStep[], at: number): readonly OrderedStep[] {
  const next = unusedStyle(steps)
  const style = steps[at]?.style
  return steps.map((step, position) =>
    position >= at && step.style === style ? { ...step, style: next } : step,
  )
}

/** Whether the style of a step can be joined with the one before; a named style cannot. */
export function canJoin(steps: readonly OrderedStep[], at: number): boolean {
  return steps[at - 1]?.kind === 'action' && steps[at]?.kind === 'action'
}

/** Joins the style that a step begins with the style before it. */
export function joinStyle(steps: readonly OrderedStep[], at: number): readonly OrderedStep[] {
  const [before, first] = [steps[at - 1], steps[at]]
  if (!before || !first || !canJoin(steps, at)) return steps
  return steps.map((step) => (step.style === first.style ? { ...step, style: before.style } : step))
}

function unusedStyle(steps: readonly OrderedStep[]): number {
  return Math.max(-1, ...steps.map(({ style }) => style)) + 1
}

/** The steps of the style as cards, in their order, with a line where the next style begins. */
import { type ComponentChildren, Fragment } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { type DraftStep, startsStyle } from '../style/draft.ts'
import { canJoin, moveStep } from '../style/step-order.ts'
import { ActionCard, titleOf } from './action-card.tsx'
import { AddAction } from './add-action.tsx'
import { usePlayground } from './playground-context.ts'
import { useReorder } from './use-reorder.ts'

/** The list with its cards, and the way to add one. */
export function ActionList(): ComponentChildren {
  const { reading, state, dispatch, announce } = usePlayground()
  const list = useRef<HTMLOListElement>(null)
  const focusNext = useRef<number | undefined>(undefined)
  const steps = reading.draft?.steps ?? []
  const titleAt = (at: number): string => titleOf(steps[at])
  const move = (from: number, to: number): void => {
    if (to < 0 || to >= steps.length || from === to) return
    const { at } = moveStep(steps, { from, to })
    dispatch({ type: 'move', from, to })
    announce(`${titleAt(from)} is now step ${at + 1} of ${steps.length}`)
    focusNext.current = at
  }
  const remove = (at: number): void => {
    dispatch({ type: 'remove', at })
    announce(`Removed ${titleAt(at)}`)
    focusNext.current = Math.min(at, steps.length - 2)
  }
  const begin = (at: number): void => {
    dispatch({ type: 'begin', at })
    announce(`${titleAt(at)} begins a new style`)
    focusNext.current = at
  }
  const join = (at: number): void => {
    dispatch({ type: 'join', at })
    announce(`${titleAt(at)} belongs to the style before`)
    focusNext.current = at
  }
  // Together with the change itself, so that no key of a quick typist goes to another card.
  useLayoutEffect(() => {
    if (focusNext.current === undefined) return
    focusCard(list.current, focusNext.current)
    focusNext.current = undefined
  })
  const drag = useReorder(move)
  const { dragged: from, aim: to } = drag
  // A style that moves as a whole lands past the card under the pointer.
  const aim = from === undefined || to === undefined ? to : moveStep(steps, { from, to }).at
  const reorder = { ...drag, aim }
  return (
    <section class="actions" aria-labelledby="actions-title">
      <h2 id="actions-title" class="label">
        Actions
      </h2>
      {reading.draft ? null : <OtherKind />}
      <ol class="actions__list" ref={list}>
        {steps.map((step, at) => (
          <Fragment key={keyOf(steps, at)}>
            {at > 0 && startsStyle(steps, at) && (
              <Boundary join={canJoin(steps, at) ? () => join(at) : undefined} />
            )}
            <ActionCard
              {...{ step, at, count: steps.length, isOpen: state.open === at }}
              {...{ move, remove, reorder }}
              begin={startsStyle(steps, at) ? undefined : () => begin(at)}
            />
          </Fragment>
        ))}
      </ol>
      <AddAction />
    </section>
  )
}

/** The same for a step when others move past it. */
function keyOf(steps: readonly DraftStep[], at: number): string {
  const name = steps[at]?.name
  return `${name} ${steps.slice(0, at).filter((step) => step.name === name).length}`
}

interface BoundaryProps {
  /** Missing beside a named style, which cannot be joined. */
  readonly join: (() => void) | undefined
}

/** Stands between the last step of a style and the first of the next. */
function Boundary({ join }: BoundaryProps): ComponentChildren {
  return (
    <li class="boundary">
      <span class="boundary__text">
        <b>Next style</b> works on the result, as if stored
      </span>
      {join && (
        <button
          type="button"
          class="button button--small"
          aria-label="Join with the style before"
          onClick={join}
        >
          Join
        </button>
      )}
    </li>
  )
}

/** Focus stays with the card that was moved, or goes to the one that took its place. */
function focusCard(list: HTMLElement | null, at: number): void {
  const buttons = list?.querySelectorAll<HTMLElement>('.card__toggle') ?? []
  const button = buttons[at] ?? list?.parentElement?.querySelector<HTMLElement>('.add__toggle')
  button?.focus()
}

function OtherKind(): ComponentChildren {
  return (
    <p class="note">
      This string is not made of image actions or named styles, so it has no forms; edit it above.
      Adding an action starts a new style.
    </p>
  )
}

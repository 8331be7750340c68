/** The actions of the style as cards, in their order. */
import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { ActionCard, titleOf } from './action-card.tsx'
import { AddAction } from './add-action.tsx'
import { usePlayground } from './playground-context.ts'
import { useReorder } from './use-reorder.ts'

/** The list with its cards, and the way to add one. */
export function ActionList(): ComponentChildren {
  const { reading, state, dispatch, announce } = usePlayground()
  const list = useRef<HTMLOListElement>(null)
  const focusNext = useRef<number | undefined>(undefined)
  const actions = reading.draft?.actions ?? []
  const titleAt = (at: number): string => titleOf(actions[at]?.name ?? '')
  const move = (from: number, to: number): void => {
    if (to < 0 || to >= actions.length || from === to) return
    dispatch({ type: 'move', from, to })
    announce(`${titleAt(from)} is now action ${to + 1} of ${actions.length}`)
    focusNext.current = to
  }
  const remove = (at: number): void => {
    dispatch({ type: 'remove', at })
    announce(`Removed ${titleAt(at)}`)
    focusNext.current = Math.min(at, actions.length - 2)
  }
  // Together with the change itself, so that no key of a quick typist goes to another card.
  useLayoutEffect(() => {
    if (focusNext.current === undefined) return
    focusCard(list.current, focusNext.current)
    focusNext.current = undefined
  })
  const reorder = useReorder(move)
  return (
    <section class="actions" aria-labelledby="actions-title">
      <h2 id="actions-title" class="label">
        Actions
      </h2>
      {reading.draft ? null : <OtherKind />}
      <ol class="actions__list" ref={list}>
        {actions.map((action, at) => (
          <ActionCard
            key={`${action.name} ${actions.slice(0, at).filter(({ name }) => name === action.name).length}`}
            {...{ action, at, count: actions.length, isOpen: state.open === at }}
            {...{ move, remove, reorder }}
          />
        ))}
      </ol>
      <AddAction />
    </section>
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
      This string is not made of image actions, so it has no forms; edit it above. Adding an action
      starts a new style.
    </p>
  )
}

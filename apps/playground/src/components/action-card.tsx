/** One action: its name, its place, and its form. */
import type { ComponentChildren } from 'preact'
import { findAction } from '../style/catalogue.ts'
import { BOUNDARY, type DraftAction } from '../style/draft.ts'
import { ActionForm } from './action-form.tsx'
import { Icon } from './icons.tsx'
import { usePlayground } from './playground-context.ts'
import type { Reorder } from './use-reorder.ts'

interface ActionCardProps {
  readonly action: DraftAction
  readonly at: number
  readonly count: number
  readonly isOpen: boolean
  readonly move: (from: number, to: number) => void
  readonly remove: (at: number) => void
  readonly reorder: Reorder
}

/** A card of the list; Alt with an arrow moves it, Delete removes it. */
export function ActionCard(props: ActionCardProps): ComponentChildren {
  const { action, at, isOpen, reorder } = props
  const { issues } = usePlayground().reading
  const own = issues.filter(({ start = -1 }) => start >= action.start && start <= action.end)
  const isWrong = own.some(({ severity }) => severity === 'error')
  const isAim = reorder.aim === at && reorder.dragged !== at
  const isBelow = isAim && (reorder.dragged ?? 0) < at
  return (
    <li
      class={action.name === BOUNDARY ? 'card card--boundary' : 'card'}
      data-open={isOpen}
      data-wrong={isWrong}
      data-dragged={reorder.dragged === at}
      data-aim={isAim ? (isBelow ? 'below' : 'above') : undefined}
      onDragOver={(event) => reorder.over(at, event)}
      onDrop={reorder.drop}
    >
      <CardHead {...props} />
      {isOpen && action.name !== BOUNDARY && <ActionForm action={action} at={at} issues={own} />}
    </li>
  )
}

function CardHead(props: ActionCardProps): ComponentChildren {
  const { action, at, isOpen, move, remove, reorder } = props
  const { dispatch } = usePlayground()
  const isBoundary = action.name === BOUNDARY
  const title = titleOf(action.name)
  const onKey = (event: KeyboardEvent): void => {
    const steps: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1 }
    const step = event.altKey ? steps[event.key] : undefined
    if (step !== undefined) move(at, at + step)
    else if (event.key === 'Delete') remove(at)
    else return
    event.preventDefault()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dragging is for the mouse; the buttons and keys do the same
    <div
      class="card__head"
      draggable
      onDragStart={(event) => reorder.start(at, event)}
      onDragEnd={reorder.end}
    >
      <span class="card__grip" aria-hidden="true">
        <Icon name="grip" />
      </span>
      <h3 class="card__name">
        <button
          type="button"
          class="card__toggle"
          aria-expanded={isBoundary ? undefined : isOpen}
          aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown Delete"
          onClick={() => isBoundary || dispatch({ type: 'open', at: isOpen ? undefined : at })}
          onKeyDown={onKey}
        >
          <span class="card__title">{title}</span>
          {isBoundary ? (
            <span class="card__summary">works on the result</span>
          ) : (
            <code class="card__summary">{summaryOf(action)}</code>
          )}
        </button>
      </h3>
      <CardTools {...props} title={title} />
    </div>
  )
}

/** What a card is called, for people. */
export function titleOf(name: string): string {
  if (name === BOUNDARY) return 'Next style'
  return findAction(name)?.title ?? (name || 'Empty action')
}

function summaryOf({ parameters }: DraftAction): string {
  return parameters.map(({ letter, value }) => (letter ? `${letter} ${value}` : value)).join(' · ')
}

function CardTools({
  at,
  count,
  title,
  move,
  remove,
}: ActionCardProps & { readonly title: string }): ComponentChildren {
  return (
    <div class="card__tools">
      <button
        type="button"
        class="button button--plain"
        aria-label={`Move ${title} up`}
        disabled={at === 0}
        onClick={() => move(at, at - 1)}
      >
        <Icon name="up" />
      </button>
      <button
        type="button"
        class="button button--plain"
        aria-label={`Move ${title} down`}
        disabled={at === count - 1}
        onClick={() => move(at, at + 1)}
      >
        <Icon name="down" />
      </button>
      <button
        type="button"
        class="button button--plain"
        aria-label={`Remove ${title}`}
        onClick={() => remove(at)}
      >
        <Icon name="remove" />
      </button>
    </div>
  )
}

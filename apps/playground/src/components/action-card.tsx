/** One step: its name, its place, and the form of an action. */
import type { ComponentChildren } from 'preact'
import { findAction } from '../style/catalogue.ts'
import type { DraftStep } from '../style/draft.ts'
import { ActionForm } from './action-form.tsx'
import { Icon } from './icons.tsx'
import { usePlayground } from './playground-context.ts'
import type { Reorder } from './use-reorder.ts'

interface ActionCardProps {
  readonly step: DraftStep
  readonly at: number
  readonly count: number
  readonly isOpen: boolean
  readonly move: (from: number, to: number) => void
  readonly remove: (at: number) => void
  /** Begins a new style with this step; missing where one begins already. */
  readonly begin: (() => void) | undefined
  readonly reorder: Reorder
}

/** A card of the list; Alt with an arrow moves it, Delete removes it. */
export function ActionCard(props: ActionCardProps): ComponentChildren {
  const { step, at, isOpen, begin, reorder } = props
  const { issues } = usePlayground().reading
  const own = issues.filter(({ start = -1 }) => start >= step.start && start <= step.end)
  const isWrong = own.some(({ severity }) => severity === 'error')
  const isAim = reorder.aim === at && reorder.dragged !== at
  const isBelow = isAim && (reorder.dragged ?? 0) < at
  return (
    <li
      class="card"
      data-open={isOpen}
      data-wrong={isWrong}
      data-dragged={reorder.dragged === at}
      data-aim={isAim ? (isBelow ? 'below' : 'above') : undefined}
      onDragOver={(event) => reorder.over(at, event)}
      onDrop={reorder.drop}
    >
      <CardHead {...props} />
      {isOpen && step.kind === 'named' && <NamedNote name={step.name} />}
      {isOpen && step.kind === 'action' && <ActionForm action={step} at={at} issues={own} />}
      {isOpen && begin && <BeginStyle begin={begin} />}
    </li>
  )
}

function CardHead(props: ActionCardProps): ComponentChildren {
  const { step, at, isOpen, move, remove, reorder } = props
  const { dispatch } = usePlayground()
  const title = titleOf(step)
  const onKey = (event: KeyboardEvent): void => {
    const steps: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1 }
    const by = event.altKey ? steps[event.key] : undefined
    if (by !== undefined) move(at, at + by)
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
          aria-expanded={isOpen}
          aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown Delete"
          onClick={() => dispatch({ type: 'open', at: isOpen ? undefined : at })}
          onKeyDown={onKey}
        >
          <span class="card__title">{title}</span>
          <code class="card__summary">{summaryOf(step)}</code>
        </button>
      </h3>
      <CardTools {...props} title={title} />
    </div>
  )
}

/** What a step is called, for people. */
export function titleOf(step: DraftStep | undefined): string {
  if (step?.kind === 'named') return 'Named style'
  return findAction(step?.name ?? '')?.title ?? (step?.name || 'Empty action')
}

function summaryOf({ kind, name, parameters }: DraftStep): string {
  if (kind === 'named') return name
  return parameters.map(({ letter, value }) => (letter ? `${letter} ${value}` : value)).join(' · ')
}

function NamedNote({ name }: { readonly name: string }): ComponentChildren {
  const origin = name.startsWith('::') ? 'is built into the service' : 'is stored in the bucket'
  return (
    <div class="card__body">
      <p class="note">
        What this style does {origin}, so it has no form. Its name can be changed in the string.
      </p>
    </div>
  )
}

function BeginStyle({ begin }: { readonly begin: () => void }): ComponentChildren {
  return (
    <div class="card__style">
      <button type="button" class="button button--small" onClick={begin}>
        Start a new style here
      </button>
      <p class="note">It works on the result of the steps before, as if that had been stored.</p>
    </div>
  )
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

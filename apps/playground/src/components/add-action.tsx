/** Finds an action and adds it at the end. */
import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { type ActionReference, firstForm, searchActions } from '../style/catalogue.ts'
import { firstSentence } from '../style/words.ts'
import { Icon } from './icons.tsx'
import { usePlayground } from './playground-context.ts'

/** Where a new action goes. */
type Place = 'this style' | 'next style'

/** Buttons that open the list of actions. */
export function AddAction(): ComponentChildren {
  const { reading, dispatch, announce } = usePlayground()
  const [place, setPlace] = useState<Place>()
  const toggle = useRef<HTMLButtonElement>(null)
  const hasSteps = reading.draft !== undefined && reading.draft.steps.length > 0
  const close = (): void => {
    setPlace(undefined)
    toggle.current?.focus()
  }
  const add = (action: ActionReference): void => {
    const isNextStyle = place === 'next style'
    dispatch({ type: 'add', action: firstForm(action), isNextStyle })
    announce(isNextStyle ? `Added ${action.title} in a new style` : `Added ${action.title}`)
    close()
  }
  const toggled = (next: Place): void => setPlace(place === next ? undefined : next)
  return (
    <div class="add">
      <button
        ref={toggle}
        type="button"
        class="button add__toggle"
        aria-expanded={place === 'this style'}
        onClick={() => toggled('this style')}
      >
        <Icon name="add" />
        Add an action
      </button>
      {hasSteps && (
        <button
          type="button"
          class="button button--plain add__style"
          aria-expanded={place === 'next style'}
          title="Joined by |: it works on the result of this style, as if that had been stored"
          onClick={() => toggled('next style')}
        >
          <Icon name="add" />
          Begin the next style
        </button>
      )}
      {place && <Finder key={place} add={add} close={close} />}
    </div>
  )
}

interface FinderProps {
  readonly add: (action: ActionReference) => void
  readonly close: () => void
}

function Finder({ add, close }: FinderProps): ComponentChildren {
  const [typed, setTyped] = useState('')
  const box = useRef<HTMLDivElement>(null)
  const found = searchActions(typed)
  // With the box itself, so that no key of a quick typist is lost.
  useLayoutEffect(() => box.current?.querySelector('input')?.focus(), [])
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') close()
    else if (event.key === 'ArrowDown') step(box.current, 1)
    else if (event.key === 'ArrowUp') step(box.current, -1)
    else if (event.key === 'Enter' && event.target instanceof HTMLInputElement && found[0])
      add(found[0])
    else return
    event.preventDefault()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrow keys only move between its buttons
    <div class="add__panel" ref={box} onKeyDown={onKey}>
      <input
        class="input"
        type="search"
        placeholder="Find: shrink, watermark, round…"
        aria-label="Find an action"
        value={typed}
        onInput={(event) => setTyped(event.currentTarget.value)}
      />
      <ul class="add__list" aria-label="Actions to add">
        {found.map((action) => (
          <li key={action.action}>
            <button type="button" class="add__item" onClick={() => add(action)}>
              <b>{action.title}</b>
              <span>{firstSentence(action.description)}</span>
            </button>
          </li>
        ))}
      </ul>
      {found.length === 0 && <p class="note">No action has these words.</p>}
    </div>
  )
}

function step(box: HTMLElement | null, by: number): void {
  const stops = [...(box?.querySelectorAll<HTMLElement>('input, button') ?? [])]
  const here = stops.indexOf(document.activeElement as HTMLElement)
  stops[Math.min(Math.max(here + by, 0), stops.length - 1)]?.focus()
}

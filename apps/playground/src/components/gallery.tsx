/** Every action with examples, drawn on a real photograph. */
import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { type ActionReference, imageActions } from '../style/catalogue.ts'
import { readText } from '../style/reading.ts'
import { bytes, pixels } from '../style/words.ts'
import { usePlayground } from './playground-context.ts'
import { SourcePicker } from './source-picker.tsx'
import { useFileDrop } from './use-file-drop.ts'
import { useOutcome } from './use-outcome.ts'

/** The page of examples; they are those of the reference. */
export function Gallery(): ComponentChildren {
  const { renderer, connect, choose } = usePlayground()
  const isOver = useFileDrop(choose)
  return (
    <main class="gallery" data-over={isOver}>
      <div class="gallery__intro">
        <div>
          <h2>Every action, on a photograph</h2>
          <p>
            Each example is drawn by the emulator just now. Choose one to change it, or another
            picture to see them all on it.
          </p>
        </div>
        <SourcePicker />
      </div>
      {!renderer && (
        <p class="note">
          Without an emulator there are strings and sizes only; run{' '}
          <code>npx oss-process playground</code>, or{' '}
          <button type="button" class="textlink" onClick={connect}>
            connect one
          </button>
          .
        </p>
      )}
      <ul class="gallery__actions">
        {imageActions.map((action) => (
          <GalleryAction key={action.action} action={action} />
        ))}
      </ul>
    </main>
  )
}

function GalleryAction({ action }: { readonly action: ActionReference }): ComponentChildren {
  const { title, description, examples } = action
  return (
    <li class="gallery__action" id={`example-${action.action}`}>
      <h3>
        {title} <code>{action.action}</code>
      </h3>
      <p>{description}</p>
      <ul class="gallery__examples">
        {examples.map((example) => (
          <Example key={example} style={example} />
        ))}
      </ul>
    </li>
  )
}

function Example({ style }: { readonly style: string }): ComponentChildren {
  const { dispatch, source } = usePlayground()
  const item = useRef<HTMLLIElement>(null)
  const isNear = useNear(item)
  const { forecast, style: drawn } = readText(style, source?.facts)
  const { outcome } = useOutcome(isNear ? drawn : undefined)
  const tried = (): void => {
    dispatch({ type: 'try', text: style })
    scrollTo({ top: 0 })
  }
  return (
    <li ref={item}>
      <button type="button" class="example" onClick={tried}>
        <span class="example__frame">
          {outcome?.kind === 'picture' && outcome.facts && (
            <img class="picture--result" src={outcome.url} alt="" />
          )}
          {outcome?.kind === 'text' && <span class="example__text">{outcome.text}</span>}
          {outcome?.kind === 'refused' && (
            <span class="example__text">
              {outcome.refusal.code}: {outcome.refusal.message}
            </span>
          )}
        </span>
        <code class="example__style">{style}</code>
        <span class="example__facts">
          {forecast.kind === 'picture' ? pixels(forecast.size) : ''}
          {outcome?.kind === 'picture' ? ` · ${bytes(outcome.byteLength)}` : ''}
        </span>
      </button>
    </li>
  )
}

/** Whether an element is on the screen or soon will be; once true, it stays so. */
function useNear(element: { readonly current: HTMLElement | null }): boolean {
  const [isNear, setIsNear] = useState(false)
  useEffect(() => {
    if (!element.current) return undefined
    const watcher = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return
        setIsNear(true)
        watcher.disconnect()
      },
      { rootMargin: '300px' },
    )
    watcher.observe(element.current)
    return () => watcher.disconnect()
  }, [element])
  return isNear
}

/** The whole page. */
import type { ComponentChildren } from 'preact'
import { useMemo, useRef } from 'preact/hooks'
import { ActionList } from './action-list.tsx'
import { ConnectionDialog } from './connection-dialog.tsx'
import { Gallery } from './gallery.tsx'
import { Header } from './header.tsx'
import { PipelineStrip } from './pipeline-strip.tsx'
import { PlaygroundProvider, usePlayground } from './playground-context.ts'
import { SavePanel } from './save-panel.tsx'
import { Stage } from './stage.tsx'
import { StringEditor } from './string-editor.tsx'
import { TakeAway } from './take-away.tsx'
import { useLivePlayground } from './use-playground.ts'

/** Everything from the header down. */
export function App(): ComponentChildren {
  const { attach, message, ...live } = useLivePlayground()
  const dialog = useRef<HTMLDialogElement>(null)
  const connect = (): void => dialog.current?.showModal()
  const { state, reading, source, renderer } = live
  const playground = useMemo(() => ({ ...live, connect }), [state, reading, source, renderer])
  return (
    <PlaygroundProvider value={playground}>
      {state.view === 'build' && (
        <a class="skip" href="#result">
          Skip to the picture
        </a>
      )}
      <Header />
      {state.view === 'gallery' ? <Gallery /> : <Workbench />}
      <ConnectionDialog dialog={dialog} attach={attach} />
      <div class="visually-hidden" role="status">
        {message}
      </div>
    </PlaygroundProvider>
  )
}

function Workbench(): ComponentChildren {
  const { dispatch } = usePlayground()
  const travel = (event: KeyboardEvent): void => {
    const isText =
      event.target instanceof HTMLTextAreaElement || event.target instanceof HTMLInputElement
    const isUndo = event.key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey)
    if (!isUndo || isText) return
    event.preventDefault()
    dispatch({ type: event.shiftKey ? 'redo' : 'undo' })
  }
  return (
    <main class="workbench" onKeyDown={travel}>
      <StringEditor />
      <div class="workbench__row">
        <ActionList />
        <div class="view" id="result" tabIndex={-1}>
          <Stage />
          <PipelineStrip />
        </div>
      </div>
      <div class="outcome">
        <TakeAway />
        <SavePanel />
      </div>
    </main>
  )
}

/** The process string as text: coloured, with its problems underlined and listed. */
import type { Issue } from '@oss-process/process-string/parse'
import type { ComponentChildren } from 'preact'
import { useRef } from 'preact/hooks'
import { markText } from '../style/marked-text.ts'
import { readPasted } from '../style/pasted-text.ts'
import { counted } from '../style/words.ts'
import { CopyButton } from './copy-button.tsx'
import { Icon } from './icons.tsx'
import { IssueList } from './issue-list.tsx'
import { usePlayground } from './playground-context.ts'

/** The editor with its tools and the list of issues. */
export function StringEditor(): ComponentChildren {
  const { state, dispatch, reading } = usePlayground()
  const field = useRef<HTMLTextAreaElement>(null)
  const select = ({ start = 0, end = state.text.length }: Issue): void => {
    field.current?.focus()
    field.current?.setSelectionRange(start, end)
  }
  return (
    <section class="editor" aria-labelledby="editor-title">
      <div class="editor__head">
        <h2 id="editor-title" class="label">
          x-oss-process
        </h2>
        <p class="editor__verdict" data-verdict={verdictOf(reading.issues)}>
          {verdictText(reading.issues, reading.isEmpty)}
        </p>
        <div class="editor__tools">
          <HistoryButton way="undo" isOff={state.past.length === 0} />
          <HistoryButton way="redo" isOff={state.future.length === 0} />
          <CopyButton text={() => state.text} what="the string" />
        </div>
      </div>
      <div class="editor__field">
        <pre class="editor__paint" aria-hidden="true">
          <MarkedText text={state.text} issues={reading.issues} />
        </pre>
        <textarea
          ref={field}
          class="editor__text"
          aria-label="Process string"
          aria-describedby="issues"
          aria-invalid={verdictOf(reading.issues) === 'error'}
          spellcheck={false}
          autocapitalize="off"
          autocomplete="off"
          rows={1}
          placeholder="Paste an x-oss-process string or a URL that carries one"
          value={state.text}
          onInput={(event) => {
            const text = event.currentTarget.value.replaceAll('\n', '')
            dispatch({ type: 'text', text, group: 'typing' })
          }}
          onPaste={(event) => pasteWhole(event, (text) => dispatch({ type: 'text', text }))}
        />
      </div>
      <Sentences />
      <IssueList issues={reading.issues} select={select} />
    </section>
  )
}

/** A paste over everything is read as a URL or a string; inside a text it is inserted as it is. */
function pasteWhole(
  event: { readonly currentTarget: HTMLTextAreaElement } & Event & {
      clipboardData: DataTransfer | null
    },
  write: (text: string) => void,
): void {
  const { selectionStart, selectionEnd, value } = event.currentTarget
  const pasted = event.clipboardData?.getData('text') ?? ''
  const isWhole = selectionEnd - selectionStart === value.length
  if (!isWhole && !pasted.includes('x-oss-process=')) return
  event.preventDefault()
  write(readPasted(pasted))
}

function MarkedText({
  text,
  issues,
}: {
  text: string
  issues: readonly Issue[]
}): ComponentChildren {
  return (
    <>
      {markText(text, issues).map(({ text: piece, kind, severity, start }) => (
        <span
          key={start}
          class={severity ? `tok tok--${kind} mark mark--${severity}` : `tok tok--${kind}`}
        >
          {piece}
        </span>
      ))}
      {'\u200b'}
    </>
  )
}

function HistoryButton({
  way,
  isOff,
}: {
  way: 'undo' | 'redo'
  isOff: boolean
}): ComponentChildren {
  const { dispatch } = usePlayground()
  const name = way === 'undo' ? 'Undo' : 'Redo'
  return (
    <button
      type="button"
      class="button button--plain"
      aria-label={name}
      title={name}
      disabled={isOff}
      onClick={() => dispatch({ type: way })}
    >
      <Icon name={way} />
    </button>
  )
}

/** What the string does, in words; the target of the saving is decoded there. */
function Sentences(): ComponentChildren {
  const { sentences } = usePlayground().reading
  if (sentences.length === 0) return null
  const text = sentences.join('; ')
  return <p class="editor__sentences">{`${text.charAt(0).toUpperCase()}${text.slice(1)}.`}</p>
}

type Verdict = Issue['severity'] | 'good'

function verdictOf(issues: readonly Issue[]): Verdict {
  const severities = ['error', 'warning', 'hint'] as const
  return (
    severities.find((severity) => issues.some((issue) => issue.severity === severity)) ?? 'good'
  )
}

function verdictText(issues: readonly Issue[], isEmpty: boolean): string {
  if (isEmpty) return 'no action: the picture as it is'
  const nouns = { error: 'problem', warning: 'warning', hint: 'hint' } as const
  const parts = (['error', 'warning', 'hint'] as const).flatMap((severity) => {
    const count = issues.filter((issue) => issue.severity === severity).length
    return count === 0 ? [] : [counted(count, nouns[severity])]
  })
  return parts.length === 0 ? 'valid' : parts.join(', ')
}

/** The issues of the text, each leading to its place. */
import type { Issue } from '@oss-process/process-string/parse'
import type { ComponentChildren } from 'preact'
import { usePlayground } from './playground-context.ts'

const NAMES = { error: 'Problem', warning: 'Warning', hint: 'Hint' } as const

interface IssueListProps {
  readonly issues: readonly Issue[]
  /** Selects the culprit in the text. */
  readonly select: (issue: Issue) => void
}

/** Problems, warnings and hints; empty when there are none. */
export function IssueList({ issues, select }: IssueListProps): ComponentChildren {
  return (
    <ul class="issues" id="issues" aria-label="Issues">
      {issues.map((issue) => (
        <li
          key={`${issue.code} ${issue.start} ${issue.message}`}
          class={`issue issue--${issue.severity}`}
        >
          <span class="issue__severity">{NAMES[issue.severity]}</span>
          <button type="button" class="issue__message" onClick={() => select(issue)}>
            {issue.message}
          </button>
          {issue.ec && <code class="issue__ec">{issue.ec}</code>}
          <Correction issue={issue} />
        </li>
      ))}
    </ul>
  )
}

/** Puts the corrected text, or else the nearest right name, into the place of the wrong one. */
function Correction({ issue }: { issue: Issue }): ComponentChildren {
  const { state, dispatch, announce } = usePlayground()
  const { fix, suggestion, start, end } = issue
  if (fix !== undefined) {
    const correct = (): void => {
      dispatch({ type: 'text', text: fix })
      announce(`Changed to ${fix}`)
    }
    return (
      <button type="button" class="button button--small issue__fix" title={fix} onClick={correct}>
        Use <code>{fix}</code>
      </button>
    )
  }
  if (suggestion === undefined || start === undefined || end === undefined) return null
  const correct = (): void => {
    dispatch({ type: 'text', text: corrected(state.text, { suggestion, start, end }) })
    announce(`Changed to ${suggestion}`)
  }
  return (
    <button type="button" class="button button--small" onClick={correct}>
      Use {suggestion}
    </button>
  )
}

/** Replaces the name at the start of the culprit; what follows it stays. */
function corrected(
  text: string,
  { suggestion, start, end }: { suggestion: string; start: number; end: number },
): string {
  const culprit = text.slice(start, end)
  const name = /^[^,_]*/.exec(culprit)?.[0] ?? culprit
  return text.slice(0, start) + suggestion + text.slice(start + name.length)
}

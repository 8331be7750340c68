/** The form of one action, made from its reference. */
import type { Issue } from '@oss-process/process-string/parse'
import type { ComponentChildren } from 'preact'
import { type ActionReference, findAction, type ParameterReference } from '../style/catalogue.ts'
import { type DraftStep, readValue } from '../style/draft.ts'
import { ParameterField } from './parameter-field.tsx'

interface ActionFormProps {
  readonly action: DraftStep
  readonly at: number
  /** Those of this action. */
  readonly issues: readonly Issue[]
}

/** Rows that are shown at once; the rest of a long list stands behind a line to open. */
const AT_ONCE = 7

/** The description of the action and a field for each parameter. */
export function ActionForm({ action, at, issues }: ActionFormProps): ComponentChildren {
  const known = findAction(action.name)
  if (!known) {
    return (
      <div class="card__body">
        <p class="note">
          No action of this name is known here. It is kept in the string as it is; edit it there.
        </p>
      </div>
    )
  }
  const [first, rest] = arranged(known)
  const field = (parameter: ParameterReference): ComponentChildren => (
    <ParameterField
      key={parameter.name}
      {...{ action, at, parameter }}
      order={known.parameters.map(({ letter }) => letter)}
      issues={issues.filter((issue) => isAbout(issue, parameter))}
    />
  )
  return (
    <div class="card__body">
      <p class="card__description">{known.description}</p>
      {first.map(field)}
      {rest.length > 0 && (
        <details
          class="more"
          open={rest.some(({ letter }) => readValue(action, letter) !== undefined)}
        >
          <summary>More settings ({rest.length})</summary>
          <div class="more__fields">{rest.map(field)}</div>
        </details>
      )}
      <Rules known={known} />
    </div>
  )
}

function isAbout({ parameter }: Issue, { letter }: ParameterReference): boolean {
  return parameter !== undefined && parameter === letter
}

/** A long list keeps its order, and hides what is not required after the first few. */
function arranged({
  parameters,
}: ActionReference): readonly [readonly ParameterReference[], readonly ParameterReference[]] {
  if (parameters.length <= AT_ONCE + 1) return [parameters, []]
  const isFirst = ({ required }: ParameterReference, position: number): boolean =>
    position < AT_ONCE || required
  return [
    parameters.filter(isFirst),
    parameters.filter((parameter, position) => !isFirst(parameter, position)),
  ]
}

function Rules({ known }: { known: ActionReference }): ComponentChildren {
  const [source] = known.sources
  return (
    <div class="card__rules">
      {known.rules.map(({ text }) => (
        <p key={text}>{text}</p>
      ))}
      {source && (
        <p>
          Source:{' '}
          <a href={source.url} target="_blank" rel="noreferrer">
            {source.title}
          </a>
        </p>
      )}
    </div>
  )
}

/** The picture after each action, from the source to the result. */
import type { ComponentChildren } from 'preact'
import { findAction } from '../style/catalogue.ts'
import { BOUNDARY, writeDraft } from '../style/draft.ts'
import { hasError, type Reading } from '../style/reading.ts'
import { bytes, pixels } from '../style/words.ts'
import { usePlayground } from './playground-context.ts'
import { useOutcome } from './use-outcome.ts'

/** A row of small pictures; each opens the form of its action. */
export function PipelineStrip(): ComponentChildren {
  const { reading, source, state, dispatch } = usePlayground()
  const actions = reading.draft?.actions ?? []
  if (!source || actions.length === 0 || hasError(reading)) return null
  return (
    <section class="strip" aria-label="The picture after each action">
      <ol class="strip__list">
        <li class="strip__step">
          <div class="strip__button">
            <span class="strip__frame">
              <img src={source.url} alt="" />
            </span>
            <span class="strip__name">Source</span>
            <span class="strip__size">{source.facts ? pixels(source.facts) : ''}</span>
          </div>
        </li>
        {actions.map((action, at) =>
          action.name === BOUNDARY ? (
            <li key={`${at} ${BOUNDARY}`} class="strip__boundary">
              <span>next style</span>
            </li>
          ) : (
            <Step
              key={`${at} ${action.name}`}
              {...{ at, reading }}
              style={writeDraft(actions.slice(0, at + 1))}
              name={findAction(action.name)?.title ?? action.name}
              isOpen={state.open === at}
              open={() => dispatch({ type: 'open', at: state.open === at ? undefined : at })}
            />
          ),
        )}
      </ol>
    </section>
  )
}

interface StepProps {
  readonly at: number
  readonly reading: Reading
  readonly style: string
  readonly name: string
  readonly isOpen: boolean
  readonly open: () => void
}

function Step({ at, reading, style, name, isOpen, open }: StepProps): ComponentChildren {
  const { outcome } = useOutcome(style)
  const size =
    outcome?.kind === 'picture' && outcome.facts ? pixels(outcome.facts) : sizeAt(reading, at)
  const weight = outcome?.kind === 'picture' ? bytes(outcome.byteLength) : ''
  return (
    <li class="strip__step">
      <button type="button" class="strip__button" aria-pressed={isOpen} onClick={open}>
        <span class="strip__frame">
          {outcome?.kind === 'picture' && outcome.facts && (
            <img class="picture--result" src={outcome.url} alt="" />
          )}
          {outcome?.kind === 'refused' && <span class="strip__refused">refused</span>}
          {outcome?.kind === 'text' && <span class="strip__refused">text</span>}
        </span>
        <span class="strip__name">{name}</span>
        <span class="strip__size">
          {size} {weight && <span class="strip__weight">{weight}</span>}
        </span>
      </button>
    </li>
  )
}

/** The predicted size after an action; `auto-orient` is planned first wherever it stands. */
function sizeAt({ forecast, draft }: Reading, at: number): string {
  if (forecast.kind !== 'picture') return ''
  const start = draft?.actions[at]?.start
  const step = forecast.steps.find(({ node }) => node.start === start)
  return step ? pixels(step.after) : ''
}

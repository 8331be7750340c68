/** The picture after each step, from the source to the result. */
import { type ComponentChildren, Fragment } from 'preact'
import { startsStyle, writeDraft } from '../style/draft.ts'
import { hasError, readText } from '../style/reading.ts'
import { bytes, pixels } from '../style/words.ts'
import { titleOf } from './action-card.tsx'
import { usePlayground } from './playground-context.ts'
import { useOutcome } from './use-outcome.ts'

/** A row of small pictures; each opens the form of its step. */
export function PipelineStrip(): ComponentChildren {
  const { reading, source, state, dispatch } = usePlayground()
  const steps = reading.draft?.steps ?? []
  if (!source || steps.length === 0 || hasError(reading)) return null
  return (
    <section class="strip" aria-label="The picture after each step">
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
        {steps.map((step, at) => (
          <Fragment key={`${at} ${step.name}`}>
            {at > 0 && startsStyle(steps, at) && (
              <li class="strip__boundary">
                <span>next style</span>
              </li>
            )}
            <Step
              style={writeDraft(steps.slice(0, at + 1))}
              name={titleOf(step)}
              isOpen={state.open === at}
              open={() => dispatch({ type: 'open', at: state.open === at ? undefined : at })}
            />
          </Fragment>
        ))}
      </ol>
    </section>
  )
}

interface StepProps {
  /** Everything up to this step. */
  readonly style: string
  readonly name: string
  readonly isOpen: boolean
  readonly open: () => void
}

function Step({ style, name, isOpen, open }: StepProps): ComponentChildren {
  const { source } = usePlayground()
  const { outcome } = useOutcome(style)
  const { forecast } = readText(style, source?.facts)
  const predicted = forecast.kind === 'picture' ? pixels(forecast.size) : ''
  const size = outcome?.kind === 'picture' && outcome.facts ? pixels(outcome.facts) : predicted
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

/** One parameter: its name, its control, its help, and what is wrong with it. */
import type { Issue } from '@oss-process/process-string/parse'
import type { ComponentChildren } from 'preact'
import type { ParameterReference } from '../style/catalogue.ts'
import { type DraftStep, readValue } from '../style/draft.ts'
import { controlOf, hasSlider, shownValue, wireValue } from '../style/parameter-value.ts'
import { firstSentence } from '../style/words.ts'
import { ChoiceControl } from './choice-control.tsx'
import type { ControlProps } from './control-props.ts'
import { usePlayground } from './playground-context.ts'
import { ColorControl, NumberControl, SwitchControl, TextControl } from './value-controls.tsx'

interface ParameterFieldProps {
  readonly action: DraftStep
  readonly at: number
  readonly parameter: ParameterReference
  /** Letters of the action in their order on the wire. */
  readonly order: readonly string[]
  readonly issues: readonly Issue[]
}

/** A row of an action's form. */
export function ParameterField(props: ParameterFieldProps): ComponentChildren {
  const { action, at, parameter, order, issues } = props
  const { dispatch } = usePlayground()
  const id = `action-${at}-${parameter.name}`
  const { letter } = parameter
  const set = (shown: string): void =>
    dispatch({ type: 'set', at, letter, value: wireValue(parameter, shown), order })
  const value = shownValue(parameter, readValue(action, letter))
  const isWrong = issues.some(({ severity }) => severity === 'error')
  return (
    <div class="field" data-set={value !== ''} data-wide={isWide(parameter)}>
      <div class="field__head">
        <label class="field__name" id={`${id}-name`} htmlFor={id}>
          {words(parameter.name)}
          {parameter.required && <span class="field__required"> required</span>}
        </label>
        {letter && <code class="field__letter">{letter}</code>}
      </div>
      <Control {...{ parameter, id, value, isWrong, set }} />
      {issues.map(({ message }) => (
        <p key={message} class="field__wrong" id={`${id}-wrong`}>
          {message}
        </p>
      ))}
      <Help parameter={parameter} id={`${id}-help`} />
    </div>
  )
}

function Control(props: ControlProps): ComponentChildren {
  switch (controlOf(props.parameter)) {
    case 'number':
      return <NumberControl {...props} />
    case 'switch':
      return <SwitchControl {...props} />
    case 'color':
      return <ColorControl {...props} />
    case 'text':
      return <TextControl {...props} />
    default:
      return <ChoiceControl {...props} />
  }
}

/** Whether the control needs the whole width of the form. */
function isWide(parameter: ParameterReference): boolean {
  const control = controlOf(parameter)
  return control === 'number' ? hasSlider(parameter) : control !== 'switch' && control !== 'color'
}

/** The first sentence and the range; the rest comes up while the field has the focus. */
function Help({ parameter, id }: { parameter: ParameterReference; id: string }): ComponentChildren {
  const { description } = parameter
  const first = firstSentence(description)
  const rest = description.slice(first.length).trim()
  return (
    <p class="field__help" id={id} title={description}>
      {first} {rest && <span class="field__rest">{rest} </span>}
      <span class="field__range">{rangeOf(parameter)}</span>
    </p>
  )
}

/** `percentOfMain` as `percent of main`. */
function words(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
}

function rangeOf({ min, max, unit, default: preset }: ParameterReference): string {
  const range =
    min === undefined || max === undefined ? '' : `${min} to ${max} ${unit ?? ''}`.trim()
  const byDefault = preset === undefined ? '' : `default ${preset}`
  return [range, byDefault].filter(Boolean).join(' · ')
}

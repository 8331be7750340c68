/** Controls for one of some words: a row of segments, a compass, a list. */
import type { ComponentChildren } from 'preact'
import { compass, controlOf } from '../style/parameter-value.ts'
import { type ControlProps, describedBy } from './control-props.ts'

/** Picks the control by the words. */
export function ChoiceControl(props: ControlProps): ComponentChildren {
  const control = controlOf(props.parameter)
  if (control === 'segments') return <Radios {...props} className="segments" />
  if (control === 'compass') return <Compass {...props} />
  return <Select {...props} />
}

function Compass(props: ControlProps): ComponentChildren {
  const others = props.parameter.values?.filter((word) => !compass.includes(word)) ?? []
  return (
    <div class="field__row">
      <Radios {...props} className="compass" words={compass} />
      {others.length > 0 && <Radios {...props} className="segments" words={others} />}
    </div>
  )
}

interface RadiosProps extends ControlProps {
  readonly className: string
  readonly words?: readonly string[]
}

function Radios(props: RadiosProps): ComponentChildren {
  const { parameter, id, value, set, className, words = parameter.values ?? [] } = props
  const chosen = value === '' ? parameter.default : value
  return (
    <div
      class={className}
      role="radiogroup"
      aria-labelledby={`${id}-name`}
      aria-describedby={describedBy(props)}
    >
      {words.map((word) => (
        <label key={word} class={`${className}__item`} title={word}>
          <input
            type="radio"
            class="visually-hidden"
            name={id}
            value={word}
            checked={chosen === word}
            onChange={() => set(word === parameter.default && !parameter.required ? '' : word)}
          />
          <span>{word}</span>
        </label>
      ))}
    </div>
  )
}

function Select(props: ControlProps): ComponentChildren {
  const { parameter, id, value, isWrong, set } = props
  const words = parameter.values ?? []
  const isOdd = value !== '' && !words.includes(value)
  return (
    <select
      class="input"
      id={id}
      value={value}
      aria-invalid={isWrong}
      aria-describedby={describedBy(props)}
      onChange={(event) => set(event.currentTarget.value)}
    >
      {!parameter.required && (
        <option value="">
          {parameter.default === undefined ? 'not set' : `${parameter.default} (default)`}
        </option>
      )}
      {isOdd && <option value={value}>{value}</option>}
      {words.map((word) => (
        <option key={word} value={word}>
          {word}
        </option>
      ))}
    </select>
  )
}

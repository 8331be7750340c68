/** Controls for numbers, flags, colours and texts. */
import type { ComponentChildren } from 'preact'
import { hasSlider } from '../style/parameter-value.ts'
import { type ControlProps, describedBy } from './control-props.ts'

/** A number, with a slider where the range is short enough for one. */
export function NumberControl(props: ControlProps): ComponentChildren {
  const { parameter, id, value, isWrong, set } = props
  const { min = 0, max = 0, kind } = parameter
  const preset = typeof parameter.default === 'number' ? parameter.default : undefined
  return (
    <div class="field__row">
      <input
        class="input input--number"
        {...{ id, min, max, value }}
        type="number"
        inputMode={min < 0 ? 'text' : 'numeric'}
        step={kind === 'integer' ? 1 : 'any'}
        placeholder={preset === undefined ? '' : String(preset)}
        aria-invalid={isWrong}
        aria-describedby={describedBy(props)}
        onInput={(event) => set(event.currentTarget.value)}
      />
      {hasSlider(parameter) && (
        <input
          class="slider"
          type="range"
          {...{ min, max }}
          value={value === '' ? (preset ?? min) : value}
          aria-label={`${parameter.name}, slider`}
          onInput={(event) => set(event.currentTarget.value)}
        />
      )}
    </div>
  )
}

/** A flag; back at its default it is left out, unless it is required. */
export function SwitchControl(props: ControlProps): ComponentChildren {
  const { parameter, id, value, set } = props
  const preset = parameter.default === true ? '1' : '0'
  const isOn = (value === '' ? preset : value) === '1'
  const change = (next: string): void => set(next === preset && !parameter.required ? '' : next)
  return (
    <div class="field__row">
      <input
        class="switch"
        type="checkbox"
        role="switch"
        id={id}
        checked={isOn}
        aria-checked={isOn}
        aria-describedby={describedBy(props)}
        onChange={(event) => change(event.currentTarget.checked ? '1' : '0')}
      />
      <span class="field__unit" aria-hidden="true">
        {isOn ? 'on' : 'off'}
      </span>
    </div>
  )
}

/** A colour, picked or written as six hexadecimal digits. */
export function ColorControl(props: ControlProps): ComponentChildren {
  const { parameter, id, value, isWrong, set } = props
  const preset = typeof parameter.default === 'string' ? parameter.default : '000000'
  const digits = /^[0-9a-f]{6}$/i.test(value) ? value : preset
  return (
    <div class="field__row">
      <input
        class="swatch"
        type="color"
        value={`#${digits.toLowerCase()}`}
        aria-label={`${parameter.name}, picker`}
        onInput={(event) => set(event.currentTarget.value.slice(1).toUpperCase())}
      />
      <input
        class="input input--code"
        {...{ id, value }}
        placeholder={preset}
        maxLength={7}
        spellcheck={false}
        aria-invalid={isWrong}
        aria-describedby={describedBy(props)}
        onInput={(event) => set(event.currentTarget.value)}
      />
    </div>
  )
}

/** A text; on the wire it is Base64, here it is readable. */
export function TextControl(props: ControlProps): ComponentChildren {
  const { parameter, id, value, isWrong, set } = props
  return (
    <input
      class="input"
      {...{ id, value }}
      placeholder={typeof parameter.default === 'string' ? parameter.default : ''}
      aria-invalid={isWrong}
      aria-describedby={describedBy(props)}
      onInput={(event) => set(event.currentTarget.value)}
    />
  )
}

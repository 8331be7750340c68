/** Between a parameter on the wire and what a form shows, by the parameter's reference. */
import type { ParameterReference } from '@oss-process/process-string/reference'
import { decodeText, encodeText } from './text-value.ts'

/** How a form lets a person set a parameter. */
export type Control = 'number' | 'switch' | 'segments' | 'select' | 'compass' | 'color' | 'text'

const COMPASS = ['nw', 'north', 'ne', 'west', 'center', 'east', 'sw', 'south', 'se'] as const

/** The nine places of a picture, row by row. */
export const compass: readonly string[] = COMPASS

/** Chooses the control of a parameter. */
export function controlOf({ kind, values = [] }: ParameterReference): Control {
  switch (kind) {
    case 'integer':
    case 'number':
      return 'number'
    case 'flag':
      return 'switch'
    case 'color':
      return 'color'
    case 'enum':
    case 'choice':
      if (COMPASS.every((place) => values.includes(place))) return 'compass'
      return values.join('').length <= 24 ? 'segments' : 'select'
    default:
      return 'text'
  }
}

/** Widest range that a slider can set with some precision. */
const SLIDER_SPAN = 400

/** Whether a number has a range that is short enough for a slider. */
export function hasSlider({
  min = 0,
  max = Number.POSITIVE_INFINITY,
}: ParameterReference): boolean {
  return max - min <= SLIDER_SPAN
}

/** What a form shows for a value on the wire. What cannot be decoded is shown as written. */
export function shownValue(parameter: ParameterReference, wire: string | undefined): string {
  if (wire === undefined) return ''
  if (parameter.kind === 'text') return decodeText(wire) ?? wire
  if (parameter.kind === 'choice') return parameter.values?.[Number(wire)] ?? wire
  return wire
}

/** What stands on the wire for what a person put into the form; nothing leaves the parameter out. */
export function wireValue(parameter: ParameterReference, shown: string): string | undefined {
  if (shown === '') return undefined
  if (parameter.kind === 'text') return encodeText(shown)
  if (parameter.kind === 'color') return shown.replace(/^#/, '')
  const position = parameter.values?.indexOf(shown) ?? -1
  return parameter.kind === 'choice' && position >= 0 ? String(position) : shown
}

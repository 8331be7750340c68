/** What a control of a form gets, whatever it looks like. */
import type { ParameterReference } from '../style/catalogue.ts'

/** One parameter with its value, and how to change it. */
export interface ControlProps {
  readonly parameter: ParameterReference
  /** Id of the control; `${id}-name`, `${id}-help` and `${id}-wrong` belong to it. */
  readonly id: string
  /** As the form shows it; `''` when the parameter is left out. */
  readonly value: string
  readonly isWrong: boolean
  /** Takes what the form shows; `''` leaves the parameter out. */
  readonly set: (value: string) => void
}

/** Ids of what is said about a control. */
export function describedBy({ id, isWrong }: Pick<ControlProps, 'id' | 'isWrong'>): string {
  return isWrong ? `${id}-wrong ${id}-help` : `${id}-help`
}

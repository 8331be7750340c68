/** The image actions of the reference, as the page needs them. */
import {
  type ActionReference,
  findAction,
  type ParameterReference,
  reference,
} from '@oss-process/process-string/reference'
import { type NewAction, readDraft } from './draft.ts'

export type { ActionReference, ParameterReference }
export { findAction }

/** Every image action, in the order of the reference. */
export const imageActions: readonly ActionReference[] = /* @__PURE__ */ reference.filter(
  ({ family }) => family === 'image',
)

/** Returns the action as it is first put into a style: that of the reference's typical example. */
export function firstForm(action: ActionReference): NewAction {
  const [example = ''] = action.examples
  const found = readDraft(example)?.steps.find(({ name }) => name === action.action)
  return found ?? { name: action.action, parameters: [] }
}

/**
 * The actions whose name, title or description has all the words that were typed; those that have
 * them in the name or title come first.
 */
export function searchActions(typed: string): readonly ActionReference[] {
  const words = typed.toLowerCase().split(/\s+/)
  const hasAll = (text: string): boolean => words.every((word) => text.toLowerCase().includes(word))
  const isNamed = ({ action, title }: ActionReference): boolean => hasAll(`${action} ${title}`)
  const found = imageActions.filter(({ action, title, description }) =>
    hasAll(`${action} ${title} ${description}`),
  )
  return [...found.filter(isNamed), ...found.filter((action) => !isNamed(action))]
}

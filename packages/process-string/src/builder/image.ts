/** Composes image actions into a style. */
import type { ActionTable } from '../language/action-table.ts'
import { type IssueParts, refuseAny } from '../language/issue.ts'
import { type Mode, Style } from './style.ts'
import { writeAction } from './write-action.ts'

/**
 * One image action with its options: the result of `resize(...)` and the other actions.
 *
 * A plain value. `image` checks it, so that one error reports all the problems of a chain.
 */
export interface ImageAction<in M extends Mode = Mode> {
  /** Exists for the type checker only. */
  readonly usableAt?: (mode: M) => void
  readonly table: ActionTable
  readonly options: object
}

/**
 * Composes actions into a style; the service applies them from left to right.
 *
 * @param actions - at least one; those that return data, such as `info`, must be alone.
 * @throws {ProcessStringError} with every problem of every action; `path` is `[position, option]`.
 * @example
 * String(image(resize({ mode: 'fixed', width: 100, height: 100 }), format('webp')))
 * // image/resize,m_fixed,w_100,h_100/format,webp
 */
export function image<M extends Mode>(
  ...actions: readonly [ImageAction<M>, ...ImageAction<M>[]]
): Style<M> {
  const problems: IssueParts[] = []
  let text = 'image'
  actions.forEach(({ table, options }, position) => {
    text += `/${writeAction(table, options, { problems, path: [position] })}`
    const misplaced = table.chain?.check(actions, position)
    if (misplaced) problems.push(misplaced)
  })
  if (actions.length < 1) {
    const expected = 'an action'
    problems.push({ code: 'STYLE_EMPTY', subject: 'image', expected, ec: '0040-00000212' })
  }
  refuseAny(problems)
  return new Style(text)
}

/** At which entrance of the service a style may be used. */

import { imageTables } from '../actions/image-registry.ts'
import type { Mode } from '../builder/style.ts'
import type { ActionTable } from '../language/action-table.ts'
import type { IssueParts } from '../language/issue.ts'
import { spanOf, type Token } from './tokenize.ts'
import type { ActionNode, StyleTree } from './tree.ts'

/** An entrance, or `both` for what is not decided by the text: named styles, unknown steps. */
export type ProcessMode = Mode | 'both'

/**
 * Gives the entrance that a style is made for.
 *
 * @example
 * processMode(parse('video/convert,f_mp4').style) // 'async'
 */
export function processMode(style: StyleTree): ProcessMode {
  if (style.kind === 'named') return 'both'
  if (style.kind === 'operation') return style.known ? style.mode : 'both'
  return style.actions.some((node) => tableOf(node)?.mode === 'async') ? 'async' : 'sync'
}

/** The issue of a style at the wrong entrance; `undefined` when it is the right one. */
export function modeMismatch(style: StyleTree, token: Token, mode: Mode): IssueParts | undefined {
  const actual = processMode(style)
  if (actual === 'both' || actual === mode) return undefined
  return {
    code: 'MODE_MISMATCH',
    subject: 'style',
    expected: mode === 'sync' ? 'a synchronous operation' : 'an asynchronous operation',
    received: token.text,
    ...spanOf(token),
  }
}

function tableOf(node: ActionNode): ActionTable | undefined {
  return node.known ? imageTables[node.action] : undefined
}

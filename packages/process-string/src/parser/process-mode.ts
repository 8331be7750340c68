/** Whether a style runs in a synchronous or an asynchronous call. */

import { imageTables } from '../actions/image-registry.ts'
import type { Mode } from '../builder/style.ts'
import type { ActionTable } from '../language/action-table.ts'
import type { IssueParts } from '../language/issue.ts'
import { spanOf, type Token } from './tokenize.ts'
import type { ActionNode, StyleTree } from './tree.ts'

/** A mode, or `both` where the text does not decide: named styles, unknown steps. */
export type ProcessMode = Mode | 'both'

/**
 * Returns the mode of a style.
 *
 * @example
 * processMode(parse('video/convert,f_mp4').style) // 'async'
 */
export function processMode(style: StyleTree): ProcessMode {
  switch (style.kind) {
    case 'named':
      return 'both'
    case 'operation':
      return style.known ? style.mode : 'both'
    case 'image':
      return style.actions.some((node) => tableOf(node)?.mode === 'async') ? 'async' : 'sync'
    case 'pipeline': {
      const modes = style.styles.map(processMode)
      return (
        modes.find((mode) => mode === 'async') ?? modes.find((mode) => mode === 'sync') ?? 'both'
      )
    }
    default:
      return style satisfies never
  }
}

/** The issue of a style that is used in the wrong mode; `undefined` when the mode is right. */
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

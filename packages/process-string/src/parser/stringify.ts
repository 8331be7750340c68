/** Writes a tree as its canonical text. */

import { imageTables } from '../actions/image-registry.ts'
import { operationTables } from '../actions/operation-registry.ts'
import { notifyTable } from '../actions/sys/notify.ts'
import { saveAsTable } from '../actions/sys/save-as.ts'
import { writeOperation } from '../builder/operation.ts'
import { writeAction } from '../builder/write-action.ts'
import { type IssueParts, refuseAny } from '../language/issue.ts'
import { MOST_STYLES, tooManyStyles } from '../language/pipeline-rules.ts'
import type {
  ActionNode,
  KnownOperationTree,
  ProcessTree,
  RawParameter,
  StyleTree,
} from './tree.ts'

/**
 * Writes the canonical text: parameters in table order, then unknown ones as written; `o_` before
 * `b_`; no leading zeros, no trailing comma; colours as written; Base64 URL-safe, with padding in
 * `sys/saveas` and without elsewhere.
 *
 * @throws {ProcessStringError} when the tree holds what the builder would refuse.
 */
export function stringify(tree: ProcessTree): string {
  const problems: IssueParts[] = []
  const parts: string[] = []
  if (tree.saveAs) {
    const part = writeAction(saveAsTable, tree.saveAs, { problems, path: ['saveAs'], form: {} })
    parts.push(part + stringifyRaw(tree.unknown?.saveAs))
  }
  if (tree.notify) {
    const part = writeAction(notifyTable, tree.notify, { problems, path: ['notify'] })
    parts.push(part + stringifyRaw(tree.unknown?.notify))
  }
  const style = stringifyStyle(tree.style, problems)
  refuseAny(problems)
  return parts.length > 0 ? `${style}|sys/${parts.join('/')}` : style
}

function stringifyStyle(style: StyleTree, problems: IssueParts[]): string {
  switch (style.kind) {
    case 'named':
      return `style/${style.name}`
    case 'operation':
      return style.known ? stringifyOperation(style, problems) : `${style.family}/${style.text}`
    case 'image': {
      const actions = style.actions.map((node, position) =>
        stringifyNode(node, problems, [position]),
      )
      return `image/${actions.join('/')}`
    }
    case 'pipeline': {
      if (style.styles.length > MOST_STYLES) problems.push(tooManyStyles(style.styles.length))
      return style.styles.map((stage) => stringifyStyle(stage, problems)).join('|')
    }
    default:
      return style satisfies never
  }
}

function stringifyOperation(
  { family, operation, options, unknown, unknownIn = {}, trailing = [] }: KnownOperationTree,
  problems: IssueParts[],
): string {
  const name = `${family}/${operation}` as keyof typeof operationTables // the tree's own pair
  const endings: Record<string, string> = { '': stringifyRaw(unknown) }
  for (const [place, parameters] of Object.entries(unknownIn)) {
    endings[place] = stringifyRaw(parameters)
  }
  const text = writeOperation(operationTables[name], options, { problems, endings })
  return [text, ...trailing].join('/')
}

function stringifyNode(node: ActionNode, problems: IssueParts[], path: readonly number[]): string {
  if (!node.known) return node.text
  const text = writeAction(imageTables[node.action], node.options, { problems, path })
  return text + stringifyRaw(node.unknown)
}

function stringifyRaw(parameters: readonly RawParameter[] = []): string {
  return parameters.map(({ name, value }) => (name ? `,${name}_${value}` : `,${value}`)).join('')
}

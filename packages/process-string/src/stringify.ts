/** Writes a tree as its canonical text. */
import { notifyTable } from './actions/sys/notify.ts'
import { saveAsTable } from './actions/sys/save-as.ts'
import { type IssueParts, refuseAny } from './issue.ts'
import { writeOperation } from './operation.ts'
import { operationTables } from './operation-registry.ts'
import { imageTables } from './registry.ts'
import type {
  ActionNode,
  KnownOperationTree,
  ProcessTree,
  RawParameter,
  StyleTree,
} from './tree.ts'
import { type WriteContext, writeAction } from './write-action.ts'

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
    const form = { padding: true }
    parts.push(writeAction(saveAsTable, tree.saveAs, { problems, path: ['saveAs'], form }))
  }
  if (tree.notify) parts.push(writeAction(notifyTable, tree.notify, { problems, path: ['notify'] }))
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
        stringifyNode(node, { problems, path: [position] }),
      )
      return `image/${actions.join('/')}`
    }
    default:
      return style satisfies never
  }
}

function stringifyOperation(
  { family, operation, options, unknown = [], trailing = [] }: KnownOperationTree,
  problems: IssueParts[],
): string {
  const name = `${family}/${operation}` as keyof typeof operationTables // the tree's own pair
  const [first = '', ...followUps] = writeOperation(operationTables[name], options, problems)
    .split('/')
    .slice(1)
  const parameters = unknown.map(stringifyRaw).join('')
  return [family, first + parameters, ...followUps, ...trailing].join('/')
}

function stringifyNode(node: ActionNode, context: WriteContext): string {
  if (!node.known) return node.text
  const text = writeAction(imageTables[node.action], node.options, context)
  return text + (node.unknown ?? []).map(stringifyRaw).join('')
}

function stringifyRaw({ name, value }: RawParameter): string {
  return name === '' ? `,${value}` : `,${name}_${value}`
}

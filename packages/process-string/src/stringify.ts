/** Writes a tree as its canonical text. */
import { notifyTable } from './actions/sys/notify.ts'
import { saveAsTable } from './actions/sys/save-as.ts'
import { type Issue, ProcessStringError } from './errors.ts'
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
  const issues: Issue[] = []
  const parts: string[] = []
  if (tree.saveAs) parts.push(writeAction(saveAsTable, tree.saveAs, { issues, path: ['saveAs'] }))
  if (tree.notify) parts.push(writeAction(notifyTable, tree.notify, { issues, path: ['notify'] }))
  const style = stringifyStyle(tree.style, issues)
  if (issues.length > 0) throw new ProcessStringError(issues)
  return parts.length > 0 ? `${style}|sys/${parts.join('/')}` : style
}

function stringifyStyle(style: StyleTree, issues: Issue[]): string {
  switch (style.kind) {
    case 'named':
      return `style/${style.name}`
    case 'operation':
      return style.known ? stringifyOperation(style, issues) : `${style.family}/${style.text}`
    case 'image': {
      const actions = style.actions.map((node, position) =>
        stringifyNode(node, { issues, path: [position] }),
      )
      return `image/${actions.join('/')}`
    }
    default:
      return style satisfies never
  }
}

function stringifyOperation(
  { family, operation, options, unknown = [], trailing = [] }: KnownOperationTree,
  issues: Issue[],
): string {
  const name = `${family}/${operation}` as keyof typeof operationTables // the tree's own pair
  const [first = '', ...followUps] = writeOperation(operationTables[name], options, issues)
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

/** Reads the part of a process string before its `|`: a chain, a named style or an operation. */
import type { ActionTable } from './action-table.ts'
import type { IssueParts } from './issue.ts'
import { styleNameFault } from './named.ts'
import { nearestName } from './nearest-name.ts'
import { type Report, readAction } from './read-action.ts'
import { readOperation } from './read-operation.ts'
import { imageTables } from './registry.ts'
import { endOf, split, splitOnce, type Token } from './tokenize.ts'
import type { ActionNode, ImageTree, KnownActionNode, NamedTree, StyleTree } from './tree.ts'

const tablesByName: ReadonlyMap<string, ActionTable> = /* @__PURE__ */ new Map<string, ActionTable>(
  /* @__PURE__ */ Object.entries(imageTables),
)

/** Reads a style; `undefined` when not even its family is known. */
export function readStyle(token: Token, report: Report): StyleTree | undefined {
  if (token.text === '') {
    const expected = 'a style such as image/resize,w_100'
    report({ code: 'STYLE_EMPTY', subject: 'style', expected, received: '', ...spanOf(token) })
    return undefined
  }
  const { head: family, rest = { text: '', start: endOf(token) } } = splitOnce(token, '/')
  if (family.text === 'image') return readImage(rest, report)
  if (family.text === 'style') return readNamed(rest, report)
  return readOperation(family, rest, report)
}

function readNamed(name: Token, report: Report): NamedTree {
  const fault = styleNameFault(name.text)
  if (fault) {
    const place = { subject: 'style', received: name.text, ...spanOf(name) }
    report({ code: 'STYLE_NAME_INVALID', ...fault, ...place })
  }
  return { kind: 'named', name: name.text }
}

function readImage(chain: Token, report: Report): ImageTree {
  if (chain.text === '') {
    const place = { subject: 'image', received: '', ec: 212, ...spanOf(chain) }
    report({ code: 'STYLE_EMPTY', expected: 'at least one action', ...place })
    return { kind: 'image', actions: [] }
  }
  const actions: ActionNode[] = []
  let wasEmpty = false
  for (const part of split(chain, '/')) {
    const isEmpty = part.text === ''
    if (!isEmpty) actions.push(readNode(part, actions.length, report))
    else if (!wasEmpty) report(emptyAction(part)) // a run of empty actions is one problem
    wasEmpty = isEmpty
  }
  reportNotAlone(actions, report)
  return { kind: 'image', actions }
}

function readNode(token: Token, position: number, report: Report): ActionNode {
  const action = splitOnce(token, ',').head
  const span = spanOf(token)
  const table = tablesByName.get(action.text)
  if (!table) {
    report({ ...unknownAction(action), path: [position] })
    return { action: action.text, known: false, text: token.text, ...span }
  }
  const { options, unknown } = readAction(table, token, (parts) => {
    report({ ...parts, path: [position, ...(parts.path ?? [])] })
  })
  const extra = unknown.length > 0 ? { unknown } : {}
  // The table of this action has just checked each option.
  return { action: action.text, known: true, options, ...extra, ...span } as KnownActionNode
}

function reportNotAlone(actions: readonly ActionNode[], report: Report): void {
  if (actions.length < 2) return
  for (const [position, { action, start, end }] of actions.entries()) {
    if (!tablesByName.get(action)?.alone) continue
    report({
      code: 'ACTION_NOT_ALONE',
      subject: action,
      expected: 'to be the only action of its style',
      received: 'more than one action',
      path: [position],
      action,
      start,
      end,
    })
  }
}

function emptyAction(token: Token): IssueParts {
  const expected = 'an action between two slashes'
  return { code: 'ACTION_EMPTY', subject: 'image', expected, received: '', ...spanOf(token) }
}

function unknownAction(token: Token): IssueParts {
  const suggestion = nearestName(token.text, tablesByName.keys())
  return {
    code: 'ACTION_UNKNOWN',
    severity: 'warning',
    subject: 'image',
    expected: 'the name of an action',
    received: token.text,
    action: token.text,
    ec: 213,
    ...(suggestion ? { suggestion } : {}),
    ...spanOf(token),
  }
}

function spanOf(token: Token): { start: number; end: number } {
  return { start: token.start, end: endOf(token) }
}

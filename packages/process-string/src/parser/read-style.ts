/** Reads the part of a process string before its `|`: a chain, a named style or an operation. */

import { imageTables } from '../actions/image-registry.ts'
import { styleNameFault } from '../builder/named.ts'
import type { ActionTable } from '../language/action-table.ts'
import type { IssueParts } from '../language/issue.ts'
import { pictureKind, toPictureText } from '../language/kinds/picture.ts'
import { nearestName } from './nearest-name.ts'
import { type Report, readAction, reportUnder } from './read-action.ts'
import { readOperation } from './read-operation.ts'
import { splitActions } from './split-actions.ts'
import { endOf, spanOf, splitOnce, type Token } from './tokenize.ts'
import type { ActionNode, ImageTree, KnownActionNode, NamedTree, StyleTree } from './tree.ts'

const tablesByName: ReadonlyMap<string, ActionTable> = /* @__PURE__ */ new Map<string, ActionTable>(
  /* @__PURE__ */ Object.entries(imageTables),
)

/** Reads a style; returns `undefined` when its family is unknown. */
export function readStyle(token: Token, report: Report): StyleTree | undefined {
  if (token.text === '') {
    const expected = 'a style such as image/resize,w_100'
    report({ code: 'STYLE_EMPTY', subject: 'style', expected, received: '', ...spanOf(token) })
    return undefined
  }
  const { head: family, rest = { text: '', start: endOf(token) } } = splitOnce(token, '/')
  if (family.text === 'image') return readImage(rest, { report, isNested: false })
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

interface ChainContext {
  readonly report: Report
  /** Whether the chain is the style of a watermark picture. */
  readonly isNested: boolean
}

function readImage(chain: Token, { report, isNested }: ChainContext): ImageTree {
  if (/^\/*$/.test(chain.text)) {
    const { text } = chain
    const place = { subject: 'image', received: text, ec: '0040-00000212', ...spanOf(chain) }
    report({ code: 'STYLE_EMPTY', expected: 'at least one action', ...place })
    return { kind: 'image', actions: [] }
  }
  const actions = splitActions(chain, 'image', report).map((part, position) =>
    readNode(part, { isNested, report: reportUnder([position], report) }),
  )
  reportChain(actions, report)
  return { kind: 'image', actions }
}

function readNode(token: Token, { report, isNested }: ChainContext): ActionNode {
  const action = splitOnce(token, ',').head
  const span = spanOf(token)
  const table = tablesByName.get(action.text)
  if (!table) {
    report(unknownAction(action))
    return { action: action.text, known: false, text: token.text, ...span }
  }
  const { options, unknown, places } = readAction(table, token, report)
  for (const [name, place] of places) {
    const row = table.parameters[name]
    if (row?.kind === pictureKind) readPictureStyle(options[name], { table, name, place, report })
    if (row?.nestedOnly && !isNested) report(notNested(table, name, place))
  }
  const extra = unknown.length > 0 ? { unknown } : {}
  // readAction has checked each option by the table of this action.
  return { action: action.text, known: true, options, ...extra, ...span } as KnownActionNode
}

interface OptionPlace {
  readonly table: ActionTable
  readonly name: string
  readonly place: Token
  readonly report: Report
}

/** Checks the style of a watermark picture, and reports its problems at the picture's value. */
function readPictureStyle(value: unknown, { table, name, place, report }: OptionPlace): void {
  const style = toPictureText(value)?.style
  if (style === undefined) return
  const reportAtPicture = reportUnder([name, 'style'], (parts) => {
    const subject = `${table.action} ${name}: ${parts.subject}`
    report({ ...parts, ...spanOf(place), subject })
  })
  // The picture's kind refuses any other family.
  const chain = { text: style.slice('image/'.length), start: 0 }
  readImage(chain, { report: reportAtPicture, isNested: true })
}

function notNested({ action, parameters }: ActionTable, name: string, place: Token): IssueParts {
  const letter = parameters[name]?.letter ?? name
  return {
    code: 'PARAMETER_NOT_APPLICABLE',
    severity: 'warning',
    subject: `${action} ${letter}`,
    expected: 'to be in the style of a watermark picture only',
    received: place.text,
    path: [name],
    action,
    parameter: letter,
    ...spanOf(place),
  }
}

/** Reports the rules that the actions of a chain break. */
function reportChain(actions: readonly ActionNode[], report: Report): void {
  const links = actions.map((node) => ({
    table: tablesByName.get(node.action),
    name: node.action,
    options: node.known ? node.options : {},
  }))
  for (const [position, { table }] of links.entries()) {
    const problem = table?.chain?.check(links, position)
    if (!problem) continue
    const node = actions[Number(problem.path?.[0])]
    report({ ...problem, start: node?.start, end: node?.end })
  }
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
    ec: '0040-00000213',
    suggestion,
    ...spanOf(token),
  }
}

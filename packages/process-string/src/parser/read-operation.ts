/** Reads an operation on a video, a document or a sound. */

import { operationTables } from '../actions/operation-registry.ts'
import type { FollowUp, OperationTable } from '../language/action-table.ts'
import { nearestName } from './nearest-name.ts'
import { type Report, readAction, reportUnder } from './read-action.ts'
import { splitActions } from './split-actions.ts'
import { endOf, spanOf, splitOnce, type Token } from './tokenize.ts'
import type {
  KnownOperationTree,
  OperationTree,
  RawParameter,
  UnknownOperationTree,
} from './tree.ts'

/** Families other than `image` and `style`; the service is withdrawing `imm`. */
const FAMILIES = ['video', 'audio', 'doc', 'hls', 'imm']

/** Operations that exist but whose parameters no page describes. All are synchronous. */
const UNVERIFIED = [
  'doc/edit',
  'doc/summarize',
  'doc/continue',
  'doc/enrich',
  'doc/rephrase',
  'hls/m3u8',
  'hls/sign',
  'imm/previewdoc',
  'imm/tagimage',
  'imm/detectface',
] as const

/** The name of an operation without a documented table. */
export type UnverifiedOperation = (typeof UNVERIFIED)[number]

const tablesByName: ReadonlyMap<string, OperationTable> = /* @__PURE__ */ new Map<
  string,
  OperationTable
>(/* @__PURE__ */ Object.entries(operationTables))

/** Reads what follows a family; returns `undefined` when the family is unknown. */
export function readOperation(
  family: Token,
  rest: Token,
  report: Report,
): OperationTree | undefined {
  if (!FAMILIES.includes(family.text)) {
    reportFamily(family, report)
    return undefined
  }
  const { head: first, rest: chain } = splitOnce(rest, '/')
  const operation = splitOnce(first, ',').head
  const name = `${family.text}/${operation.text}`
  const table = tablesByName.get(name)
  if (table) {
    const following = chain ? splitActions(chain, table.action, report) : []
    return readKnown(table, { first, following, start: family.start }, report)
  }
  if (!UNVERIFIED.some((known) => known === name)) reportOperation(name, operation, report)
  return toUnknown(family, operation, rest)
}

function toUnknown(family: Token, operation: Token, rest: Token): UnknownOperationTree {
  return {
    kind: 'operation',
    family: family.text,
    operation: operation.text,
    mode: 'sync',
    known: false,
    text: rest.text,
    start: family.start,
    end: endOf(rest),
  }
}

interface Parts {
  readonly first: Token
  readonly following: readonly Token[]
  readonly start: number
}

function readKnown(
  table: OperationTable,
  { first, following, start }: Parts,
  report: Report,
): KnownOperationTree {
  const { options, unknown } = readAction(table, first, report)
  const { found, unknownIn, trailing } = readFollowing(table, following, report)
  const isUnknown = Object.keys(unknownIn).length > 0
  const tree = {
    kind: 'operation',
    family: table.family,
    operation: table.action,
    mode: table.mode,
    known: true,
    options: { ...options, ...found },
    ...(unknown.length > 0 ? { unknown } : {}),
    ...(isUnknown ? { unknownIn } : {}),
    ...(trailing.length > 0 ? { trailing } : {}),
    start,
    end: endOf(following.at(-1) ?? first),
  }
  // readAction has checked each option by the table of this operation.
  return tree as unknown as KnownOperationTree
}

/** What follows an operation; its members are those of a tree. */
interface FollowingReading {
  readonly found: Readonly<Record<string, object>>
  readonly unknownIn: Readonly<Record<string, readonly RawParameter[]>>
  readonly trailing: readonly string[]
}

function readFollowing(
  { action, followUps = [] }: OperationTable,
  following: readonly Token[],
  report: Report,
): FollowingReading {
  const read = new Map(followUps.map((followUp) => [followUp, [] as object[]]))
  const unknownIn: Record<string, readonly RawParameter[]> = {}
  const trailing: string[] = []
  for (const token of following) {
    const name = splitOnce(token, ',').head.text
    const followUp = followUps.find(({ table }) => table.action === name)
    const earlier = followUp && read.get(followUp)
    if (!earlier || (followUp.most === undefined && earlier.length > 0)) {
      trailing.push(token.text)
      reportTrailing(action, token, report)
      continue
    }
    const { option, table, most } = followUp
    const path = most === undefined ? [option] : [option, earlier.length]
    const { options, unknown } = readAction(table, token, reportUnder(path, report))
    earlier.push(options)
    if (unknown.length > 0) unknownIn[path.join('.')] = unknown
  }
  reportInputs(action, { following, read, report })
  return { found: foundIn(read), unknownIn, trailing }
}

/** The options of the actions that follow, a list where there may be several. */
function foundIn(read: ReadonlyMap<FollowUp, readonly object[]>): Readonly<Record<string, object>> {
  const given = [...read].filter(([, list]) => list.length > 0)
  return Object.fromEntries(
    given.map(([{ option, most }, list]) => [option, most === undefined ? (list[0] ?? {}) : list]),
  )
}

interface Inputs {
  readonly following: readonly Token[]
  readonly read: ReadonlyMap<FollowUp, readonly object[]>
  readonly report: Report
}

/** Reports more inputs than the operation takes. */
function reportInputs(action: string, { following, read, report }: Inputs): void {
  const [first] = read.keys()
  const most = first?.most
  const count = [...read.values()].flat().length
  if (most === undefined || count <= most) return
  const last = following.at(-1)
  report({
    code: 'ACTION_TOO_OFTEN',
    subject: action,
    expected: `at most ${most} inputs besides the addressed object`,
    received: count,
    action,
    start: following[0]?.start,
    end: last && endOf(last),
  })
}

function reportTrailing(action: string, token: Token, report: Report): void {
  report({
    code: 'ACTION_UNKNOWN',
    severity: 'warning',
    subject: action,
    expected: 'nothing, or an action that may follow it',
    received: token.text,
    action,
    ...spanOf(token),
  })
}

function reportOperation(name: string, operation: Token, report: Report): void {
  const isEmpty = operation.text === ''
  report({
    code: isEmpty ? 'STYLE_EMPTY' : 'OPERATION_UNKNOWN',
    severity: isEmpty ? 'error' : 'warning',
    subject: 'style',
    expected: 'the name of an operation, such as video/snapshot',
    received: name,
    suggestion: isEmpty ? undefined : nearestName(name, tablesByName.keys()),
    ...spanOf(operation),
  })
}

function reportFamily(family: Token, report: Report): void {
  const names = ['image', 'style', ...FAMILIES]
  const suggestion = nearestName(family.text, names)
  report({
    code: 'FAMILY_UNKNOWN',
    subject: 'style',
    expected: `to begin with one of ${names.join('/, ')}/`,
    received: family.text,
    suggestion: suggestion && `${suggestion}/`,
    ...spanOf(family),
  })
}

/** Reads the parts after a `|`: where the result is stored, and which topic is notified. */
import { notifyTable } from '../actions/sys/notify.ts'
import { saveAsTable } from '../actions/sys/save-as.ts'
import type { IssueCode } from '../errors.ts'
import { type Report, readAction, reportUnder } from './read-action.ts'
import { spanOf, splitDirectives, splitOnce, type Token } from './tokenize.ts'
import type { ProcessTree } from './tree.ts'

/** The `sys/` parts of a tree. */
export type SysReading = Pick<ProcessTree, 'saveAs' | 'notify' | 'unknown'>

type Progress = { -readonly [Key in keyof SysReading]: SysReading[Key] }

const DIRECTIVES = [
  { key: 'saveAs', table: saveAsTable },
  { key: 'notify', table: notifyTable },
] as const

/** Reads every part after the style. */
export function readSysParts(parts: readonly Token[], report: Report): SysReading {
  const reading: Progress = {}
  for (const part of parts) {
    const { head, rest } = splitOnce(part, '/')
    if (head.text !== 'sys' || !rest) {
      reportPart('PIPELINE_UNKNOWN', part, report)
      continue
    }
    for (const directive of splitDirectives(rest, ['saveas', 'notify'])) {
      readDirective(directive, reading, report)
    }
  }
  return reading
}

function readDirective(token: Token, reading: Progress, report: Report): void {
  const name = splitOnce(token, ',').head.text
  const directive = DIRECTIVES.find(({ table }) => table.action === name)
  if (!directive) {
    reportPart('PIPELINE_UNKNOWN', token, report)
    return
  }
  const { key, table } = directive
  if (reading[key]) reportPart('SYS_PART_REPEATED', token, report)
  const { options, unknown } = readAction(table, token, reportUnder([key], report))
  Object.assign(reading, { [key]: options }) // readAction has checked each option
  if (unknown.length > 0) reading.unknown = { ...reading.unknown, [key]: unknown }
}

function reportPart(code: IssueCode, token: Token, report: Report): void {
  report({
    code,
    subject: 'process string',
    expected: 'one sys/saveas and at most one notify after the |',
    received: token.text,
    ...spanOf(token),
  })
}

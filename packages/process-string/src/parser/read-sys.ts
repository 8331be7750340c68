/** Reads the parts after a `|`: where the result is stored, and which topic is notified. */
import { notifyTable } from '../actions/sys/notify.ts'
import { saveAsTable } from '../actions/sys/save-as.ts'
import type { IssueCode } from '../errors.ts'
import { type Report, readAction, reportUnder } from './read-action.ts'
import { isStage } from './read-pipeline.ts'
import { spanOf, splitDirectives, splitOnce, type Token } from './tokenize.ts'
import type { ProcessTree, StyleTree } from './tree.ts'

/** The `sys/` parts of a tree. */
export type SysReading = Pick<ProcessTree, 'saveAs' | 'notify' | 'unknown'>

type Progress = { -readonly [Key in keyof SysReading]: SysReading[Key] }

const DIRECTIVES = [
  { key: 'saveAs', table: saveAsTable },
  { key: 'notify', table: notifyTable },
] as const

/**
 * Reads every part after the styles.
 *
 * @param style - what was read before the parts; the messages depend on it.
 */
export function readSysParts(
  parts: readonly Token[],
  style: StyleTree | undefined,
  report: Report,
): SysReading {
  const reading: Progress = {}
  for (const part of parts) {
    const { head, rest } = splitOnce(part, '/')
    if (head.text !== 'sys' || !rest) {
      const expected = isStage(part) ? expectedForStage(style) : EXPECTED
      reportPart({ code: 'PIPELINE_UNKNOWN', expected }, part, report)
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
    reportPart({ code: 'PIPELINE_UNKNOWN', expected: EXPECTED }, token, report)
    return
  }
  const { key, table } = directive
  if (reading[key]) reportPart({ code: 'SYS_PART_REPEATED', expected: EXPECTED }, token, report)
  const { options, unknown } = readAction(table, token, reportUnder([key], report))
  Object.assign(reading, { [key]: options }) // readAction has checked each option
  if (unknown.length > 0) reading.unknown = { ...reading.unknown, [key]: unknown }
}

const EXPECTED = 'one sys/saveas and at most one notify after the |'

/** What to expect in place of a style that cannot be joined where it stands. */
function expectedForStage(style: StyleTree | undefined): string {
  return style?.kind === 'operation'
    ? `only sys/ parts after the | of ${style.family}/${style.operation}; image styles alone form pipelines`
    : 'every style of a pipeline before its sys/ part'
}

function reportPart(
  problem: { readonly code: IssueCode; readonly expected: string },
  token: Token,
  report: Report,
): void {
  report({ ...problem, subject: 'process string', received: token.text, ...spanOf(token) })
}

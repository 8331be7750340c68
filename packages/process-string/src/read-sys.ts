/** Reads the parts after a `|`: where the result is stored and who hears of it. */
import type { ActionTable } from './action-table.ts'
import { type Notification, notifyTable } from './actions/sys/notify.ts'
import { type SaveTarget, saveAsTable } from './actions/sys/save-as.ts'
import type { IssueCode } from './errors.ts'
import { type Report, readAction } from './read-action.ts'
import { spanOf, splitDirectives, splitOnce, type Token } from './tokenize.ts'

/** What the `sys/` parts say. */
export interface SysReading {
  saveAs?: SaveTarget
  notify?: Notification
}

const DIRECTIVES = [saveAsTable.action, notifyTable.action]

/** Reads every part after the style. */
export function readSysParts(parts: readonly Token[], report: Report): SysReading {
  const reading: SysReading = {}
  for (const part of parts) {
    const { head, rest } = splitOnce(part, '/')
    if (head.text !== 'sys' || !rest) {
      reportPart('PIPELINE_UNKNOWN', part, report)
      continue
    }
    for (const directive of splitDirectives(rest, DIRECTIVES)) {
      readDirective(directive, reading, report)
    }
  }
  return reading
}

function readDirective(token: Token, reading: SysReading, report: Report): void {
  const name = splitOnce(token, ',').head.text
  if (!DIRECTIVES.includes(name as 'saveas' | 'notify')) {
    reportPart('PIPELINE_UNKNOWN', token, report)
  } else if (name === saveAsTable.action) {
    if (reading.saveAs) reportPart('SYS_PART_REPEATED', token, report)
    reading.saveAs = readOptions<SaveTarget>(saveAsTable, 'saveAs', token, report)
  } else {
    if (reading.notify) reportPart('SYS_PART_REPEATED', token, report)
    reading.notify = readOptions<Notification>(notifyTable, 'notify', token, report)
  }
}

function readOptions<Options>(
  table: ActionTable,
  key: 'saveAs' | 'notify',
  token: Token,
  report: Report,
): Options {
  const { options } = readAction(table, token, (parts) => {
    report({ ...parts, path: [key, ...(parts.path ?? [])] })
  })
  return options as Options // readAction has checked each option against the table
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

import { ProcessStringError, parse, safeParse } from '@oss-process/process-string/parse'

/** What came of one text. */
export interface Outcome {
  readonly isRight: boolean
  readonly isCorrected: boolean
}

/**
 * Parses a text in both ways.
 *
 * @throws when the parser throws an error that is not its own, when the two ways disagree, or when a
 *   correction that is offered does not parse without an error.
 */
export function checkText(text: string): Outcome {
  const verdict = safeParse(text)
  if (verdict.ok !== parses(text)) throw new Error(`parse and safeParse disagree on ${quote(text)}`)
  const fixes = verdict.issues.flatMap(({ fix }) => fix ?? [])
  if (fixes.length > 1) throw new Error(`two corrections of ${quote(text)}`)
  for (const fix of fixes) {
    const isRight = safeParse(fix).issues.every(({ severity }) => severity === 'hint')
    if (!isRight) throw new Error(`the correction of ${quote(text)} is wrong: ${quote(fix)}`)
  }
  return { isRight: verdict.ok, isCorrected: fixes.length > 0 }
}

function parses(text: string): boolean {
  try {
    parse(text)
    return true
  } catch (error) {
    if (error instanceof ProcessStringError) return false
    throw new Error(`not our own error on ${quote(text)}`, { cause: error })
  }
}

const quote = JSON.stringify

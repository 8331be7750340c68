/** Entry: why does a signature not match? */
import type { Cause } from './mismatch/cause.ts'
import { findCauses, isV1, type ReadTexts } from './mismatch/causes.ts'
import {
  compareCanonicalRequests,
  compareStringsToSign,
  type Difference,
} from './mismatch/differences.ts'
import type { Evidence } from './mismatch/error-document.ts'
import { readEvidence } from './mismatch/evidence.ts'
import { readCanonicalRequest, readStringToSign } from './mismatch/signed-texts.ts'

export type { Cause, CauseCode } from './mismatch/cause.ts'
export type { Difference, DifferenceField } from './mismatch/differences.ts'
export type { Evidence } from './mismatch/error-document.ts'

/** What to compare. */
export interface Mismatch {
  /** What was signed here: any result of `signHeaders`, `presign` or `verify`. */
  readonly ours: {
    readonly canonicalRequest: string
    readonly stringToSign: string
    readonly signature?: string | undefined
  }
  /**
   * What the service signed: the texts from its error document; or, as one text, the whole document,
   * the URL that was used, or the curl command.
   */
  readonly theirs: string | Evidence
}

/** Why a signature does not match. */
export interface Explanation {
  /** True when nothing is known to differ. */
  readonly isEqual: boolean
  readonly differences: readonly Difference[]
  /** The likely causes, each with what to do. */
  readonly causes: readonly Cause[]
  /** All of it for a terminal: each difference in two lines, then the causes; empty when nothing differs. */
  readonly text: string
}

/**
 * Compares what was signed here with what the service computed, and says what went wrong.
 *
 * Shows what was signed, security tokens included: for people, not for logs.
 *
 * @example
 * const { text } = explainMismatch({ ours: signed, theirs: await response.text() })
 * @see error 0002-00000040
 */
export function explainMismatch({ ours, theirs }: Mismatch): Explanation {
  const evidence = typeof theirs === 'string' ? readEvidence(theirs, ours.canonicalRequest) : theirs
  const request = readCanonicalRequest(evidence.canonicalRequest ?? '')
  const string = readStringToSign(evidence.stringToSign ?? '')
  const differences = isV1(evidence) ? [] : compare(ours, { request, string })
  const causes = findCauses(evidence, { differences, request, string })
  const isKeyWrong =
    causes.every(({ code }) => code === 'LINE_BREAKS_LOST') &&
    differences.length === 0 &&
    (evidence.code === 'SignatureDoesNotMatch' || isOtherSignature(ours, evidence))
  if (isKeyWrong) {
    causes.push({
      code: 'KEY_WRONG',
      message:
        'Both sides signed the same text, so the access key secret is another: look for a blank or line break at its end, or a secret of another access key id.',
    })
  }
  const isEqual =
    differences.length === 0 && causes.every(({ code }) => code === 'LINE_BREAKS_LOST')
  return { isEqual, differences, causes, text: format(differences, causes) }
}

function compare(ours: Mismatch['ours'], { request, string }: ReadTexts): Difference[] {
  const inRequest = compareCanonicalRequests(
    readCanonicalRequest(ours.canonicalRequest) ?? {},
    request ?? {},
  )
  const inString = compareStringsToSign(readStringToSign(ours.stringToSign) ?? {}, string ?? {})
  // The hash says no more than the canonical request does, where all of that is known.
  const isHashNews = request === undefined || request.damage !== undefined
  return [...inString.filter(({ field }) => field !== 'hash' || isHashNews), ...inRequest]
}

function isOtherSignature(ours: Mismatch['ours'], { signatureProvided }: Evidence): boolean {
  return (
    ours.signature !== undefined &&
    signatureProvided !== undefined &&
    ours.signature !== signatureProvided
  )
}

function format(differences: readonly Difference[], causes: readonly Cause[]): string {
  const lines = differences.flatMap(({ field, name, ours, theirs }) => [
    `${field}${name === undefined ? '' : ` ${name}`}`,
    `  ours:   ${ours ?? '(none)'}`,
    `  theirs: ${theirs ?? '(none)'}`,
  ])
  return [...lines, ...causes.map(({ message }) => `-> ${message}`)].join('\n')
}

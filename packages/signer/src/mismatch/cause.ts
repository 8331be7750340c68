/** Why a signature does not match, and what to do about it. */

/** The kinds of causes. */
export type CauseCode =
  | 'V1_MIXED_WITH_V4'
  | 'CLOCK_SKEWED'
  | 'SIGNED_AT_ANOTHER_TIME'
  | 'REGION_MISSING'
  | 'REGION_WRONG'
  | 'PRODUCT_WRONG'
  | 'METHOD_CHANGED'
  | 'PLUS_AND_BLANK'
  | 'ENCODED_TWICE'
  | 'PATH_NORMALISED'
  | 'UNICODE_NORMALISED'
  | 'BUCKET_MISPLACED'
  | 'KEY_CHANGED'
  | 'PARAMETER_ADDED'
  | 'PARAMETER_LOST'
  | 'PARAMETER_CHANGED'
  | 'QUERY_SPELLING'
  | 'HEADER_ADDED'
  | 'HEADER_LOST'
  | 'HEADER_CHANGED'
  | 'ADDITIONAL_HEADERS_DIFFER'
  | 'KEY_WRONG'
  | 'REQUEST_REFUSED'
  | 'LINE_BREAKS_LOST'
  | 'TEXT_CUT_OFF'
  | 'NOTHING_TO_COMPARE'

/** A likely cause, and what to do about it. */
export interface Cause {
  readonly code: CauseCode
  readonly message: string
}

/** A list of one cause. */
export function cause(code: CauseCode, message: string): Cause[] {
  return [{ code, message }]
}

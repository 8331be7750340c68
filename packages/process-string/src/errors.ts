/** Problems of a style as data, and the error that carries them. */

/**
 * The kinds of problem that this package reports. They are public: renaming one is a breaking
 * change. Grouped by what is at fault.
 */
export type IssueCode =
  // The text as a whole.
  | 'STYLE_EMPTY'
  | 'STYLE_NAME_INVALID'
  | 'FAMILY_UNKNOWN'
  | 'OPERATION_UNKNOWN'
  | 'PIPELINE_UNKNOWN'
  | 'PIPELINE_TOO_LONG'
  | 'SYS_PART_PRESENT'
  | 'SYS_PART_REPEATED'
  | 'MODE_MISMATCH'
  // One action.
  | 'ACTION_UNKNOWN'
  | 'ACTION_EMPTY'
  | 'ACTION_NOT_ALONE'
  | 'ACTION_NOT_LAST'
  | 'ACTION_NOT_NESTABLE'
  | 'WATERMARK_NESTED'
  | 'INFO_NESTED'
  | 'ACTION_TOO_OFTEN'
  // One parameter.
  | 'PARAMETER_UNKNOWN'
  | 'PARAMETER_EMPTY'
  | 'PARAMETER_REPEATED'
  | 'PARAMETER_MISSING'
  | 'PARAMETERS_EXCLUSIVE'
  | 'PARAMETER_NOT_APPLICABLE'
  | 'PARAMETER_IGNORED'
  // One value.
  | 'VALUE_WRONG_TYPE'
  | 'VALUE_OUT_OF_RANGE'
  | 'VALUE_NOT_ALLOWED'
  | 'VALUE_EMPTY'
  | 'VALUE_TOO_LONG'
  | 'VALUE_NOT_BASE64'
  | 'VALUE_NOT_UNICODE'
  | 'VALUES_TOO_MANY'
  // Advice: legal, and probably not meant.
  | 'ENLARGEMENT_LIMITED'
  | 'ANIMATION_LOST'
  | 'ACTION_IGNORED'
  | 'CORNERS_FILLED'
  | 'FORMAT_NOT_LAST'
  | 'ROTATION_LIMITED'
  | 'SAVE_AS_MISSING'
  | 'NOTIFY_MISSING'
  | 'NOTIFY_SYNCHRONOUS'
  // The picture that a style is applied to.
  | 'NOT_AN_IMAGE'
  | 'NAMED_STYLE_UNKNOWN'
  | 'CROP_OUTSIDE'
  | 'SOURCE_TOO_LARGE'
  | 'OUTPUT_TOO_LARGE'
  | 'SIZE_UNPREDICTABLE'
  // The URL that a style is put into.
  | 'URL_INVALID'
  | 'URL_SIGNED'

/** One problem, or one piece of advice. */
export interface Issue {
  readonly code: IssueCode
  /** `error`: refused · `warning`: unknown here, kept · `hint`: legal, probably not meant. */
  readonly severity: 'error' | 'warning' | 'hint'
  /** What was expected, for which input, and what was received. */
  readonly message: string
  /**
   * Where in the arguments: the position of the action in `image(...)`, then the option; in a pipeline
   * the position of the style comes first.
   */
  readonly path?: readonly (string | number)[] | undefined
  /** Name on the wire, such as `auto-orient`. */
  readonly action?: string | undefined
  /** Letters on the wire, such as `w`; {@link path} has the option's name. */
  readonly parameter?: string | undefined
  /** The value as text; where more than 80 characters are cut, or the size is at fault, its size follows. */
  readonly received?: string | undefined
  /** What is allowed, in words. */
  readonly expected?: string | undefined
  /** The nearest known name, for an unknown name. */
  readonly suggestion?: string | undefined
  /**
   * The whole text, corrected and ready to copy; it parses without an error or warning. Only one issue of
   * a text has it, and only where the correction is obvious.
   */
  readonly fix?: string | undefined
  /** The service's detail code for the same mistake, such as `0040-00000312`. */
  readonly ec?: string | undefined
  /** UTF-16 offset in the parsed text; `text.slice(start, end)` is the culprit. */
  readonly start?: number | undefined
  /** UTF-16 offset after the culprit. */
  readonly end?: number | undefined
}

/** Thrown for every style that the service would refuse, with all of its errors; no hints. */
export class ProcessStringError extends Error {
  override readonly name = 'ProcessStringError'
  readonly code = 'PROCESS_STRING_INVALID'
  declare readonly issues: readonly Issue[]

  constructor(issues: readonly Issue[]) {
    super(issues.map((issue) => issue.message).join('; '))
    this.issues = issues
  }
}

/** Turns the issues that process-string reports for a style and its picture into refusals. */
import type { Issue } from '@oss-process/process-string'
import { OssRefusal } from '../refusal.ts'

/** Refusals with the service's own text; the others carry the message of the issue. */
const ANSWERS: Partial<Record<Issue['code'], (issue: Issue) => RefusalStart>> = {
  CROP_OUTSIDE: () => ({
    code: 'BadRequest',
    message: "Advance cut's position is out of image.",
  }),
  SOURCE_TOO_LARGE: () => ({
    code: 'BadRequest',
    message: 'Picture exceed the maximum allowable rotation range.',
  }),
  OUTPUT_TOO_LARGE: (issue) =>
    issue.ec === WEBP_TOO_LARGE
      ? {
          code: 'BadRequest',
          message: 'Maximum width and height allowed is 16383 pixels for converting webp',
        }
      : { code: 'ImageTooLarge', message: issue.message },
  SIZE_UNPREDICTABLE: (issue) => ({
    status: 501,
    code: 'NotImplemented',
    message: `The emulator cannot perform ${issue.message}.`,
  }),
}

interface RefusalStart {
  readonly status?: number
  readonly code: string
  readonly message: string
}

const WEBP_TOO_LARGE = '0040-00000011'

/**
 * Throws the refusal for the first error among the issues of a `ProcessStringError`.
 *
 * @throws {OssRefusal} with the issue's EC.
 * @throws the error itself when it carries no issues.
 * @see "Custom crop"; "Rotate images"; "Convert image formats"; "Error responses" of image processing
 */
export function refuseIssues(error: unknown): never {
  const issue = firstIssue(error)
  if (issue === undefined) throw error
  const answer = ANSWERS[issue.code]?.(issue) ?? {
    code: 'InvalidArgument',
    message: issue.message,
  }
  throw new OssRefusal({
    status: 400,
    ...answer,
    ...(issue.ec === undefined ? {} : { ec: issue.ec }),
    cause: error,
  })
}

/** Looks at the code, since two copies of process-string may be loaded. */
function firstIssue(error: unknown): Issue | undefined {
  if (!(error instanceof Error) || !('code' in error) || !('issues' in error)) return undefined
  if (error.code !== 'PROCESS_STRING_INVALID' || !Array.isArray(error.issues)) return undefined
  return error.issues.find((issue: Issue) => issue.severity === 'error')
}

/** What the signer refuses was wrong in the input. */

import { OssValidationError } from '../errors.ts'

/** Gives the validation error of a signer's refusal; any other error as it is. */
export function readSignerRefusal(error: unknown): unknown {
  if (!(error instanceof Error) || error.name !== 'SignerError') return error
  const code = 'code' in error && typeof error.code === 'string' ? error.code : 'NOT_SIGNABLE'
  return new OssValidationError([{ code, severity: 'error', message: error.message }], {
    cause: error,
  })
}

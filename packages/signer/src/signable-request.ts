/** A request to sign, as raw text: the signer does all the encoding. */
import type { Resource } from './canonical-request.ts'
import { SignerError, show } from './errors.ts'
import type { HeaderFields } from './signable-headers.ts'
import type { Query } from './signable-query.ts'

export interface SignableRequest extends Resource {
  /** Upper case, as it will be sent. */
  readonly method: string
  readonly query?: Query | undefined
  readonly headers?: HeaderFields | undefined
}

/** @throws {SignerError} `METHOD_INVALID`. */
export function assertMethod(method: unknown): void {
  if (typeof method === 'string' && /^[A-Z]+$/.test(method)) return
  throw new SignerError(
    'METHOD_INVALID',
    `expected a method in upper case, received ${show(method)}`,
  )
}

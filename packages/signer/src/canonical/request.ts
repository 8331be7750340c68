/** A request to sign, as raw text: the signer does all the encoding. */
import { matches, misuse, quote } from '../errors.ts'
import type { Resource } from './canonical-request.ts'
import type { HeaderFields } from './request-headers.ts'
import type { Query } from './request-query.ts'

export interface SignableRequest extends Resource {
  /** Upper case, as it will be sent. */
  readonly method: string
  readonly query?: Query | undefined
  readonly headers?: HeaderFields | undefined
}

/** @throws {SignerError} `METHOD_INVALID`. */
export function assertMethod(method: string): void {
  if (!matches(method, /^[A-Z]+$/)) {
    misuse('METHOD_INVALID', 'a method in upper case', quote(method))
  }
}

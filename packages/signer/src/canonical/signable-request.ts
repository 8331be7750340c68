/** A request to sign, as raw text: the signer does all the encoding. */

import { assertText } from '../errors.ts'
import type { Resource } from './canonical-request.ts'
import type { HeaderFields } from './signable-headers.ts'
import type { Query } from './signable-query.ts'

export interface SignableRequest extends Resource {
  /** Upper case, as it will be sent. */
  readonly method: string
  readonly query?: Query | undefined
  readonly headers?: HeaderFields | undefined
}

const METHOD = /^[A-Z]+$/

/** @throws {SignerError} `METHOD_INVALID`. */
export const assertMethod = (method: string): string =>
  assertText('METHOD_INVALID', 'a method in upper case', method, METHOD)

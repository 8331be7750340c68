/** Errors of undici, of sockets and of TLS → the client's own. */

import {
  isOssError,
  OssNetworkError,
  type OssNetworkErrorCode,
  OssTimeoutError,
  type TimeoutPhase,
} from '../errors.ts'

/** What is known about the exchange that failed. */
export interface FailedExchange {
  readonly origin: string
  /** Set when the caller's own body stream threw. */
  readonly bodyError: { readonly cause: unknown } | undefined
}

/**
 * Names what went wrong in an exchange.
 *
 * @param error - whatever the connection reported.
 * @returns an error of ours whose `cause` is that; one that is ours already as it is.
 */
export function readTransportError(error: unknown, exchange: FailedExchange): unknown {
  if (isOssError(error)) return error
  if (exchange.bodyError !== undefined) {
    return new OssNetworkError('OSS_REQUEST_BODY_FAILED', 'the stream to send failed', {
      cause: exchange.bodyError.cause,
    })
  }
  const code = codeOf(error)
  const phase = TIMEOUT_PHASES.get(code)
  if (phase !== undefined) return timeoutError(phase, exchange.origin, error)
  const network = NETWORK_CODES.get(code) ?? networkCodeByPattern(code)
  return new OssNetworkError(network, `${SENTENCES[network]} ${exchange.origin}${shown(code)}`, {
    cause: error,
    hint: HINTS.get(network),
  })
}

const TIMEOUT_PHASES: ReadonlyMap<string, Exclude<TimeoutPhase, 'total'>> = /* @__PURE__ */ new Map(
  [
    ['UND_ERR_CONNECT_TIMEOUT', 'connect'],
    ['ETIMEDOUT', 'connect'],
    ['UND_ERR_HEADERS_TIMEOUT', 'headers'],
    ['UND_ERR_BODY_TIMEOUT', 'body'],
  ],
)

const NETWORK_CODES: ReadonlyMap<string, OssNetworkErrorCode> = /* @__PURE__ */ new Map([
  ['ENOTFOUND', 'OSS_HOST_NOT_FOUND'],
  ['EAI_AGAIN', 'OSS_HOST_NOT_FOUND'],
  ['ECONNREFUSED', 'OSS_CONNECTION_REFUSED'],
  ['EHOSTUNREACH', 'OSS_CONNECTION_REFUSED'],
  ['ENETUNREACH', 'OSS_CONNECTION_REFUSED'],
  ['ENETDOWN', 'OSS_CONNECTION_REFUSED'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'OSS_TLS_FAILED'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'OSS_TLS_FAILED'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'OSS_TLS_FAILED'],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'OSS_TLS_FAILED'],
  ['EPROTO', 'OSS_TLS_FAILED'],
  ['UND_ERR_HEADERS_OVERFLOW', 'OSS_RESPONSE_MALFORMED'],
  ['UND_ERR_RES_CONTENT_LENGTH_MISMATCH', 'OSS_RESPONSE_MALFORMED'],
  ['UND_ERR_REQ_CONTENT_LENGTH_MISMATCH', 'OSS_REQUEST_BODY_FAILED'],
  ['UND_ERR_DESTROYED', 'OSS_CLIENT_CLOSED'],
  ['UND_ERR_CLOSED', 'OSS_CLIENT_CLOSED'],
])

const SENTENCES: Readonly<Record<OssNetworkErrorCode, string>> = {
  OSS_HOST_NOT_FOUND: 'no address was found for',
  OSS_CONNECTION_REFUSED: 'no connection could be made to',
  OSS_CONNECTION_LOST: 'the connection was lost to',
  OSS_TLS_FAILED: 'no secure connection could be made to',
  OSS_RESPONSE_MALFORMED: 'expected an HTTP answer, received something else from',
  OSS_RESPONSE_TOO_LARGE: 'too large an answer came from',
  OSS_REQUEST_BODY_FAILED: 'the body is not as long as its content-length for',
  OSS_CLIENT_CLOSED: 'the client was closed before the answer of',
}

const HINTS: ReadonlyMap<OssNetworkErrorCode, string> = /* @__PURE__ */ new Map([
  ['OSS_HOST_NOT_FOUND', 'check the region, the bucket name and the endpoint'],
  ['OSS_CONNECTION_REFUSED', 'check the endpoint and its port, and whether the server is running'],
  ['OSS_TLS_FAILED', 'check that the endpoint speaks https and that its certificate is trusted'],
  ['OSS_RESPONSE_MALFORMED', 'check that the endpoint and its port belong to the service'],
])

const TIMEOUT_SENTENCES = {
  connect: 'no connection within the time limit to',
  headers: 'no answer within the time limit from',
  body: 'the answer stood still beyond the time limit from',
} as const

function timeoutError(
  phase: Exclude<TimeoutPhase, 'total'>,
  origin: string,
  cause: unknown,
): OssTimeoutError {
  return new OssTimeoutError(phase, `${TIMEOUT_SENTENCES[phase]} ${origin}`, { cause })
}

function networkCodeByPattern(code: string): OssNetworkErrorCode {
  if (/^(ERR_TLS|ERR_SSL|CERT_|UNABLE_TO_|ERR_OSSL)/.test(code)) return 'OSS_TLS_FAILED'
  return code.startsWith('HPE_') ? 'OSS_RESPONSE_MALFORMED' : 'OSS_CONNECTION_LOST'
}

function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return ''
  // undici leaves its code out when it cannot tell which rule was broken.
  if ('name' in error && error.name === 'HTTPParserError') return 'HPE_INVALID'
  if ('code' in error && typeof error.code === 'string') return error.code
  // Node tries the addresses of a host in turn and reports all the failures together.
  const nested = error instanceof AggregateError ? error.errors : []
  return nested.length > 0 ? codeOf(nested[0]) : ''
}

function shown(code: string): string {
  return code === '' ? '' : ` (${code})`
}

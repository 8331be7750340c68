/** Keeps security tokens out of logs. */

/** What Node's `util.inspect`, and with it `console.log`, looks for; see "Custom inspection functions". */
const INSPECT = /* @__PURE__ */ Symbol.for('nodejs.util.inspect.custom')

const NAME = 'x-oss-security-token'

/**
 * Tokens within JSON, wherever a result has them: a member or a pair, a line of a canonical request,
 * a parameter.
 */
const TOKENS =
  /(x-oss-security-token"[:,]")(?:\\.|[^"\\])*|(x-oss-security-token:)(?:\\[^n]|[^"\\])*|(x-oss-security-token=)[^"\\&]*/g

/** Lets a result that may have a token be shown without it, see {@link hideToken}. */
export function redact<T extends { readonly canonicalRequest?: string }>(value: T): T {
  return value.canonicalRequest?.includes(NAME)
    ? showAs(value, (text) => text.replace(TOKENS, '$1$2$3***'))
    : value
}

/**
 * Lets a result be shown with `***` in the places of a token; the result itself stays as it is. Not
 * for header objects: `new Headers` refuses one that has a symbol.
 *
 * @param token - nothing is done without one.
 */
export function hideToken<T extends object>(value: T, token: string | undefined): T {
  if (!token) return value
  return showAs(value, (text) =>
    text.replaceAll(token, '***').replaceAll(encodeURIComponent(token), '***'),
  )
}

function showAs<T extends object>(value: T, hide: (json: string) => string): T {
  const show = () => {
    const text = JSON.stringify(value, (_, member) =>
      member instanceof Map ? [...member] : member,
    )
    return JSON.parse(hide(text)) as unknown
  }
  return Object.defineProperty(value, INSPECT, { value: show })
}

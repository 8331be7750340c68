/** Keeps security tokens out of logs. */

/** What Node's `util.inspect`, and with it `console.log`, looks for; see "Custom inspection functions". */
const INSPECT = /* @__PURE__ */ Symbol.for('nodejs.util.inspect.custom')

/**
 * Lets a result be shown with `***` in the places of a token; the result itself stays as it is. Not
 * for header objects: `new Headers` refuses one that has a symbol.
 *
 * @param token - nothing is done without one.
 */
export function redact<T extends object>(value: T, token: string | undefined): T {
  if (token) Object.defineProperty(value, INSPECT, { value: () => mask(value, token) })
  return value
}

function mask(value: object, token: string): unknown {
  const text = JSON.stringify(value, (_, member) => (member instanceof Map ? [...member] : member))
  return JSON.parse(text.replaceAll(token, '***').replaceAll(encodeURIComponent(token), '***'))
}

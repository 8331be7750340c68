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
  if (token) {
    const texts = [token, encodeURIComponent(token)]
    Object.defineProperty(value, INSPECT, { value: () => mask(value, texts) })
  }
  return value
}

function mask(value: unknown, texts: readonly string[]): unknown {
  if (typeof value === 'string') {
    return texts.reduce((masked, text) => masked.replaceAll(text, '***'), value)
  }
  if (value instanceof Map) return new Map(mask([...value], texts) as [unknown, unknown][])
  if (Array.isArray(value)) return value.map((item) => mask(item, texts))
  if (typeof value !== 'object' || value === null || value instanceof Date) return value
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, mask(item, texts)]))
}

/** Keeps security tokens out of logs. */
import { percentEncode } from './canonical/percent-encode.ts'

/**
 * The name under which `console.log` and `util.inspect` look for an object's own representation.
 *
 * @see Node.js documentation, "Custom inspection functions on objects"
 */
const INSPECT = /* @__PURE__ */ Symbol.for('nodejs.util.inspect.custom')

/**
 * Makes logs show `***` in every place where a result holds the security token, raw or encoded. The
 * members of the result stay as they are, and so does its JSON.
 *
 * Not for header objects: `new Headers` refuses one that has a symbol.
 *
 * @param token - empty or `undefined` leaves the result alone.
 * @returns the same object.
 */
export function hideToken<Result extends object>(
  result: Result,
  token: string | undefined,
): Result {
  if (!token) return result
  const texts = [token, percentEncode(token)]
  return Object.defineProperty(result, INSPECT, { value: () => replaceTexts({ ...result }, texts) })
}

/** Copies a value with `***` in place of the texts. */
function replaceTexts(value: unknown, texts: readonly string[]): unknown {
  if (typeof value === 'string') {
    return texts.reduce((shown, text) => shown.replaceAll(text, '***'), value)
  }
  if (value instanceof Map) {
    return new Map([...value].map(([name, member]) => [name, replaceTexts(member, texts)]))
  }
  if (Object.getPrototypeOf(Object(value)) !== Object.prototype) return value
  const members = Object.entries(Object(value))
  return Object.fromEntries(members.map(([name, member]) => [name, replaceTexts(member, texts)]))
}

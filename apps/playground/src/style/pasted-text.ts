/** Finds the process string in whatever a person pastes. */

const CARRIER = /x-oss-(?:async-)?process=([^&\s"'#]*)/

/**
 * Returns the process string inside a pasted text: a URL, a query, a form body or the string itself.
 *
 * @example
 * readPasted('https://b.oss-cn-hangzhou.aliyuncs.com/a.jpg?x-oss-process=image%2Fresize%2Cw_100')
 * // image/resize,w_100
 */
export function readPasted(pasted: string): string {
  const text = pasted.trim().replace(/^["'`]+|["'`,;]+$/g, '')
  const carried = CARRIER.exec(text)?.[1]
  if (carried !== undefined) return decodePercent(carried)
  return isEncoded(text) ? decodePercent(text) : text.replace(/\s+/g, '')
}

/** An encoded string has no `/` of its own but `%2F`. */
function isEncoded(text: string): boolean {
  return /^(image|style|video|audio|doc)%2F/i.test(text)
}

function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', '%20'))
  } catch {
    return text
  }
}

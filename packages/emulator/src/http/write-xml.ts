/** Writes the service's XML answers. */

/** Content of one element: text, members in order, or the same member several times. */
export type XmlValue = string | number | boolean | XmlMembers | readonly XmlValue[]

/** Members of an element in document order; `undefined` is left out. */
export interface XmlMembers {
  readonly [name: string]: XmlValue | undefined
}

/**
 * Writes a whole document.
 *
 * @example
 * writeXml('Owner', { ID: '1' })
 * // <?xml version="1.0" encoding="UTF-8"?>\n<Owner>\n  <ID>1</ID>\n</Owner>\n
 */
export function writeXml(root: string, content: XmlValue): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element(root, content, '')}`
}

function element(name: string, value: XmlValue, indent: string): string {
  if (isList(value)) return value.map((item) => element(name, item, indent)).join('')
  if (typeof value !== 'object') return `${indent}<${name}>${escapeXml(String(value))}</${name}>\n`
  const inner = Object.entries(value)
    .filter((entry): entry is [string, XmlValue] => entry[1] !== undefined)
    .map(([member, content]) => element(member, content, `${indent}  `))
    .join('')
  // Clients take blanks inside an element for its text.
  if (inner === '') return `${indent}<${name}></${name}>\n`
  return `${indent}<${name}>\n${inner}${indent}</${name}>\n`
}

function isList(value: XmlValue): value is readonly XmlValue[] {
  return Array.isArray(value)
}

/** Characters that XML 1.0 cannot hold at all become U+FFFD; keys with them need `encoding-type=url`. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the very characters to replace
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#xD;',
}

/** Escapes text for an element's content or a quoted attribute. */
function escapeXml(text: string): string {
  return text.replace(FORBIDDEN, '\ufffd').replace(/[&<>"\r]/g, (found) => ESCAPES[found] ?? found)
}

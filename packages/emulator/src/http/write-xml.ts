/** Writes the XML documents with which the service answers. */
import type { ServiceResponse } from './message.ts'

/** Content of one element: text, members in document order, or a list that repeats the element. */
export type XmlValue = string | number | boolean | XmlMembers | readonly XmlValue[]

/** Members of an element in document order; members that are `undefined` are left out. */
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

/** Returns a response whose body is one XML document. */
export function xmlResponse(
  root: string,
  content: XmlValue,
  headers: Readonly<Record<string, string>> = {},
): ServiceResponse {
  return {
    status: 200,
    headers: { ...headers, 'content-type': 'application/xml' },
    body: writeXml(root, content),
  }
}

function element(name: string, value: XmlValue, indent: string): string {
  if (isList(value)) return value.map((item) => element(name, item, indent)).join('')
  if (typeof value !== 'object') return `${indent}<${name}>${escapeXml(String(value))}</${name}>\n`
  const inner = Object.entries(value)
    .filter((entry): entry is [string, XmlValue] => entry[1] !== undefined)
    .map(([member, content]) => element(member, content, `${indent}  `))
    .join('')
  // Clients read white space inside an element as its text.
  if (inner === '') return `${indent}<${name}></${name}>\n`
  return `${indent}<${name}>\n${inner}${indent}</${name}>\n`
}

function isList(value: XmlValue): value is readonly XmlValue[] {
  return Array.isArray(value)
}

/**
 * Everything outside the `Char` production of XML 1.0, written as what it allows. Such characters
 * become U+FFFD; listings of keys with them need `encoding-type=url`.
 */
const FORBIDDEN = /[^\t\n\r\u0020-\ufffd]/g

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#xD;',
}

/** Escapes text for the content of an element. */
function escapeXml(text: string): string {
  return text.replace(FORBIDDEN, '\ufffd').replace(/[&<>"\r]/g, (found) => ESCAPES[found] ?? found)
}

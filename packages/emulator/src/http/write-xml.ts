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

/**
 * Writes a time as the service does, whole seconds in UTC with three zeros; `oss2` reads no other form.
 *
 * @example
 * xmlTime(new Date(1_500)) // 1970-01-01T00:00:01.000Z
 */
export function xmlTime(time: Date): string {
  return time.toISOString().replace(/\.\d+Z$/, '.000Z')
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

/** What does not stand in a document as it is: markup, and what a parser would change or refuse. */
const ESCAPED = /[^\t\n\u0020-\ufffd]|[&<>"]/g

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}

/**
 * Escapes text for the content of an element. XML 1.0 has no form for control characters; the service
 * writes references to them, which keep a key what it is.
 */
function escapeXml(text: string): string {
  return text.replace(ESCAPED, (found) => ESCAPES[found] ?? reference(found))
}

function reference(character: string): string {
  return `&#x${character.charCodeAt(0).toString(16).toUpperCase()};`
}

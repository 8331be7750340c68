/** Writing the service's XML answers and reading the XML bodies it takes. */
import { XMLParser } from 'fast-xml-parser'
import { OssRefusal } from './refusal.ts'

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
export function escapeXml(text: string): string {
  return text.replace(FORBIDDEN, '\ufffd').replace(/[&<>"\r]/g, (found) => ESCAPES[found] ?? found)
}

/** An element as read: text, or members by name, each a list. */
export type XmlNode = string | { readonly [name: string]: readonly XmlNode[] }

/**
 * Reads a body whose root must be `root`.
 *
 * @throws {OssRefusal} `MalformedXML` when it is no XML, has a document type, or another root.
 */
export function readXml(text: string, root: string): XmlNode {
  const parsed = text.includes('<!DOCTYPE') ? undefined : tryParse(text)
  const node = parsed?.[root]
  if (node === undefined) {
    throw new OssRefusal({
      status: 400,
      code: 'MalformedXML',
      message: `The XML you provided was not well-formed or did not validate against our published schema: expected one <${root}>, received ${text.slice(0, 80)}.`,
    })
  }
  return node
}

function tryParse(text: string): Record<string, XmlNode> | undefined {
  const parser = new XMLParser({
    parseTagValue: false,
    trimValues: false,
    ignoreDeclaration: true,
    htmlEntities: true,
    isArray: (_name, path) => String(path).includes('.'),
  })
  try {
    return parser.parse(text, true)
  } catch {
    return undefined
  }
}

/** The members called `name` of a node; none when the node is text. */
export function membersOf(node: XmlNode | undefined, name: string): readonly XmlNode[] {
  if (node === undefined || typeof node === 'string') return []
  return Object.hasOwn(node, name) ? (node[name] ?? []) : []
}

/** The text of the first member called `name`. */
export function textOf(node: XmlNode | undefined, name: string): string | undefined {
  const first = membersOf(node, name)[0]
  return typeof first === 'string' ? first : undefined
}

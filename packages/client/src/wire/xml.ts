/** XML of the service → plain data. The only importer of the XML parser. */

import { XMLParser, XMLValidator } from 'fast-xml-parser'

/** An element: text, or its children by name; repeated names give an array. */
export type XmlNode = string | XmlElement | readonly XmlNode[]

/** An element that has children. */
export interface XmlElement {
  readonly [name: string]: XmlNode
}

const options = {
  ignoreAttributes: true,
  ignoreDeclaration: true,
  parseTagValue: false,
  trimValues: true,
  processEntities: true,
  // The parser reads character references (`&#xd;`) only together with the entities of HTML.
  htmlEntities: true,
}

/**
 * Reads a document.
 *
 * @param name - the root element that is expected.
 * @returns the root's children; `undefined` when the text is not well-formed XML with that root.
 */
export function readXml(text: string, name: string): XmlElement | undefined {
  const document = parseDocument(text)
  if (typeof document !== 'object' || document === null) return undefined
  const root = (document as XmlElement)[name] // what the parser returns for any document
  if (root === undefined || Array.isArray(root)) return undefined
  return typeof root === 'string' ? {} : (root as XmlElement) // neither text nor array
}

function parseDocument(text: string): unknown {
  try {
    return XMLValidator.validate(text) === true ? new XMLParser(options).parse(text) : undefined
  } catch {
    // The parser refuses some texts that the validator accepts, such as an odd DOCTYPE.
    return undefined
  }
}

/** Returns the text of a child; `undefined` when it is absent or no plain text. */
export function childText(element: XmlElement, name: string): string | undefined {
  const child = element[name]
  return typeof child === 'string' ? child : undefined
}

/** Returns the children of a name that are elements: none, one or several. */
export function childElements(element: XmlElement, name: string): readonly XmlElement[] {
  const child = element[name]
  const all = Array.isArray(child) ? child : [child]
  return all.filter((node): node is XmlElement => typeof node === 'object' && node !== null)
}

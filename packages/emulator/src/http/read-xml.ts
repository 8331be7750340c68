/** Reads the XML bodies that the service takes. The parser is loaded with the first of them. */
import { OssRefusal } from '../refusal.ts'

/** An element as read: text, or members by name, each a list. */
export type XmlNode = string | { readonly [name: string]: readonly XmlNode[] }

/**
 * Reads a body whose root must be `root`.
 *
 * @throws {OssRefusal} `MalformedXML` when it is no XML, has a document type, or another root.
 */
export async function readXml(text: string, root: string): Promise<XmlNode> {
  const parsed = text.includes('<!DOCTYPE') ? undefined : await tryParse(text)
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

async function tryParse(text: string): Promise<Record<string, XmlNode> | undefined> {
  const { XMLParser } = await import('fast-xml-parser')
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

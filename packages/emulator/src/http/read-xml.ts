/** Reads XML bodies of requests. The parser is loaded with the first of them. */
import { OssRefusal } from '../refusal.ts'

/** A parsed element: text, or lists of members by name. */
export type XmlNode = string | { readonly [name: string]: readonly XmlNode[] }

/**
 * Parses a body whose root must be `root`.
 *
 * @throws {OssRefusal} `MalformedXML` when it is not XML, has a document type, or has another root.
 */
export async function readXml(text: string, root: string): Promise<XmlNode> {
  const parsed = text.includes('<!DOCTYPE') ? undefined : await tryParse(decodeControls(text))
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

/**
 * Replaces the references to control characters by the characters. XML 1.0 forbids both, SDKs write keys
 * with them so, and the parser would drop such a reference and leave another key.
 */
function decodeControls(text: string): string {
  return text.replace(/&#(x[0-9a-f]+|\d+);/gi, (reference: string, digits: string) => {
    const code = Number(/^x/i.test(digits) ? `0${digits}` : digits)
    return code < 0x20 ? String.fromCharCode(code) : reference
  })
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

/** Returns the members of a node by name; none when the node is text. */
export function membersOf(node: XmlNode | undefined, name: string): readonly XmlNode[] {
  if (node === undefined || typeof node === 'string') return []
  return Object.hasOwn(node, name) ? (node[name] ?? []) : []
}

/** Returns the text of the first member with that name. */
export function textOf(node: XmlNode | undefined, name: string): string | undefined {
  const first = membersOf(node, name)[0]
  return typeof first === 'string' ? first : undefined
}

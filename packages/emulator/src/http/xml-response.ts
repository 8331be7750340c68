import type { ServiceResponse } from './message.ts'
import { writeXml, type XmlValue } from './write-xml.ts'

/** An answer whose body is one XML document. */
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

/** File name extension → MIME type. */

import { lookup } from 'mrmime'

/** Documents that the service converts; mrmime leaves vendor types out. */
const OFFICE_TYPES: ReadonlyMap<string, string> = /* @__PURE__ */ new Map([
  ['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ['pptx', 'application/vnd.openxmlformats-officedocument.presentationml.presentation'],
])

/** Returns the MIME type of a key by its extension; `application/octet-stream` when it is not known. */
export function contentTypeOf(key: string): string {
  const extension = /\.([A-Za-z0-9]{1,12})$/.exec(key)?.[1]?.toLowerCase()
  if (extension === undefined) return 'application/octet-stream'
  return lookup(extension) ?? OFFICE_TYPES.get(extension) ?? 'application/octet-stream'
}

/** Content types by file name, for objects that a person put into the folder. */
import { mimes } from 'mrmime'

/** By extension; the service has its own type for some, and mrmime leaves vendors' types out. */
const TYPES: Readonly<Record<string, string>> = {
  ...mimes,
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  js: 'application/javascript',
  m3u8: 'application/vnd.apple.mpegurl',
  xml: 'application/xml',
}

/** Returns the content type of a key by its extension; `application/octet-stream` without a known one. */
export function contentTypeOf(key: string): string {
  const extension = /\.([A-Za-z0-9]+)$/.exec(key)?.[1]?.toLowerCase() ?? ''
  return (
    (Object.hasOwn(TYPES, extension) ? TYPES[extension] : undefined) ?? 'application/octet-stream'
  )
}

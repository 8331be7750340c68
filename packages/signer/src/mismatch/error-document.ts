/** An error document as people have it (XML, escaped, quoted, cut off) → its members. */

/** The other side of a comparison; the members carry the names of the service's error document. */
export interface Evidence {
  readonly canonicalRequest?: string | undefined
  /** Without its last line, the hash, when it was reconstructed from a request. */
  readonly stringToSign?: string | undefined
  /** `SignatureProvided`: the signature that reached the service. */
  readonly signatureProvided?: string | undefined
  /** `Code`, such as `SignatureDoesNotMatch`. */
  readonly code?: string | undefined
  readonly message?: string | undefined
  /** `RequestTime` and `ServerTime` of a skewed request, ISO 8601. */
  readonly requestTime?: string | undefined
  readonly serverTime?: string | undefined
}

/** Reads the service's error document, also from a web page, a log line or a JSON text. */
export function readErrorDocument(pasted: string): Evidence {
  const document = unwrap(pasted)
  return {
    canonicalRequest: signedText(document, 'CanonicalRequest'),
    stringToSign: signedText(document, 'StringToSign'),
    signatureProvided: member(document, 'SignatureProvided'),
    code: member(document, 'Code'),
    message: member(document, 'Message'),
    requestTime: member(document, 'RequestTime'),
    serverTime: member(document, 'ServerTime'),
  }
}

/** Undoes the escapes of HTML and of quoted texts that surround a document. */
function unwrap(pasted: string): string {
  const forms = [pasted, unquote(pasted), decodeEntities(pasted), decodeEntities(unquote(pasted))]
  return forms.find((text) => /<(?:Error|Code|StringToSign|CanonicalRequest)>/.test(text)) ?? pasted
}

/** The bytes of a text are listed beside it, and survive where its line breaks are lost. */
function signedText(document: string, name: string): string | undefined {
  const bytes = element(document, `${name}Bytes`)
  const fromBytes = bytes === undefined ? undefined : decodeByteList(bytes)
  if (fromBytes !== undefined) return fromBytes
  const text = member(document, name) ?? cutElement(document, name)
  if (text === undefined || text.includes('\n')) return text
  return unquote(text)
}

function decodeByteList(list: string): string | undefined {
  const compact = list.replace(/\s+/g, '')
  if (!/^(?:[0-9a-f]{2})+$/i.test(compact)) return undefined
  const bytes = compact.match(/../g)?.map((pair) => Number.parseInt(pair, 16)) ?? []
  return new TextDecoder().decode(new Uint8Array(bytes))
}

/** A member as an XML element, or as `"Name": "text"` of a JSON text or of a printed dictionary. */
function member(document: string, name: string): string | undefined {
  const text = element(document, name)
  if (text !== undefined) return text
  const quoted = new RegExp(`(["'])${name}\\1\\s*:\\s*(["'])((?:\\\\.|(?!\\2)[^\\\\])*)\\2`, 'i')
  const value = quoted.exec(document)?.[3]
  return value === undefined ? undefined : unquote(value)
}

function element(xml: string, name: string): string | undefined {
  const start = xml.indexOf(`<${name}>`)
  const end = xml.indexOf(`</${name}>`, start)
  if (start === -1 || end === -1) return undefined
  return decodeEntities(xml.slice(start + name.length + 2, end).replaceAll('\r\n', '\n'))
}

/** An element whose end is missing: everything up to the end of the document. */
function cutElement(xml: string, name: string): string | undefined {
  const start = xml.indexOf(`<${name}>`)
  if (start === -1) return undefined
  return decodeEntities(xml.slice(start + name.length + 2).replaceAll('\r\n', '\n'))
}

/** Undoes the backslashes of a quoted text. */
export function unquote(text: string): string {
  const controls: Readonly<Record<string, string>> = { n: '\n', r: '', t: '\t' }
  return text.replace(/\\(?:u([0-9a-f]{4})|([nrt"'/\\]))/gi, (_, hex, escaped) =>
    hex === undefined
      ? (controls[escaped] ?? escaped)
      : String.fromCharCode(Number.parseInt(hex, 16)),
  )
}

/** Replaces the entities of XML by their characters. */
export function decodeEntities(text: string): string {
  return text.replace(
    /&(#x?[0-9a-f]+|[a-z]+);/gi,
    (whole, entity: string) => decodeEntity(entity) ?? whole,
  )
}

function decodeEntity(entity: string): string | undefined {
  const named = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }[entity]
  const digits = /^#(x?)([0-9a-f]+)$/i.exec(entity)
  if (digits === null) return named
  const code = Number.parseInt(digits[2] ?? '', digits[1] === '' ? 10 : 16)
  return code <= 0x10ffff ? String.fromCodePoint(code) : undefined
}

/** What the service said, or what was really sent, in whatever form it was pasted → comparable texts. */
import { ALGORITHM } from '../canonical/string-to-sign.ts'
import { readClaim } from '../verify/claim.ts'
import { checkClaimForm } from '../verify/claim-rules.ts'
import { readReceivedHeaders, receivedCanonicalRequest } from '../verify/received-request.ts'
import { readTarget } from '../verify/request-target.ts'
import { parseCurl, type SentRequest } from './curl-command.ts'

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

/**
 * Reads an error document, a URL or a curl command.
 *
 * @param ours - our canonical request; a URL alone has no method, and its bucket is not certain.
 */
export function readEvidence(pasted: string, ours: string): Evidence {
  const text = pasted.trim()
  if (/^curl\s/.test(text)) return readRequest(parseCurl(text), ours)
  if (/^https?:\/\//.test(text)) return readRequest({ url: text, headers: {} }, ours)
  return readErrorDocument(text)
}

function readErrorDocument(xml: string): Evidence {
  return {
    canonicalRequest: element(xml, 'CanonicalRequest'),
    stringToSign: element(xml, 'StringToSign'),
    signatureProvided: element(xml, 'SignatureProvided'),
    code: element(xml, 'Code'),
    message: element(xml, 'Message'),
    requestTime: element(xml, 'RequestTime'),
    serverTime: element(xml, 'ServerTime'),
  }
}

function element(xml: string, name: string): string | undefined {
  const start = xml.indexOf(`<${name}>`)
  const end = xml.indexOf(`</${name}>`, start)
  if (start === -1 || end === -1) return undefined
  const text = xml.slice(start + name.length + 2, end).replaceAll('\r\n', '\n')
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

function readRequest(sent: SentRequest, ours: string): Evidence {
  const [ownMethod = '', ownUri = ''] = ours.split('\n')
  const [, host = '', target = '/'] = /^https?:\/\/([^/?#]*)([^#]*)/.exec(sent.url) ?? []
  const bucket = ownUri.split('/')[1] ?? ''
  const isInPath = !host.startsWith(`${bucket}.`) && target.startsWith(`/${bucket}/`)
  const path = target.startsWith('/') ? target : `/${target}`
  const parsed = readTarget(path, isInPath ? undefined : bucket)
  if (parsed === undefined) return { code: 'InvalidURI', message: 'The URL cannot be read.' }
  const headers = readReceivedHeaders({ host, ...sent.headers })
  const claim = readClaim(headers, parsed.query)
  if ('ok' in claim) return { code: claim.code, message: claim.message }
  const brokenRule = checkClaimForm(claim)
  if (brokenRule !== undefined) return { code: brokenRule.code, message: brokenRule.message }
  const { scope, date, signature, additionalHeaders } = claim
  const method = sent.method ?? ownMethod
  return {
    canonicalRequest: receivedCanonicalRequest({
      method,
      target: parsed,
      headers,
      additionalHeaders,
    }),
    stringToSign: `${ALGORITHM}\n${date.timestamp}\n${scope.join('/')}`,
    signatureProvided: signature,
  }
}

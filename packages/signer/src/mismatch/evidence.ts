/** What the service said, or what was really sent, in whatever form it was pasted → comparable texts. */
import { ALGORITHM } from '../canonical/string-to-sign.ts'
import { readClaim } from '../verify/claim.ts'
import { checkClaimSyntax } from '../verify/claim-rules.ts'
import { readReceivedHeaders, receivedCanonicalRequest } from '../verify/received-request.ts'
import { isRefusal } from '../verify/refusal.ts'
import { readTarget } from '../verify/request-target.ts'
import { parseCurl, type SentRequest } from './curl-command.ts'
import { decodeEntities, type Evidence, readErrorDocument, unquote } from './error-document.ts'

/**
 * Reads an error document, a URL or a curl command.
 *
 * @param ours - our canonical request; a URL alone has no method, and its bucket is not certain.
 */
export function readEvidence(pasted: string, ours: string): Evidence {
  const text = pasted.trim().replace(/^[$>] +/, '')
  // What was copied from HTML, XML or JSON has each "&" escaped.
  if (/^curl\s/.test(text)) return readRequest(parseCurl(decodeEntities(text)), ours)
  const url = /^(["'<]?)(https?:\/\/[^\s"'<>]*)["'>]?$/.exec(unquote(text))?.[2]
  if (url !== undefined) return readRequest({ url: decodeEntities(url), headers: {} }, ours)
  return readErrorDocument(text)
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
  if (isRefusal(claim)) return { code: claim.code, message: claim.message }
  const brokenRule = checkClaimSyntax(claim)
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

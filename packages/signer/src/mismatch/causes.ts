/** Differences of the signed texts → their likely causes, in words. */
import { parseTimestamp } from '../canonical/timestamp.ts'
import { type Cause, cause } from './cause.ts'
import type { Difference } from './differences.ts'
import { encodingCause } from './encoding-cause.ts'
import type { Evidence } from './error-document.ts'
import type { RequestPieces, StringPieces } from './signed-texts.ts'

/** What could be read of the other side's texts, and how that differs from ours. */
export interface ReadTexts {
  readonly request: RequestPieces | undefined
  readonly string: StringPieces | undefined
}

/**
 * Finds the causes: first what hinders the comparison, then those that the service names itself, then
 * one for each difference.
 */
export function findCauses(
  evidence: Evidence,
  texts: ReadTexts & { readonly differences: readonly Difference[] },
): Cause[] {
  const causes = [
    ...readingCauses(evidence, texts),
    ...evidenceCauses(evidence),
    ...texts.differences.flatMap(causesOf),
  ]
  return causes.filter(
    ({ message }, index) => causes.findIndex((cause) => cause.message === message) === index,
  )
}

const SAVE_THE_ANSWER =
  'save the answer itself, for example with curl -o error.xml, and give that file'

function readingCauses(evidence: Evidence, { request, string }: ReadTexts): Cause[] {
  if (request?.damage === 'flattened') {
    return cause(
      'LINE_BREAKS_LOST',
      `The line breaks of the canonical request are lost, as when a browser shows it, so its lines were told apart by their form. To be sure, ${SAVE_THE_ANSWER}.`,
    )
  }
  if (request?.damage === 'cut') {
    return cause(
      'TEXT_CUT_OFF',
      `The end of the canonical request is missing, so only what stands before it was compared: ${SAVE_THE_ANSWER}.`,
    )
  }
  if (request === undefined && string !== undefined && string.hash === undefined) {
    return cause(
      'TEXT_CUT_OFF',
      `The end of the string to sign is missing, so only what stands before it was compared: ${SAVE_THE_ANSWER}.`,
    )
  }
  if (request !== undefined || string !== undefined || isV1(evidence)) return []
  const { code } = evidence
  if (code !== undefined && code !== 'SignatureDoesNotMatch') return []
  return cause(
    'NOTHING_TO_COMPARE',
    'The other side was not understood, so nothing was compared: give the error document of the service as XML, the URL that was used, or the whole curl command.',
  )
}

function evidenceCauses(evidence: Evidence): Cause[] {
  const { code, message = '' } = evidence
  if (/\bV1\b|signing algorithm/.test(message) || isV1(evidence)) {
    return cause(
      'V1_MIXED_WITH_V4',
      'The service computed a V1 signature: a V1 Authorization header or the parameters OSSAccessKeyId, Expires and Signature were sent. Send one form of signature only.',
    )
  }
  switch (code) {
    case 'RequestTimeTooSkewed':
      return skewCauses(evidence)
    case 'InvalidAccessKeyId':
      return cause(
        'KEY_WRONG',
        'The service does not know the access key id: look for a typing error or a deleted key.',
      )
    case undefined:
    case 'SignatureDoesNotMatch':
      return []
    default:
      return cause('REQUEST_REFUSED', message === '' ? code : message)
  }
}

function skewCauses({ requestTime = '', serverTime = '' }: Evidence): Cause[] {
  const skew = Math.round((Date.parse(serverTime) - Date.parse(requestTime)) / 1000)
  const amount = Number.isNaN(skew)
    ? 'more than 15 minutes from'
    : `${Math.abs(skew)} seconds ${skew < 0 ? 'ahead of' : 'behind'}`
  return cause(
    'CLOCK_SKEWED',
    `The local clock is ${amount} the service's. Correct it, or pass clockOffset.`,
  )
}

/** Whether the service computed a V1 signature, whose text begins with the method. */
export function isV1({ stringToSign = '' }: Evidence): boolean {
  return /^\s*[A-Z]+\s/.test(stringToSign)
}

function causesOf(difference: Difference): Cause[] {
  const { field, ours, theirs } = difference
  switch (field) {
    case 'scope':
      return scopeCauses(ours ?? '', theirs ?? '')
    case 'timestamp':
      return timestampCauses(ours ?? '', theirs ?? '')
    case 'method':
      return cause(
        'METHOD_CHANGED',
        `Signed as ${ours}, received as ${theirs}: a redirect or the HTTP client changed the method.`,
      )
    case 'uri':
      return uriCauses(ours ?? '', theirs ?? '')
    case 'parameter':
      return parameterCauses(difference)
    case 'header':
      return headerCauses(difference)
    case 'query spelling':
      return cause(
        'QUERY_SPELLING',
        'Both queries say the same, spelled differently: parameters are sorted by encoded name in byte order, and one without a value has no equals sign.',
      )
    case 'additional headers':
      return cause(
        'ADDITIONAL_HEADERS_DIFFER',
        `Signed with the additional headers "${ours}", received with "${theirs}": a proxy removed one, or the list in the request is another.`,
      )
    case 'payload':
    case 'algorithm':
    case 'hash':
      return []
    default:
      return field satisfies never
  }
}

function scopeCauses(ours: string, theirs: string): Cause[] {
  const [, region = '', product = ''] = ours.split('/')
  const [, wantedRegion = '', wantedProduct = ''] = theirs.split('/')
  if (region === '') {
    return cause(
      'REGION_MISSING',
      `No region was signed; the service has "${wantedRegion}". Set the region of the bucket.`,
    )
  }
  if (region !== wantedRegion) {
    const hint = region.startsWith('oss-') ? ' The region has no "oss-" in front.' : ''
    return cause(
      'REGION_WRONG',
      `Signed for region "${region}", the service has "${wantedRegion}".${hint}`,
    )
  }
  if (product === wantedProduct) return []
  return cause(
    'PRODUCT_WRONG',
    `Signed for product "${product}", the service has "${wantedProduct}".`,
  )
}

function timestampCauses(ours: string, theirs: string): Cause[] {
  const seconds = ((parseTimestamp(ours) || 0) - (parseTimestamp(theirs) || 0)) / 1000
  return cause(
    'SIGNED_AT_ANOTHER_TIME',
    `The two signatures were made ${Math.abs(seconds)} seconds apart: compare the texts of one and the same attempt, with the same date.`,
  )
}

function uriCauses(ours: string, theirs: string): Cause[] {
  const encoding = encodingCause('the key', ours, theirs)
  if (encoding.length > 0) return encoding
  if (resolveDots(ours) === resolveDots(theirs)) {
    return cause(
      'PATH_NORMALISED',
      'Something between here and the service resolved "." or ".." segments or repeated slashes, as every URL class does. Send the path as text, or avoid such keys.',
    )
  }
  if (ours.endsWith(theirs) || theirs.endsWith(ours)) {
    return cause(
      'BUCKET_MISPLACED',
      `Signed for "${ours}", received for "${theirs}": the bucket is missing from one of them, or stands in the host and in the path.`,
    )
  }
  return cause('KEY_CHANGED', `Signed for "${ours}", received for "${theirs}".`)
}

function parameterCauses({ name = '', ours, theirs }: Difference): Cause[] {
  if (ours === undefined) {
    return cause(
      'PARAMETER_ADDED',
      `Parameter "${name}" was not signed but reached the service: all parameters are signed, so add it before signing.`,
    )
  }
  if (theirs === undefined) {
    return cause('PARAMETER_LOST', `Parameter "${name}" was signed but did not reach the service.`)
  }
  const encoding = encodingCause(`parameter "${name}"`, ours, theirs)
  if (encoding.length > 0) return encoding
  return cause(
    'PARAMETER_CHANGED',
    `Parameter "${name}" was signed as "${ours}" and received as "${theirs}".`,
  )
}

function headerCauses({ name = '', ours, theirs }: Difference): Cause[] {
  if (name === 'x-oss-date') return []
  if (ours === undefined) {
    return cause(
      'HEADER_ADDED',
      `Header "${name}" was not signed but reached the service: the HTTP client or a proxy adds it. Set it yourself before signing.`,
    )
  }
  if (theirs === undefined) {
    return cause(
      'HEADER_LOST',
      `Header "${name}" was signed but did not reach the service: send it exactly as signed.`,
    )
  }
  return cause(
    'HEADER_CHANGED',
    `Header "${name}" was signed as "${ours}" and received as "${theirs}".`,
  )
}

function resolveDots(path: string): string {
  const resolved: string[] = []
  for (const segment of path.split('/')) {
    if (segment === '..') resolved.pop()
    else if (segment !== '.' && segment !== '') resolved.push(segment)
  }
  return resolved.join('/')
}

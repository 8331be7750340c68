/**
 * The answers of the service to a request that it does not accept.
 *
 * Codes and EC numbers are those of the service's error pages (`0002-00000202` and siblings). Where
 * the pages and recorded answers differ, the recorded answer counts: a wrong region in the header form
 * is `0002-00000226`, a wrong product `0002-00000227`.
 */

/** The service's `Code`. */
export type RefusalCode =
  | 'AccessDenied'
  | 'EntityTooLarge'
  | 'EntityTooSmall'
  | 'InvalidAccessKeyId'
  | 'InvalidArgument'
  | 'InvalidPolicyDocument'
  | 'InvalidSecurityToken'
  | 'InvalidURI'
  | 'RequestTimeTooSkewed'
  | 'SecurityTokenExpired'
  | 'SignatureDoesNotMatch'

/** A request that must not be served. */
export interface Refusal {
  readonly ok: false
  /** HTTP status of the service's answer. */
  readonly status: 400 | 403
  readonly code: RefusalCode
  /** Full EC number such as `0002-00000040`; the empty text where the service's number is not known. */
  readonly ec: string
  readonly message: string
  /** Where the signature was looked for; `'none'` when the request carries no signature at all. */
  readonly form: SignatureForm | 'none'
  /** What the service would sign; only with `SignatureDoesNotMatch`. */
  readonly canonicalRequest?: string
  readonly stringToSign?: string
  readonly signatureProvided?: string
}

/** Tells a refusal from what was read or found in its place. */
export function isRefusal(value: object): value is Refusal {
  return 'ok' in value && value.ok === false
}

/** Where a request carries its signature. */
export type SignatureForm = 'header' | 'query' | 'policy'

/** What a refusal says. */
interface Answer {
  readonly code: RefusalCode
  /** The last part of the EC, without its zeros; left out where the service's number is not known. */
  readonly ec?: number | undefined
  readonly message: string
}

/** The codes that the service answers with status 403; the others have 400. */
const FORBIDDEN: ReadonlySet<RefusalCode> = /* @__PURE__ */ new Set<RefusalCode>([
  'AccessDenied',
  'InvalidAccessKeyId',
  'InvalidSecurityToken',
  'RequestTimeTooSkewed',
  'SecurityTokenExpired',
  'SignatureDoesNotMatch',
])

/** Builds a refusal. */
export function refuse(form: SignatureForm | 'none', { code, ec, message }: Answer): Refusal {
  return {
    ok: false,
    status: FORBIDDEN.has(code) ? 403 : 400,
    code,
    ec: ec === undefined ? '' : `0002-${String(ec).padStart(8, '0')}`,
    message,
    form,
  }
}

/** EC numbers of one fault, by the place of the signature; a form has none. */
interface FaultNumbers {
  readonly header?: number
  readonly query?: number
}

/** Refuses a part of a signature that is missing or malformed. */
export function refusePart(
  form: SignatureForm,
  part: string,
  { expected, ...numbers }: FaultNumbers & { readonly expected?: string },
): Refusal {
  const place = form === 'header' ? 'Authorization header' : form
  const hint = expected === undefined ? '' : ` Expected ${expected}.`
  return refuse(form, {
    code: 'InvalidArgument',
    ec: form === 'policy' ? undefined : numbers[form],
    message: `Invalid signing ${part} in ${place}.${hint}`,
  })
}

/** Refuses a wrong signature; callers add what the service would have signed. */
export function refuseSignature(form: SignatureForm, signatureProvided: string): Refusal {
  const message = 'The request signature we calculated does not match the signature you provided.'
  return { ...refuse(form, { code: 'SignatureDoesNotMatch', ec: 40, message }), signatureProvided }
}

/** A claim → the service's refusal, if it has one: shape, scope, time and identity. */
import { UNSIGNED_PAYLOAD } from './canonical-request.ts'
import type { Claim } from './claim.ts'
import { isEqualInConstantTime } from './constant-time.ts'
import type { Credentials } from './credentials.ts'
import { type MaybePromise, whenReady } from './maybe-promise.ts'
import { type Refusal, type RefusalCode, refuse, type SignatureForm } from './refusal.ts'
import { SCOPE_TERMINATOR } from './scope.ts'
import {
  assertRegionAndProduct,
  resolveSigningContext,
  type SigningContext,
} from './signing-context.ts'
import { ALGORITHM } from './string-to-sign.ts'

/** A key that the service knows. */
export interface KnownKey {
  readonly accessKeySecret: Credentials['accessKeySecret']
  /** The token that requests with this key must carry; left out, any token passes. */
  readonly securityToken?: string | undefined
  /** When the security token ends. */
  readonly expiration?: Date | undefined
}

/** What every form of verification needs to know. */
export interface VerifyOptions {
  /** The region that the scope must name. */
  readonly region: string
  /** @default 'oss' */
  readonly product?: string | undefined
  /** Finds a key; `undefined` for an unknown one. What it throws, the verification throws. */
  readonly lookup: (accessKeyId: string) => MaybePromise<KnownKey | undefined>
  /** @default the clock */
  readonly now?: Date | undefined
}

/** What a claim is held against. */
interface Service {
  readonly region: string
  readonly product: string
  /** Milliseconds since 1970. */
  readonly now: number
}

/** @see recommend-to-use-signature-version-4, "x-oss-date"; error 0002-00000504 */
const TOLERANCE_MS = 15 * 60 * 1000

/** Gives the first refusal that needs no key, in the order in which the service looks. */
export function refusalOf(claim: Claim, service: Service): Refusal | undefined {
  const { form, algorithm, timestamp, payload, instant, expires = '1' } = claim
  const { region, product, now } = service
  const isHeader = form === 'header'
  const longest = claim.securityToken ? 43_200 : 604_800
  // A form ends with its policy; a URL with its lifetime.
  const ahead = isHeader ? Math.abs(instant - now) : instant - now
  let refusal: Refusal | undefined
  const refuseIf = (isWrong: boolean, number: EcNumber, text: string, code?: RefusalCode): void => {
    if (isWrong) refusal ??= refuseFor([number, text, code], form, service)
  }
  refuseIf(algorithm !== ALGORITHM, [202, 0], `The signature is not ${ALGORITHM}.`, WRONG)
  refuseIf(claim.credential === undefined, [202, 217], 'credential')
  refuseIf(claim.signature === undefined, [207, 0], 'signature')
  if (isHeader) {
    refuseIf(timestamp === undefined, 503, 'x-oss-date is missing.', 'AccessDenied')
    refuseIf(
      payload !== UNSIGNED_PAYLOAD,
      0,
      `x-oss-content-sha256 must be ${UNSIGNED_PAYLOAD}.`,
      WRONG,
    )
  }
  refuseIf(form === 'query' && claim.expires === undefined, 215, 'lifetime')
  refuseIf(claim.segments !== 5, [204, 218], 'credential')
  refuseIf(!ACCESS_KEY_ID.test(claim.accessKeyId), [206, 222], 'access key id')
  refuseIf(claim.terminator !== SCOPE_TERMINATOR, [213, 224], 'terminator')
  refuseIf(!instant || timestamp?.slice(0, 8) !== claim.day, [212, 223], 'date')
  refuseIf(claim.additionalHeaders === '', 209, 'additional headers')
  refuseIf(!SECONDS.test(expires) || !+expires || +expires > longest, 232, LIFETIME, WRONG)
  refuseIf(claim.region !== region, 226, 'region')
  refuseIf(claim.product !== product, 227, 'product')
  refuseIf(ahead > TOLERANCE_MS, 504, SKEWED, 'RequestTimeTooSkewed')
  refuseIf(now > endOf(claim), 236, 'Request has expired.', 'AccessDenied')
  return refusal
}

const WRONG = 'InvalidArgument'
const LIFETIME = 'x-oss-expires must be 1 to 604800, or 43200 with a security token.'
const SKEWED = 'The difference between the request time and the current time is too large.'
const ACCESS_KEY_ID = /^[!-~]+$/
const SECONDS = /^\d{1,6}$/

/** The end of a presigned URL in milliseconds since 1970; NaN in the other forms. */
export function endOf({ instant, expires }: Claim): number {
  return instant + Number(expires) * 1000
}

/** The same in all forms, or one in the header and one in the query. */
type EcNumber = number | readonly [header: number, query: number]

/**
 * What is wrong. Without a code the text names the part that is missing or wrong; otherwise it is the
 * whole message.
 */
type Fault = readonly [number: EcNumber, text: string, code: RefusalCode | undefined]

function refuseFor([number, text, code]: Fault, form: SignatureForm, service: Service): Refusal {
  const ec =
    typeof number === 'number' ? number : { header: number[0], query: number[1], policy: 0 }[form]
  if (code !== undefined) return refuse(form, code, ec, text)
  const place = form === 'header' ? 'Authorization header' : form
  // The service tells what region and product it expected.
  const expected = text in service ? ` Expected ${service[text as 'region' | 'product']}.` : ''
  return refuse(form, WRONG, ec, `Invalid signing ${text} in ${place}.${expected}`)
}

/**
 * Checks everything about a claim but its signature, the key last: an unsigned flood neither looks
 * keys up nor fills the cache of derived keys.
 *
 * @param use - what to do with what the claim must have been signed with.
 * @throws {SignerError} `REGION_INVALID`, `PRODUCT_INVALID`, for the options; `CREDENTIALS_INVALID`,
 * for the key that was found.
 */
export function checkClaim<R>(
  claim: Claim,
  { region, product = 'oss', lookup, now: given }: VerifyOptions,
  use: (context: SigningContext) => MaybePromise<R>,
): MaybePromise<R | Refusal> {
  const { form, accessKeyId, instant } = claim
  const now = given?.getTime() ?? Date.now()
  const service = { region, product, now }
  const refused = refusalOf(claim, service)
  if (refused !== undefined) {
    assertRegionAndProduct(region, product)
    return refused
  }
  return whenReady(lookup(accessKeyId), (known): MaybePromise<R | Refusal> => {
    if (known === undefined) {
      return refuse(form, 'InvalidAccessKeyId', 902, 'The access key id is unknown.')
    }
    const { accessKeySecret } = known
    return (
      checkToken(claim, known, now) ??
      use(resolveSigningContext({ accessKeyId, accessKeySecret }, service, instant))
    )
  })
}

function checkToken(
  { form, securityToken = '' }: Claim,
  known: KnownKey,
  now: number,
): Refusal | undefined {
  if (known.securityToken && !isEqualInConstantTime(known.securityToken, securityToken)) {
    return refuse(form, 'InvalidSecurityToken', 6, 'The security token is missing or wrong.')
  }
  if (known.expiration !== undefined && now >= known.expiration.getTime()) {
    return refuse(form, 'SecurityTokenExpired', 7, 'The security token you provided has expired.')
  }
  return undefined
}

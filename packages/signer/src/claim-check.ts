/** A claim → the service's refusal, if it has one: shape, scope, time and identity. */
import { UNSIGNED_PAYLOAD } from './canonical-request.ts'
import type { Claim } from './claim.ts'
import { isEqualInConstantTime } from './constant-time.ts'
import type { Credentials } from './credentials.ts'
import { type MaybePromise, whenReady } from './maybe-promise.ts'
import { type Refusal, type RefusalCode, refuse } from './refusal.ts'
import { SCOPE_TERMINATOR } from './scope.ts'
import { assertRegionAndProduct } from './signing-context.ts'
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

/**
 * A reason to refuse.
 *
 * The EC number is the same in all forms, or one in the header and one in the query. A rule
 * without a code names the part that is missing or wrong, an `InvalidArgument`; the others have the
 * whole message.
 */
type Rule = readonly [
  isBroken: (claim: Claim, service: Service) => boolean,
  number: number | readonly [header: number, query: number],
  text: string,
  code?: RefusalCode,
]

/** @see recommend-to-use-signature-version-4, "x-oss-date"; error 0002-00000504 */
const TOLERANCE_MS = 15 * 60 * 1000

/** In the order in which they are checked. */
const RULES: readonly Rule[] = [
  [
    ({ texts }) => texts.algorithm !== ALGORITHM,
    [202, 0],
    `The signature is not ${ALGORITHM}.`,
    'InvalidArgument',
  ],
  [({ texts }) => texts.credential === undefined, [202, 217], 'credential'],
  [({ texts }) => texts.signature === undefined, [207, 0], 'signature'],
  [({ texts }) => texts.timestamp === undefined, 503, 'x-oss-date is missing.', 'AccessDenied'],
  [
    ({ form, texts }) => form === 'header' && texts.payload !== UNSIGNED_PAYLOAD,
    0,
    `x-oss-content-sha256 must be ${UNSIGNED_PAYLOAD}.`,
    'InvalidArgument',
  ],
  [({ form, texts }) => form === 'query' && texts.expires === undefined, 215, 'lifetime'],
  [({ segments }) => segments !== 5, [204, 218], 'credential'],
  [({ accessKeyId }) => !/^[!-~]+$/.test(accessKeyId), [206, 222], 'access key id'],
  [({ terminator }) => terminator !== SCOPE_TERMINATOR, [213, 224], 'terminator'],
  [
    ({ instant, texts, day }) => !instant || texts.timestamp?.slice(0, 8) !== day,
    [212, 223],
    'date',
  ],
  [({ texts }) => texts.additionalHeaders === '', 209, 'additional headers'],
  [
    ({ texts: { expires = '1', securityToken } }) =>
      !/^\d{1,6}$/.test(expires) || !+expires || +expires > (securityToken ? 43_200 : 604_800),
    232,
    'x-oss-expires must be 1 to 604800, or 43200 with a security token.',
    'InvalidArgument',
  ],
  [(claim, { region }) => claim.region !== region, 226, 'region'],
  [(claim, { product }) => claim.product !== product, 227, 'product'],
  [
    // A form ends with its policy; a URL with its lifetime.
    ({ form, instant }, { now }) =>
      (form === 'header' ? Math.abs(instant - now) : instant - now) > TOLERANCE_MS,
    504,
    'The difference between the request time and the current time is too large.',
    'RequestTimeTooSkewed',
  ],
  [
    ({ instant, texts }, { now }) => now > instant + Number(texts.expires) * 1000,
    236,
    'Request has expired.',
    'AccessDenied',
  ],
]

/** Gives the first refusal that needs no key. */
export function refusalOf(claim: Claim, service: Service): Refusal | undefined {
  for (const rule of RULES) if (rule[0](claim, service)) return refuseBy(rule, claim, service)
  return undefined
}

function refuseBy([, number, text, code]: Rule, { form }: Claim, service: Service): Refusal {
  const isHeader = form === 'header'
  const ec =
    typeof number === 'number' ? number : { header: number[0], query: number[1], policy: 0 }[form]
  if (code !== undefined) return refuse(form, code, ec, text)
  const place = isHeader ? 'Authorization header' : form
  // The service tells what region and product it expected.
  const expected = text in service ? ` Expected ${service[text as 'region' | 'product']}.` : ''
  return refuse(form, 'InvalidArgument', ec, `Invalid signing ${text} in ${place}.${expected}`)
}

/**
 * Checks everything about a claim but its signature, the key last: an unsigned flood neither looks
 * keys up nor fills the cache of derived keys.
 *
 * @param use - what to do with the secret of the key that the claim names.
 * @throws {SignerError} `REGION_INVALID`, `PRODUCT_INVALID`, for the options.
 */
export function checkClaim<R>(
  claim: Claim,
  { region, product = 'oss', lookup, now: given = new Date() }: VerifyOptions,
  use: (secret: Credentials['accessKeySecret']) => MaybePromise<R>,
): MaybePromise<R | Refusal> {
  assertRegionAndProduct(region, product)
  const now = given.getTime()
  const refused = refusalOf(claim, { region, product, now })
  if (refused !== undefined) return refused
  return whenReady(lookup(claim.accessKeyId), (known): MaybePromise<R | Refusal> => {
    if (known === undefined) {
      return refuse(claim.form, 'InvalidAccessKeyId', 902, 'The access key id is unknown.')
    }
    return checkToken(claim, known, now) ?? use(known.accessKeySecret)
  })
}

function checkToken(
  { form, texts: { securityToken = '' } }: Claim,
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

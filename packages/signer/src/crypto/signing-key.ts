/**
 * Secret and scope → signing key, in a bounded cache: a derivation takes four HMACs, and its result
 * holds for a day.
 *
 * @see recommend-to-use-signature-version-4, "SigningKey"
 */
import { type HmacKey, hmac, importHmacKey } from '#crypto'
import { SCOPE_TERMINATOR, type Scope } from '../canonical/scope.ts'

/** More than the identities that one process signs for in a day. */
const MOST_KEYS = 256

const cache = /* @__PURE__ */ new Map<string, Promise<HmacKey>>()

/** Returns the signing key of a secret and a scope, derived once. The oldest key leaves a full cache. */
export function signingKeyFor(accessKeySecret: string, scope: Scope): Promise<HmacKey> {
  const name = `${scope.text}/${accessKeySecret}`
  const known = cache.get(name)
  if (known !== undefined) return known
  const key = deriveSigningKey(accessKeySecret, scope)
  // A derivation that failed is not kept; whoever asked for the key sees the error.
  key.catch(() => cache.delete(name))
  if (cache.size === MOST_KEYS) cache.delete(String(cache.keys().next().value))
  cache.set(name, key)
  return key
}

async function deriveSigningKey(accessKeySecret: string, scope: Scope): Promise<HmacKey> {
  const secretKey = await importHmacKey(new TextEncoder().encode(`aliyun_v4${accessKeySecret}`))
  const dayKey = await importHmacKey(await hmac(secretKey, scope.day))
  const regionKey = await importHmacKey(await hmac(dayKey, scope.region))
  const productKey = await importHmacKey(await hmac(regionKey, scope.product))
  return importHmacKey(await hmac(productKey, SCOPE_TERMINATOR))
}

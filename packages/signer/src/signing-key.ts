/**
 * Secret and scope → signing key, in a bounded cache: a derivation takes four HMACs, and its result
 * holds for a day.
 *
 * @see recommend-to-use-signature-version-4, "SigningKey"
 */
import { deriveSigningKey, type SigningKey } from '#crypto'
import type { MaybePromise } from './maybe-promise.ts'
import { SCOPE_TERMINATOR, type Scope } from './scope.ts'

/** More than the identities that one process signs for in a day, few enough to cost nothing. */
const CACHE_LIMIT = 256

const cache = /* @__PURE__ */ new Map<string, MaybePromise<SigningKey>>()

/** Gives the signing key; when the cache is full the oldest entry goes. */
export function signingKeyFor(
  accessKeySecret: string,
  { day, region, product }: Scope,
): MaybePromise<SigningKey> {
  const name = `${day}/${region}/${product}/${accessKeySecret}`
  const cached = cache.get(name)
  if (cached !== undefined) return cached
  const key = deriveSigningKey(`aliyun_v4${accessKeySecret}`, [
    day,
    region,
    product,
    SCOPE_TERMINATOR,
  ])
  if (cache.size >= CACHE_LIMIT) cache.delete(cache.keys().next().value as string) // never empty here
  cache.set(name, key)
  // A derivation that failed must not be remembered; whoever asked for it sees the error.
  if (key instanceof Promise) key.catch(() => cache.delete(name))
  return key
}

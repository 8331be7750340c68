/**
 * Secret and scope → signing key, in a bounded cache: a derivation takes four HMACs, and its result
 * holds for a day.
 *
 * @see recommend-to-use-signature-version-4, "SigningKey"
 */
import { deriveSigningKey } from '#crypto'
import type { Credentials } from './credentials.ts'

/** A key, on Node ready and elsewhere promised. */
export type DerivedKey = ReturnType<typeof deriveSigningKey>

/** More than the identities that one process signs for in a day, few enough to cost nothing. */
const CACHE_LIMIT = 256

const cache = /* @__PURE__ */ new Map<string, DerivedKey>()

/**
 * Gives the signing key. A full cache is emptied.
 *
 * @param scope - `day/region/product/aliyun_v4_request`.
 */
export function signingKeyFor(scope: string, secret: Credentials['accessKeySecret']): DerivedKey {
  const name = `${scope}/${secret}`
  let key = cache.get(name)
  if (key === undefined) {
    key = deriveSigningKey(`aliyun_v4${secret}`, scope.split('/'))
    if (cache.size === CACHE_LIMIT) cache.clear()
    cache.set(name, key)
    // A promised derivation that failed is forgotten; whoever asked for it sees the error.
    const promised: Partial<Promise<unknown>> & object = key
    promised.catch?.(() => cache.delete(name))
  }
  return key
}

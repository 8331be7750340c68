/**
 * Secret and scope → signing key, in a bounded cache: a derivation takes four HMACs, and its result
 * holds for a day.
 *
 * @see recommend-to-use-signature-version-4, "SigningKey"
 */
import { deriveSigningKey, type SigningKey } from '#crypto'
import type { Credentials } from './credentials.ts'
import type { MaybePromise } from './maybe-promise.ts'

/** More than the identities that one process signs for in a day, few enough to cost nothing. */
const CACHE_LIMIT = 256

const cache = /* @__PURE__ */ new Map<string, MaybePromise<SigningKey>>()

/**
 * Gives the signing key. A full cache is emptied.
 *
 * @param scope - from `formatScope`.
 */
export function signingKeyFor(
  secret: Credentials['accessKeySecret'],
  scope: string,
): MaybePromise<SigningKey> {
  const name = `${scope}/${secret}`
  let key = cache.get(name)
  if (key === undefined) {
    key = deriveSigningKey(`aliyun_v4${secret}`, scope.split('/'))
    if (cache.size === CACHE_LIMIT) cache.clear()
    cache.set(name, key)
    // A derivation that failed is forgotten; whoever asked for it sees the error.
    if (key instanceof Promise) key.catch(() => cache.delete(name))
  }
  return key
}

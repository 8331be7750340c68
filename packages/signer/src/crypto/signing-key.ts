/**
 * Secret and scope → signing key, in a bounded cache: a derivation takes four HMACs, and its result
 * holds for a day.
 *
 * @see recommend-to-use-signature-version-4, "SigningKey"
 */
import { deriveSigningKey } from '#crypto'
import type { Credentials } from '../credentials.ts'

/** A key, on Node ready and elsewhere promised. */
type DerivedKey = ReturnType<typeof deriveSigningKey>

const cache = /* @__PURE__ */ new Map<string, DerivedKey>()

/**
 * Gives the signing key. A full cache is emptied.
 *
 * @param scope - `day/region/product/aliyun_v4_request`.
 */
export const signingKeyFor = (
  scope: string,
  secret: Credentials['accessKeySecret'],
): DerivedKey => {
  const name = scope + secret // every scope ends alike
  let key = cache.get(name)
  if (key === undefined) {
    key = deriveSigningKey(`aliyun_v4${secret}`, scope.split('/'))
    // More than the identities that one process signs for in a day, few enough to cost nothing.
    if (cache.size === 256) cache.clear()
    cache.set(name, key)
    // A promised derivation that failed is forgotten, and with it all others; whoever asked for it sees the error.
    ;(key as Partial<Promise<unknown>>).catch?.(() => cache.clear())
  }
  return key
}

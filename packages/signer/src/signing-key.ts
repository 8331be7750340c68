/**
 * Who signs, on which day, for which region → signing key, in a bounded cache: a derivation takes
 * four HMACs, and its result holds for a day.
 *
 * @see recommend-to-use-signature-version-4, "SigningKey"
 */
import { deriveSigningKey, type SigningKey } from '#crypto'
import type { Credentials } from './credentials.ts'
import type { MaybePromise } from './maybe-promise.ts'
import { formatScope, SCOPE_TERMINATOR, type Scope } from './scope.ts'

/** A signing key, and what it is bound to. */
export interface ScopedKey {
  /** `day/region/product/aliyun_v4_request`. */
  readonly scope: string
  readonly signingKey: MaybePromise<SigningKey>
}

interface Entry extends ScopedKey {
  readonly secret: string
  readonly bound: Scope
}

/** More than the identities that one process signs for in a day, few enough to cost nothing. */
const CACHE_LIMIT = 256

const cache = /* @__PURE__ */ new Map<string, Entry>()

/** Programs sign with one identity most of the time: comparing with the latest beats any look-up. */
let latest: Entry | undefined

/** Gives the signing key; when the cache is full the oldest entry goes. */
export function signingKeyFor(secret: Credentials['accessKeySecret'], bound: Scope): ScopedKey {
  if (
    latest?.secret === secret &&
    latest.bound.day === bound.day &&
    latest.bound.region === bound.region &&
    latest.bound.product === bound.product
  ) {
    return latest
  }
  const scope = formatScope(bound)
  const name = `${scope}/${secret}`
  latest = cache.get(name)
  if (latest === undefined) {
    const messages = [bound.day, bound.region, bound.product, SCOPE_TERMINATOR]
    latest = { secret, bound, scope, signingKey: deriveSigningKey(`aliyun_v4${secret}`, messages) }
    remember(name, latest)
  }
  return latest
}

function remember(name: string, entry: Entry): void {
  if (cache.size >= CACHE_LIMIT) cache.delete(cache.keys().next().value as string) // never empty here
  cache.set(name, entry)
  // A derivation that failed is forgotten; whoever asked for it sees the error.
  if (entry.signingKey instanceof Promise) {
    entry.signingKey.catch(() => {
      cache.delete(name)
      latest = undefined
    })
  }
}

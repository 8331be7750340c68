/**
 * Secret and scope → signing key, in a bounded cache: a derivation takes four HMACs, and its result
 * holds for a day.
 *
 * @see recommend-to-use-signature-version-4, "SigningKey"
 */
import { deriveSigningKey, type SigningKey } from '#crypto'
import type { MaybePromise } from './maybe-promise.ts'
import { formatScope, SCOPE_TERMINATOR, type Scope } from './scope.ts'

/** A signing key, and the scope that it is bound to. */
export interface ScopedKey {
  /** `day/region/product/aliyun_v4_request`. */
  readonly scope: string
  readonly signingKey: MaybePromise<SigningKey>
}

interface Entry extends ScopedKey, Scope {
  readonly accessKeySecret: string
}

/** More than the identities that one process signs for in a day, few enough to cost nothing. */
const CACHE_LIMIT = 256

const cache = /* @__PURE__ */ new Map<string, Entry>()

/** Programs sign with one identity most of the time: comparing with the latest beats any look-up. */
let latest: Entry | undefined

/** Gives the signing key; when the cache is full the oldest entry goes. */
export function signingKeyFor(accessKeySecret: string, { day, region, product }: Scope): ScopedKey {
  if (
    latest !== undefined &&
    latest.day === day &&
    latest.accessKeySecret === accessKeySecret &&
    latest.region === region &&
    latest.product === product
  ) {
    return latest
  }
  const scope = formatScope({ day, region, product })
  const name = `${scope}/${accessKeySecret}`
  const entry = cache.get(name) ?? remember(name, { day, region, product, scope, accessKeySecret })
  latest = entry
  return entry
}

function remember(name: string, identity: Omit<Entry, 'signingKey'>): Entry {
  const { day, region, product, accessKeySecret } = identity
  const messages = [day, region, product, SCOPE_TERMINATOR]
  const signingKey = deriveSigningKey(`aliyun_v4${accessKeySecret}`, messages)
  const entry = { ...identity, signingKey }
  if (cache.size >= CACHE_LIMIT) cache.delete(cache.keys().next().value as string) // never empty here
  cache.set(name, entry)
  // A derivation that failed must not be remembered; whoever asked for it sees the error.
  if (signingKey instanceof Promise) {
    signingKey.catch(() => {
      cache.delete(name)
      if (latest === entry) latest = undefined
    })
  }
  return entry
}

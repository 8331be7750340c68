/**
 * Keys that name a style, `KEY<separator>NAME`, and the protection of sources.
 *
 * @see "Image styles" and errors 0017-00000250, 0017-00000251
 */

import type { Call } from '../call/call.ts'
import { requireBucket } from '../call/require-object.ts'
import { OssRefusal } from '../refusal.ts'
import { contentTypeOf } from '../store/content-type.ts'

/** A key that names a style after a separator. */
export interface StyleKey {
  readonly key: string
  readonly styleName: string
}

/**
 * Splits a key at the last separator; `undefined` when there is none, or one side is empty.
 *
 * @param separators - some of the characters `-_/!`.
 * @example
 * splitStyleKey('a/photo.jpg!small', '!') // { key: 'a/photo.jpg', styleName: 'small' }
 */
export function splitStyleKey(key: string, separators: string): StyleKey | undefined {
  const at = Math.max(...[...separators].map((separator) => key.lastIndexOf(separator)))
  if (at <= 0 || at === key.length - 1) return undefined
  return { key: key.slice(0, at), styleName: key.slice(at + 1) }
}

/**
 * Returns the style that the key of a call names. The caller has checked that there is no object of
 * exactly that key, which would have priority.
 */
export async function styleKeyOf(call: Call): Promise<StyleKey | undefined> {
  const { styleSeparators = '' } = await requireBucket(call)
  const split = splitStyleKey(call.key, styleSeparators)
  if (split === undefined) return undefined
  const source = await call.service.store.find(call.bucket, split.key)
  return source === undefined ? undefined : split
}

/**
 * Refuses a picture without a style to callers without credentials, where the bucket protects its sources.
 *
 * @throws {OssRefusal} `AccessDenied`, EC 0040-00000031.
 */
export async function assertSourceIsOpen(call: Call): Promise<void> {
  if (call.identity.kind === 'owner') return
  const { protectsSource = false } = await requireBucket(call)
  const usesStyle = call.query.get('x-oss-process')?.startsWith('style/') === true
  if (!protectsSource || usesStyle || !contentTypeOf(call.key).startsWith('image/')) return
  throw new OssRefusal({
    status: 403,
    code: 'AccessDenied',
    message: 'The channel can be only accessed using style',
    ec: '0040-00000031',
  })
}

/** Draws one style over one object. */

import type { Call } from '../call/call.ts'
import { requireObject } from '../call/require-object.ts'
import type { ImageResult } from '../image/request.ts'
import type { StoredObject } from '../store/object-store.ts'
import type { ResolvedStyle } from './parse-style.ts'

/** How often a picture is drawn again because its source was replaced meanwhile. */
const ATTEMPTS = 3

/** A drawn picture and the object that it was drawn from. */
export interface Drawn extends ImageResult {
  readonly source: StoredObject
}

/**
 * Draws the object of a call.
 *
 * @param check - looks at the source before it is drawn, and throws to stop.
 * @throws {OssRefusal} what the service says when it cannot.
 */
export async function drawObject(
  call: Call,
  style: Extract<ResolvedStyle, { readonly kind: 'image' }>,
  check: (source: StoredObject) => void = () => undefined,
): Promise<Drawn> {
  for (let attempt = 1; ; attempt++) {
    const source = await requireObject(call)
    check(source)
    const drawn = await draw(call, style, source)
    const isWhole = drawn.ok && call.service.store.isCurrent(source)
    if (drawn.ok && (isWhole || attempt === ATTEMPTS)) return { ...drawn.result, source }
    const isReplaced = !call.service.store.isCurrent(source)
    if (!drawn.ok && !(isReplaced && attempt < ATTEMPTS)) throw drawn.error
  }
}

type DrawVerdict =
  | { readonly ok: true; readonly result: ImageResult }
  | { readonly ok: false; readonly error: unknown }

/** The drawing part is loaded with the first picture, so that an emulator is ready without it. */
let loading: Promise<typeof import('../image/apply.ts')> | undefined

async function draw(
  call: Call,
  style: Extract<ResolvedStyle, { readonly kind: 'image' }>,
  source: StoredObject,
): Promise<DrawVerdict> {
  const { store } = call.service
  loading ??= import('../image/apply.ts')
  const { applyStyle } = await loading
  try {
    const result = await applyStyle(style, source, {
      readObject: async (key) => await store.find(call.bucket, key),
      ...(call.request.signal === undefined ? {} : { signal: call.request.signal }),
    })
    return { ok: true, result }
  } catch (error) {
    return { ok: false, error }
  }
}

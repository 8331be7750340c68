/**
 * The only importer of sharp at run time. It loads slowly, so it is imported with the first picture and not when
 * the emulator starts.
 */
import type { default as SharpFactory } from 'sharp'

/** The function that sharp exports. */
export type Engine = typeof SharpFactory

let loading: Promise<Engine> | undefined

/**
 * Loads sharp once.
 *
 * libvips caches by file name and would return the old picture of an object that was replaced, so its
 * cache is switched off, for the whole process.
 */
export function loadEngine(): Promise<Engine> {
  loading ??= import('sharp').then(({ default: engine }) => {
    engine.cache(false)
    return engine
  })
  return loading
}

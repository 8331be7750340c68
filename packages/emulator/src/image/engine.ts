/**
 * The only importer of sharp. It is heavy, so it is loaded at the first picture and not when the
 * emulator starts.
 */
import type { default as SharpFactory } from 'sharp'

/** The function that sharp exports. */
export type Engine = typeof SharpFactory

let loading: Promise<Engine> | undefined

/**
 * Loads sharp once.
 *
 * libvips would keep results by file name and give the old picture for an object that was replaced
 * a moment ago, so its cache is switched off; that holds for the whole process.
 */
export function loadEngine(): Promise<Engine> {
  loading ??= import('sharp').then(({ default: engine }) => {
    engine.cache(false)
    return engine
  })
  return loading
}

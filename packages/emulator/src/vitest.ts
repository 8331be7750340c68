/**
 * Entry `/vitest`: an emulator as a fixture. Vitest itself is not imported.
 *
 * @example
 * const test = base.extend({ emulator: emulatorFixture({ buckets: ['photos'] }) })
 * test('stores a photo', async ({ emulator }) => { … })
 */
import { createEmulator, type Emulator } from './emulator.ts'
import type { EmulatorOptions } from './options.ts'

/** What `test.extend` takes for a fixture. */
export type EmulatorFixture = (
  context: object,
  use: (emulator: Emulator) => Promise<void>,
) => Promise<void>

/**
 * Creates a fixture that starts an emulator for each test that uses it. By default the emulator stands
 * on a temporary folder, does not flush to the disk and counts request ids.
 */
export function emulatorFixture(options: EmulatorOptions = {}): EmulatorFixture {
  // biome-ignore lint/correctness/noEmptyPattern: Vitest throws unless the first parameter is an object pattern
  return async ({}, use) => {
    await using emulator = await createEmulator({ flush: false, requestIds: 'counted', ...options })
    await use(emulator)
  }
}

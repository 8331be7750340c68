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
 * Gives each test that asks for it an emulator of its own, on a temporary folder unless `root` is
 * given, without flushes to disk and with counted request ids unless the options say otherwise.
 */
export function emulatorFixture(options: EmulatorOptions = {}): EmulatorFixture {
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the names of needed fixtures here
  return async ({}, use) => {
    await using emulator = await createEmulator({ flush: false, requestIds: 'counted', ...options })
    await use(emulator)
  }
}

/**
 * Testing one's own code with the emulator in Vitest: `own-tests/` holds a class that keeps book covers
 * and its tests. Each test gets an emulator of its own as a fixture, with faults where it wants some.
 * This program runs Vitest on that folder and prints what it found.
 *
 * Output:
 *   passed: keeps a cover in two sizes
 *   passed: keeps a cover although the service is busy at first
 *   passed: says what was wrong with a cover that is no picture
 */
import { join, resolve } from 'node:path'
import { startVitest } from 'vitest/node'

process.env['PHOTO_FOLDER'] = resolve('examplebucket')
const vitest = await startVitest('test', [], {
  root: join(import.meta.dirname, 'own-tests'),
  include: ['*.test.?s'],
  config: false,
  watch: false,
  reporters: [{}],
})
const tests = vitest.state.getTestModules().flatMap((module) => [...module.children.allTests()])
for (const test of tests) console.log(`${test.result().state}: ${test.name}`)
await vitest.close()

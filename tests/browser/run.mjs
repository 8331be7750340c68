/**
 * Runs the browser suite where a Chromium is found; elsewhere says in one line what was not run and
 * writes a report that says the same.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { findChromium } from '../../tools/chromium.mjs'

const chromium = findChromium()

if (chromium === undefined) {
  const notRun =
    'not run: the suites in a real browser; install Chromium (apt-get install chromium) or set CHROMIUM_PATH to one'
  const none = { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0 }
  mkdirSync('reports', { recursive: true })
  writeFileSync('reports/vitest.json', JSON.stringify({ success: true, ...none, notRun }))
} else {
  const { status } = spawnSync('vitest', ['run'], {
    stdio: 'inherit',
    env: { ...process.env, CHROMIUM_PATH: chromium },
  })
  process.exitCode = status ?? 1
}

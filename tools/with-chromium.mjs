/**
 * Runs a package's tests: `node with-chromium.mjs WHAT [ARGUMENTS OF VITEST]`. Without a Chromium those
 * in a browser are left out: one line says WHAT was not run, and the report says the same.
 *
 * Stops the mistake of a green run whose reader does not know that the browser was missing.
 */
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { findChromium } from './chromium.mjs'

const [what, ...parameters] = process.argv.slice(2)
const chromium = findChromium()
const { CHROMIUM_PATH: _, ...env } = process.env
const { status } = spawnSync('vitest', ['run', ...parameters], {
  stdio: 'inherit',
  env: chromium === undefined ? env : { ...env, CHROMIUM_PATH: chromium },
})

if (chromium === undefined) {
  const notRun = `not run: ${what}; install Chromium (apt-get install chromium) or set CHROMIUM_PATH to one`
  process.stderr.write(`${notRun}\n`)
  const report = JSON.parse(readFileSync('reports/vitest.json', 'utf8'))
  writeFileSync('reports/vitest.json', JSON.stringify({ ...report, notRun }))
}
process.exitCode = status ?? 1

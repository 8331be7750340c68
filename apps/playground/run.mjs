/**
 * Runs the tests. Without a Chromium those in a browser are left out: one line says so, and the
 * report says the same.
 */
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { findChromium } from '../../tools/chromium.mjs'

const chromium = findChromium()
const { CHROMIUM_PATH: _, ...env } = process.env
const { status } = spawnSync('vitest', ['run', ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: chromium === undefined ? env : { ...env, CHROMIUM_PATH: chromium },
})

if (chromium === undefined) {
  const notRun =
    'not run: the playground in a real browser; install Chromium (apt-get install chromium) or set CHROMIUM_PATH to one'
  process.stderr.write(`${notRun}\n`)
  const report = JSON.parse(readFileSync('reports/vitest.json', 'utf8'))
  writeFileSync('reports/vitest.json', JSON.stringify({ ...report, notRun }))
}
process.exitCode = status ?? 1

/**
 * Runs every package's tests and closes with one line of totals.
 *
 * Stops the mistake of a green run that ran nothing: the totals come from the runners' own reports,
 * old reports are removed first, and a package without a report counts as one failure.
 */
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { findChromium } from './chromium.mjs'
import { listPackages, root, run } from './workspace.mjs'

const tested = listPackages().filter(({ manifest }) => manifest.scripts?.test)
const reportOf = (folder) => join(root, folder, 'reports/vitest.json')

for (const { folder } of tested) rmSync(reportOf(folder), { force: true })

// A suite that found no browser must run again once there is one: turbo's cache key holds the path.
process.env.CHROMIUM_PATH = findChromium() ?? ''
const filters = process.argv.slice(2).filter((argument) => argument !== '--')
const { status } = run('turbo', [
  'run',
  'test',
  '--concurrency=1',
  '--continue',
  '--output-logs=new-only',
  ...filters,
])

let passed = 0
let failed = 0
let skipped = 0
for (const { folder } of filters.length > 0 ? [] : tested) {
  if (!existsSync(reportOf(folder))) {
    process.stderr.write(`${folder}: no test report; its tests did not run to their end\n`)
    failed += 1
    continue
  }
  const report = JSON.parse(readFileSync(reportOf(folder), 'utf8'))
  passed += report.numPassedTests
  skipped += report.numPendingTests + report.numTodoTests
  failed += report.numFailedTests
  if (report.notRun) process.stdout.write(`${report.notRun}\n`)
  if (!report.success && report.numFailedTests === 0) failed += 1
}
if (status !== 0 && failed === 0) failed = 1
if (filters.length === 0) {
  const tail = skipped > 0 ? `, ${skipped} skipped` : ''
  process.stdout.write(`${passed} passed, ${failed} failed${tail}\n`)
}
process.exitCode = failed > 0 || status !== 0 ? 1 : 0

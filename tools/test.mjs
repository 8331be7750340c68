/**
 * Runs every package's tests and closes with one line of totals.
 *
 * Stops the mistake of a green run that ran nothing: the totals come from the runners' own reports,
 * old reports are removed first, and a package without a report counts as one failure.
 */
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import { findChromium } from './chromium.mjs'
import { listPackages, root, run } from './workspace.mjs'

const tested = listPackages().filter(({ manifest }) => manifest.scripts?.test)
/** The beginning of a failure's message, set off from the lines around it. */
const indented = (message) =>
  message
    .split('\n')
    .filter((line) => !line.includes('node_modules'))
    .slice(0, 12)
    .map((line) => `    ${line}`)
    .join('\n')
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
/** What failed and why, told once more at the end, where a long log is looked at first. */
const failures = []
for (const { folder } of filters.length > 0 ? [] : tested) {
  if (!existsSync(reportOf(folder))) {
    failures.push(`${folder}: no test report; its tests did not run to their end`)
    failed += 1
    continue
  }
  const report = JSON.parse(readFileSync(reportOf(folder), 'utf8'))
  passed += report.numPassedTests
  skipped += report.numPendingTests + report.numTodoTests
  failed += report.numFailedTests
  if (report.notRun) process.stdout.write(`${report.notRun}\n`)
  if (!report.success && report.numFailedTests === 0) failed += 1
  for (const { name, status, message, assertionResults } of report.testResults) {
    const file = relative(root, name)
    if (status === 'failed' && assertionResults.every((test) => test.status !== 'failed'))
      failures.push(`${file}\n${indented(message)}`)
    for (const test of assertionResults)
      if (test.status === 'failed')
        failures.push(`${file} > ${test.fullName}\n${indented(test.failureMessages.join('\n'))}`)
  }
}
for (const failure of failures) process.stdout.write(`failed: ${failure}\n`)
if (status !== 0 && failed === 0) failed = 1
if (filters.length === 0) {
  const tail = skipped > 0 ? `, ${skipped} skipped` : ''
  process.stdout.write(`${passed} passed, ${failed} failed${tail}\n`)
}
process.exitCode = failed > 0 || status !== 0 ? 1 : 0

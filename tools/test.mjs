/**
 * Runs every package's tests and closes with what was left out and one line of totals, from the
 * runners' own reports. `node tools/test.mjs --filter=PACKAGE` runs some and prints no totals.
 */
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { findBrowser, findProgram, programNames } from './programs.mjs'
import { addUp, closingLines, readReport } from './test-report.mjs'
import { listPackages, root, run } from './workspace.mjs'

const folders = listPackages()
  .filter(({ manifest }) => manifest.scripts?.test)
  .map(({ folder }) => folder)
const reportOf = (folder) => join(root, folder, 'reports/vitest.json')
const textOf = (path) => (existsSync(path) ? readFileSync(path, 'utf8') : undefined)

// An old report would hide that a suite did not run.
for (const folder of folders) rmSync(reportOf(folder), { force: true })

// Turbo keeps the results of a run: a suite that missed a program must run again once it is there.
process.env.CHROMIUM_PATH = findBrowser() ?? ''
process.env.TEST_PROGRAMS = programNames.filter((name) => findProgram(name)).join(' ')

const filters = process.argv.slice(2).filter((argument) => argument !== '--')
const { status } = run('turbo', [
  'run',
  'test',
  '--concurrency=1',
  '--continue',
  '--output-logs=new-only',
  ...filters,
])

if (filters.length > 0) {
  process.exitCode = status
} else {
  const reports = folders.map((folder) => readReport(folder, textOf(reportOf(folder))))
  const summary = addUp(reports, status)
  process.stdout.write(closingLines(summary))
  process.exitCode = summary.failed > 0 ? 1 : 0
}

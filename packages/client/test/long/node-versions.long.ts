import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { beforeAll, expect, test } from 'vitest'

const run = promisify(execFile)
const here = fileURLToPath(new URL('../../', import.meta.url))
const binaries = fileURLToPath(new URL('../../../../compat/node-versions/', import.meta.url))

beforeAll(async () => {
  const install = ['--yes', 'pnpm@12', 'install', '--frozen-lockfile', '--silent']
  await run('npx', install, { cwd: binaries })
})

test.each(['20', '22', '24'])('the tests pass on Node %s', async (version) => {
  const node = join(binaries, 'node_modules', `node${version}`, 'bin', 'node')
  expect((await run(node, ['--version'])).stdout).toMatch(`v${version}.`)
  const folder = await mkdtemp(join(tmpdir(), 'oss-client-'))
  const report = join(folder, 'report.json')
  const vitest = join(here, 'node_modules', 'vitest', 'vitest.mjs')
  const options = ['run', '--reporter=json', `--outputFile.json=${report}`]
  // The report says more than the exit code, which execFile would throw.
  await run(node, [vitest, ...options], { cwd: here }).catch(() => {})
  const { numFailedTests, numPassedTests, success } = JSON.parse(await readFile(report, 'utf8'))
  await rm(folder, { recursive: true })
  expect({ numFailedTests, success }).toEqual({ numFailedTests: 0, success: true })
  expect(numPassedTests).toBeGreaterThan(300)
})

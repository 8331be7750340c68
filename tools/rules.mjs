/**
 * Small rules that no bought tool checks. Each says which mistake it stops:
 *
 * - a lockfile with addresses ties the install to one registry;
 * - a package without its README or licence file is refused by users' lawyers;
 * - a path of somebody's machine in a tracked file.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { listPackages, root, run } from './workspace.mjs'

const problems = []

const tracked = run('git', ['ls-files', '-co', '--exclude-standard'], { quiet: true })
  .output.split('\n')
  .filter((file) => file !== '' && existsSync(join(root, file)))

for (const file of tracked.filter((name) => name.endsWith('pnpm-lock.yaml'))) {
  if (/(tarball|resolved|registry):? .*https?:/.test(readFileSync(join(root, file), 'utf8'))) {
    problems.push(`${file} holds an address; install without a registry of your own in .npmrc`)
  }
}

for (const { folder, manifest } of listPackages()) {
  if (manifest.private) continue
  for (const file of ['README.md', 'LICENSE']) {
    if (!existsSync(join(root, folder, file))) problems.push(`${folder}/${file} is missing`)
  }
}

const machinePath = /(^|[^A-Za-z0-9_.])\/(home|root|Users)\/[a-z]/
for (const file of tracked.filter((name) => /\.(ts|mjs|md|json|yaml)$/.test(name))) {
  if (file === 'tools/rules.mjs') continue
  const line = readFileSync(join(root, file), 'utf8')
    .split('\n')
    .findIndex((text) => machinePath.test(text))
  if (line !== -1) problems.push(`${file}:${line + 1} names a path of somebody's machine`)
}

for (const problem of problems) process.stderr.write(`${problem}\n`)
process.exitCode = problems.length > 0 ? 1 : 0

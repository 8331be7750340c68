/**
 * Small rules that no published tool checks. Each says which mistake it stops:
 *
 * - a lockfile with addresses ties the install to one registry;
 * - a lockfile with a native program for Linux alone fails the install on macOS and Windows;
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
  const lockfile = readFileSync(join(root, file), 'utf8')
  if (/(tarball|resolved|registry):? .*https?:/.test(lockfile)) {
    problems.push(`${file} holds an address; install without a registry of your own in .npmrc`)
  }
  for (const program of programsForLinuxOnly(lockfile)) {
    problems.push(
      `${file} has ${program} for Linux only; delete its entries and run pnpm install --fix-lockfile`,
    )
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

/** Finds native programs, such as `@turbo/`, whose packages for macOS or Windows a lockfile misses. */
function programsForLinuxOnly(lockfile) {
  const names = [...lockfile.matchAll(/^ {2}'?(@?[a-z][^@\s]*)@/gm)].map(([, name]) => name)
  const programs = names.flatMap((name) => /^(@[^/]+\/|.*-(?=linux-)).*linux/.exec(name)?.[1] ?? [])
  return [...new Set(programs)].filter((program) => {
    const packages = names.filter((name) => name.startsWith(program)).join(' ')
    return !/darwin/.test(packages) || !/win(dows|32)/.test(packages)
  })
}

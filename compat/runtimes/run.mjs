/**
 * Tries the built packages on Deno and Bun: a plain program with the suites below, which imports the
 * packages by name, through their exports and imports maps, in each runtime. Node runs it too, so that
 * a failure on one of the others is a difference and not a mistake of the suite.
 *
 *     npx pnpm@12 build && node compat/runtimes/run.mjs [runtime …]
 */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const here = import.meta.dirname

/** Files of `suites/`; each exports `tests`, pairs of a name and a function that throws. */
const suites = ['signer.mjs', 'process-string.mjs']

const runtimes = {
  node: [process.execPath],
  deno: [join(here, 'node_modules/.bin/deno'), 'run', '--no-prompt', '--allow-read'],
  bun: [join(here, 'node_modules/.bin/bun'), 'run'],
}

const install = ['--yes', 'pnpm@12', 'install', '--frozen-lockfile', '--silent']
if (spawnSync('npx', install, { cwd: here, stdio: 'inherit' }).status !== 0) process.exit(1)

const chosen = process.argv.slice(2)
for (const [name, [command, ...options]] of Object.entries(runtimes)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue
  const files = suites.map((file) => `./suites/${file}`)
  const child = spawnSync(command, [...options, 'program.mjs', name, ...files], {
    cwd: here,
    stdio: 'inherit',
  })
  // A runtime that did not even start must not look like one that passed.
  if (child.error) process.stderr.write(`${name}: ${child.error.message}\n`)
  if (child.status !== 0) process.exitCode = 1
}

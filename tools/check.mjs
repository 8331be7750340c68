/**
 * Runs the repository's checks one after the other and reports each in one line; the output of a
 * check is shown when it fails. `node tools/check.mjs lint types` runs the named ones only;
 * `node tools/check.mjs format` writes what the linter can correct by itself.
 */
import { root, run } from './workspace.mjs'

const checks = {
  lint: ['biome', ['check', '--error-on-warnings', '.']],
  types: ['turbo', ['run', 'typecheck', '--concurrency=2', '--output-logs=errors-only']],
  'explicit types': ['node', ['tools/explicit-types.mjs']],
  layers: ['depcruise', ['--config', '.dependency-cruiser.mjs', 'packages', 'apps']],
  'dead code': ['knip', []],
  versions: ['sherif', []],
  'packed packages': ['node', ['tools/packed.mjs']],
  docs: ['node', ['tools/docs.mjs']],
  reference: ['node', ['tools/reference.mjs', '--check']],
  'repository rules': ['node', ['tools/rules.mjs']],
}

const installed = run('pnpm', ['install', '--frozen-lockfile', '--silent'], {
  cwd: `${root}/tools`,
  quiet: true,
})
if (installed.status !== 0) {
  process.stderr.write(`${installed.output}\nthe tools could not be installed\n`)
  process.exit(1)
}

const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => name !== 'format' && !Object.hasOwn(checks, name))
if (unknown.length > 0) {
  const names = [...Object.keys(checks), 'format'].map((name) => `'${name}'`).join(', ')
  process.stderr.write(`expected names out of ${names}, received '${unknown.join("', '")}'\n`)
  process.exit(2)
}
if (wanted[0] === 'format') {
  process.exit(run('biome', ['check', '--write', '.']).status)
}
let failures = 0
for (const [name, [command, args]] of Object.entries(checks)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  const startedAt = Date.now()
  const { status, output } = run(command, args, { quiet: true })
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1)
  process.stdout.write(`${status === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)\n`)
  if (status === 0) continue
  failures += 1
  process.stdout.write(`${output}\n`)
}
process.exitCode = failures > 0 ? 1 : 0

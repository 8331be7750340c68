/**
 * Packs every public package and has publint and "are the types wrong" read the tarballs. Stops a
 * release whose exports map points nowhere or whose types do not fit its modules.
 */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { listPackages, root, run } from './workspace.mjs'

const folder = mkdtempSync(join(tmpdir(), 'oss-process-tarballs-'))
let failures = 0

/** Runs one step quietly and shows its output when it fails. */
function step(title, command, args, options = {}) {
  const { status, output } = run(command, args, { quiet: true, ...options })
  if (status === 0) return
  failures += 1
  process.stdout.write(`${title}\n${output}\n`)
}

step('build', 'turbo', ['run', 'build', '--output-logs=errors-only'])
for (const { folder: source, manifest } of listPackages()) {
  if (manifest.private) continue
  const cwd = join(root, source)
  step(`pack ${source}`, 'pnpm', ['pack', '--pack-destination', folder], { cwd })
}
for (const tarball of readdirSync(folder).map((name) => join(folder, name))) {
  step(`publint ${tarball}`, 'publint', ['run', tarball, '--strict'])
  step(`attw ${tarball}`, 'attw', [tarball, '--profile', 'esm-only', '--no-emoji'])
}
rmSync(folder, { recursive: true, force: true })
process.exitCode = failures > 0 ? 1 : 0

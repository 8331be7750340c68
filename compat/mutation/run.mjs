/**
 * Runs the mutation tests of one package: `node run.mjs process-string [files]`, where files are
 * patterns as Stryker's `--mutate` takes them. Fails below the score of 85 percent.
 */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const [name, ...files] = process.argv.slice(2)
const here = new URL('.', import.meta.url)
const stryker = fileURLToPath(new URL('node_modules/@stryker-mutator/core/bin/stryker.js', here))
const config = fileURLToPath(new URL(`${name}.config.mjs`, here))
const chosen = files.length > 0 ? ['--mutate', files.join(',')] : []
const { status } = spawnSync(process.execPath, [stryker, 'run', config, ...chosen], {
  cwd: fileURLToPath(new URL(`../../packages/${name}/`, here)),
  stdio: 'inherit',
})
process.exitCode = status ?? 1

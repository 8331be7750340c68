/** The repository's folders and packages, and running a command in them; used by the other tools. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import spawn from 'cross-spawn'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/**
 * Lists the workspace's packages.
 *
 * @returns {{ folder: string, manifest: Record<string, any> }[]} folders relative to the root.
 */
export function listPackages() {
  return ['packages', 'apps', 'tests']
    .flatMap((group) =>
      existsSync(join(root, group))
        ? readdirSync(join(root, group)).map((name) => `${group}/${name}`)
        : [],
    )
    .filter((folder) => existsSync(join(root, folder, 'package.json')))
    .map((folder) => ({
      folder,
      manifest: JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')),
    }))
}

/**
 * Runs a command of the root install and shows what it prints.
 *
 * @param {string} command a name found in `node_modules/.bin`, or a path.
 * @param {readonly string[]} args
 * @param {{ cwd?: string, quiet?: boolean }} [options] quiet: keep the output to oneself.
 * @returns {{ status: number, output: string }}
 */
export function run(command, args, { cwd = root, quiet = false } = {}) {
  const path = [
    join(root, 'node_modules/.bin'),
    join(root, 'tools/node_modules/.bin'),
    process.env.PATH,
  ]
  // On Windows these commands are `.cmd` files, which Node's own spawn does not find.
  const result = spawn.sync(command, args, {
    cwd,
    env: {
      ...process.env,
      PATH: path.join(delimiter),
      TURBO_TELEMETRY_DISABLED: '1',
      DO_NOT_TRACK: '1',
    },
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
  })
  if (result.error) throw result.error
  return { status: result.status ?? 1, output: `${result.stdout ?? ''}${result.stderr ?? ''}` }
}

/**
 * Packs every public package once and lays the tarballs out as an installed `node_modules`, with
 * the third-party packages linked from the workspace, so that nothing is fetched.
 */
import { execFileSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative, sep } from 'node:path'
import type { TestProject } from 'vitest/node'
import { run } from '../../../tools/workspace.mjs'

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder that holds `node_modules` with the packed packages. */
    readonly consumer: string
  }
}

const repository = join(import.meta.dirname, '../../..')

/** Folders of the packages that are published. */
export const publicFolders: readonly string[] = ['packages', 'apps']
  .flatMap((group) => readdirSync(join(repository, group)).map((name) => `${group}/${name}`))
  .filter((folder) => existsSync(join(repository, folder, 'package.json')))
  .filter((folder) => readManifest(join(repository, folder))['private'] !== true)

/** Reads the `package.json` of a folder. */
export function readManifest(folder: string): Record<string, unknown> {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
}

const consumer = join(tmpdir(), `oss-process-packed-${process.pid}`)

/** Packs and lays out; Vitest calls it once before the tests. */
export function setup(project: TestProject): void {
  for (const folder of publicFolders) {
    const source = join(repository, folder)
    const packed = join(consumer, 'packed', folder)
    mkdirSync(packed, { recursive: true })
    const { status, output } = run('pnpm', ['pack', '--pack-destination', packed], {
      cwd: source,
      quiet: true,
    })
    if (status !== 0) throw new Error(`expected ${source} to be packed:\n${output}`)
    const manifest = readManifest(source)
    const target = join(consumer, 'node_modules', String(manifest['name']))
    mkdirSync(target, { recursive: true })
    const [tarball = ''] = readdirSync(packed)
    // Relative paths: GNU tar, which Git brings to Windows, takes the colon of a drive for a host's.
    const into = relative(packed, target).replaceAll(sep, '/')
    execFileSync('tar', ['-xzf', tarball, '--strip-components=1', '-C', into], { cwd: packed })
    linkThirdParty(source, Object.keys(manifest['dependencies'] ?? {}))
  }
  project.provide('consumer', consumer)
}

/** Removes what `setup` made. */
export function teardown(): void {
  rmSync(consumer, { recursive: true, force: true })
}

function linkThirdParty(source: string, names: readonly string[]): void {
  for (const name of names.filter((one) => !one.startsWith('@oss-process/'))) {
    const link = join(consumer, 'node_modules', name)
    if (existsSync(link)) continue
    mkdirSync(dirname(link), { recursive: true })
    symlinkSync(realpathSync(join(source, 'node_modules', name)), link, 'junction')
  }
}

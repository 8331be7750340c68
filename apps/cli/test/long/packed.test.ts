/** The packed command line, installed into an empty folder with npm alone. */
import { execFileSync } from 'node:child_process'
import { copyFile, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { jpegSize, photograph } from '../helpers/picture.ts'

const repository = fileURLToPath(new URL('../../../..', import.meta.url))
const packages = ['process-string', 'signer', 'client', 'emulator'].map(
  (name) => `packages/${name}`,
)

test('npx oss-process --local does the main job', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'oss-process-npm-'))
  const tarballs = [...packages, 'apps/cli'].map((path) => {
    const argv = ['--yes', 'pnpm@12', 'pack', '--json', '--pack-destination', folder]
    const printed = execFileSync('npx', argv, { cwd: join(repository, path), encoding: 'utf8' })
    return JSON.parse(printed).filename as string
  })
  const npm = ['install', '--no-audit', '--no-fund', '--prefix', folder, ...tarballs]
  execFileSync('npm', npm, { cwd: folder, stdio: 'pipe' })
  await copyFile(photograph, join(folder, 'photo.jpg'))
  const type = (...argv: string[]) =>
    execFileSync('npx', ['--no-install', 'oss-process', ...argv], { cwd: folder, encoding: 'utf8' })
  expect(type('--version')).toMatch(/^\d+\.\d+\.\d+\n$/)
  type('mb', 'oss://photos', '--local')
  type('put', 'photo.jpg', 'oss://photos/', '--local')
  const job = [
    '--bucket',
    'photos',
    '--key',
    'photo.jpg',
    '--style',
    'image/resize,m_fixed,w_100,h_100',
  ]
  const printed = type('--local', ...job, '--target-image', 'thumb.jpg')
  expect(printed).toMatch(/^status code: 200, .* key: thumb\.jpg, process status: OK\n$/)
  const saved = await readFile(join(folder, '.oss-process/photos/thumb.jpg'))
  expect(jpegSize(saved)).toBe('100x100')
  await rm(folder, { recursive: true })
}, 600_000)

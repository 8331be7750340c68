/**
 * Runs the two commands of the README as somebody who has nothing but Node and npm: in a fresh clone
 * under a path with a blank and Chinese characters, as a user who is not root, with an empty home, an
 * empty package store, a minimal environment, and no program but Node, npm and POSIX's own.
 *
 * Stops the mistake of a suite that passes because this machine happens to have a browser, ffmpeg, a
 * git identity or a warm cache. `node tools/bare-machine.mjs [COMMAND …]` runs other commands instead.
 */
import { spawnSync } from 'node:child_process'
import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { findProgram } from './programs.mjs'
import { root } from './workspace.mjs'

/** The account that owns nothing: Debian's `nobody`. Used when the commands would run as root. */
const NOBODY = 65534

/** Of POSIX's utilities those that a shell script expects, and tar, which npm packages are made of. */
const utilities =
  `sh awk basename cat chmod chown cmp comm cp cut date dd df diff dirname du echo env
  expr false find fold grep gzip head id join kill ln locale ls mkdir mkfifo mktemp mv nl od paste
  printf ps pwd rm rmdir sed sleep sort split stty tail tar tee test touch tr true tty uname uniq wc
  xargs`.split(/\s+/)

/** What leads to the package registry from here, where the machine needs something said. */
const registrySettings = /^(npm_config_.*|node_extra_ca_certs|(https?|no)_proxy)$/i

const commands = process.argv.slice(2)
if (commands.length === 0) commands.push('npx pnpm@12 demo', 'npx pnpm@12 test')

const base = mkdtempSync(join(tmpdir(), 'bare-machine-'))
try {
  process.exitCode = runAll(commands) ? 0 : 1
} finally {
  rmSync(base, { recursive: true, force: true })
}

function runAll(commands) {
  const clone = join(base, '一个 文件夹', 'oss-process')
  const surrounding = { ...minimalEnvironment(), ...accountOf() }
  const git = spawnSync('git', ['clone', '--quiet', root, clone], { stdio: 'inherit' })
  if (git.status !== 0) throw new Error(`expected a clone of ${root}, git ended with ${git.status}`)
  if (surrounding.uid !== undefined) chownAll(base, surrounding.uid)
  for (const command of commands) {
    process.stdout.write(`$ ${command}\n`)
    const startedAt = Date.now()
    const { status, error } = spawnSync(join(base, 'bin/sh'), ['-c', command], {
      cwd: clone,
      stdio: ['ignore', 'inherit', 'inherit'],
      ...surrounding,
    })
    const seconds = Math.round((Date.now() - startedAt) / 1000)
    process.stdout.write(
      `bare machine: "${command}" ended with ${error ?? status} in ${seconds} s\n`,
    )
    if (status !== 0) return false
  }
  return true
}

function minimalEnvironment() {
  for (const folder of ['bin', 'home', 'tmp']) mkdirSync(join(base, folder))
  for (const name of ['node', 'npm', 'npx', ...utilities]) {
    const path = findProgram(name)
    if (path !== undefined) symlinkSync(path, join(base, 'bin', name))
  }
  const kept = Object.entries(process.env).filter(([name]) => registrySettings.test(name))
  return {
    env: {
      ...Object.fromEntries(kept),
      PATH: join(base, 'bin'),
      HOME: join(base, 'home'),
      TMPDIR: join(base, 'tmp'),
      // Browsers and fonts stand at fixed places too, where PATH does not lead.
      OSS_PROCESS_NO_PROGRAMS: '1',
    },
  }
}

function accountOf() {
  return userInfo().uid === 0 ? { uid: NOBODY, gid: NOBODY } : {}
}

function chownAll(path, id) {
  chownSync(path, id, id)
  for (const entry of readdirSync(path, { recursive: true, withFileTypes: true })) {
    const inside = join(entry.parentPath, entry.name)
    if (!entry.isSymbolicLink() && existsSync(inside)) chownSync(inside, id, id)
  }
}

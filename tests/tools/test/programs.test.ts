/** Looking for programs and browsers, on machines that are described by plain values. */
import { describe, expect, test } from 'vitest'
import {
  browserHint,
  findBrowser,
  findProgram,
  installCommand,
  isMadeFor,
  noteOnWindows,
} from '../../../tools/programs.mjs'
import browserTests from '../../browser/package.json' with { type: 'json' }

interface Described {
  readonly platform?: NodeJS.Platform
  readonly env?: Record<string, string>
  readonly files?: readonly string[]
  readonly downloaded?: string
}

const machine = ({ platform = 'linux', env = {}, files = [], downloaded }: Described) => ({
  platform,
  env,
  home: '/homes/somebody',
  isProgram: (path: string) => files.includes(path),
  playwrightBrowser: () => downloaded,
})

describe('findProgram', () => {
  test('takes the first folder of PATH that has it', () => {
    const here = machine({
      env: { PATH: '/a::/b:/c' },
      files: ['/b/ffmpeg', '/c/ffmpeg'],
    })
    expect(findProgram('ffmpeg', here)).toBe('/b/ffmpeg')
    expect(findProgram('ffprobe', here)).toBeUndefined()
  })

  test('appends the suffixes of PATHEXT on Windows', () => {
    const here = machine({
      platform: 'win32',
      env: { PATH: 'C:\\Windows;C:\\ffmpeg\\bin', PATHEXT: '.COM;.EXE' },
      files: ['C:\\ffmpeg\\bin\\ffmpeg.EXE'],
    })
    expect(findProgram('ffmpeg', here)).toBe('C:\\ffmpeg\\bin\\ffmpeg.EXE')
  })

  test('finds nothing without PATH, and nothing when that is asked for', () => {
    const files = ['/a/ffmpeg']
    expect(findProgram('ffmpeg', machine({ files }))).toBeUndefined()
    const env = { PATH: '/a', OSS_PROCESS_NO_PROGRAMS: '1' }
    expect(findProgram('ffmpeg', machine({ env, files }))).toBeUndefined()
  })
})

describe('findBrowser', () => {
  const mac = '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge'
  const ownMac = '/homes/somebody/Applications/Chromium.app/Contents/MacOS/Chromium'
  const windows = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe'
  const own = '/homes/somebody/.cache/ms-playwright/chromium-1/chrome-linux/chrome'

  test.each<[string, Described, string | undefined]>([
    [
      'along PATH',
      { env: { PATH: '/opt/bin' }, files: ['/opt/bin/google-chrome'] },
      '/opt/bin/google-chrome',
    ],
    ['where Debian puts it', { files: ['/usr/bin/chromium'] }, '/usr/bin/chromium'],
    ['where macOS puts it', { platform: 'darwin', files: [mac] }, mac],
    ['in a user’s own applications', { platform: 'darwin', files: [ownMac] }, ownMac],
    [
      'where Windows puts it',
      {
        platform: 'win32',
        env: { 'ProgramFiles(x86)': 'C:\\Program Files (x86)' },
        files: [windows],
      },
      windows,
    ],
    ['where Playwright downloads it', { files: [own], downloaded: own }, own],
    ['nowhere', { downloaded: own }, undefined],
    [
      'by CHROMIUM_PATH before all others',
      { env: { CHROMIUM_PATH: '/my/chrome' }, files: ['/my/chrome', '/usr/bin/chromium'] },
      '/my/chrome',
    ],
    [
      'nowhere when CHROMIUM_PATH names no program',
      { env: { CHROMIUM_PATH: '/my/chrome' }, files: ['/usr/bin/chromium'] },
      undefined,
    ],
    [
      'nowhere when that is asked for',
      {
        env: { OSS_PROCESS_NO_PROGRAMS: '1', CHROMIUM_PATH: '/my/chrome' },
        files: ['/my/chrome', own],
        downloaded: own,
      },
      undefined,
    ],
  ])('finds one %s', (_where, described, path) => {
    expect(findBrowser(machine(described))).toBe(path)
  })
})

describe('the commands that bring a program', () => {
  test('are those of the system', () => {
    const names = ['pdftoppm', 'pdftotext', 'ffmpeg']
    expect(installCommand(names, 'linux')).toBe('sudo apt-get install poppler-utils ffmpeg')
    expect(installCommand(names, 'darwin')).toBe('brew install poppler ffmpeg')
    expect(installCommand(names, 'win32')).toBe('winget install oschwartz10612.Poppler Gyan.FFmpeg')
    expect(installCommand(['zsh'], 'win32')).toBe('not to be had on win32')
  })

  test('are none for shells on Windows, whose bash belongs to another system', () => {
    expect(isMadeFor('bash', 'win32')).toBe(false)
    expect(isMadeFor('script', 'darwin')).toBe(false)
    expect(isMadeFor('bash', 'darwin')).toBe(true)
    expect(isMadeFor('bash', 'linux')).toBe(true)
  })

  test('bring the browser of the Playwright that the tests use', () => {
    expect(browserHint).toContain(`playwright@${browserTests.devDependencies.playwright} install`)
  })
})

test('noteOnWindows names the need on Windows only', () => {
  expect(noteOnWindows('POSIX signals', 'win32')).toBe(' (needs POSIX signals)')
  expect(noteOnWindows('POSIX signals', 'darwin')).toBe('')
})

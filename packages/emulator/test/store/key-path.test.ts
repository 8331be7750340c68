import { describe, expect, test } from 'vitest'
import { escapedName, segmentsOf } from '../../src/store/key-path.ts'

describe('segmentsOf', () => {
  test.each([
    'CON',
    'nul.txt',
    'folder/aux.jpg',
    'com1',
    'COM¹.log',
    'conin$',
    'lpt9 .txt',
    'dot at end.',
    'blank at end /x',
    'back\\slash',
    'a:b',
    'what?',
    'star*',
    'less<more>',
    'pipe|quote"',
    'line\nbreak',
  ])('leaves the key %j to an escaped name on Windows only', (key) => {
    expect(segmentsOf(key, 'win32')).toBeUndefined()
    expect(segmentsOf(key, 'linux')).toEqual(key.split('/'))
    expect(segmentsOf(key, 'darwin')).toEqual(key.split('/'))
  })

  test.each(['console.log', 'com.jpg', 'nullable', 'a. b/中文.jpg', '.hidden', '😀.png'])(
    'keeps the key %j as a path on every system',
    (key) => {
      for (const platform of ['win32', 'linux', 'darwin'])
        expect(segmentsOf(key, platform)).toEqual(key.split('/'))
    },
  )

  test.each(['', '/', 'a//b', 'folder/', '.', 'a/../b', 'nul\0byte', '\ud800', 'x'.repeat(256)])(
    'leaves the key %j to an escaped name on every system',
    (key) => {
      for (const platform of ['win32', 'linux', 'darwin'])
        expect(segmentsOf(key, platform)).toBeUndefined()
    },
  )
})

test('escaped names are file names on every system, and differ where keys differ in case only', () => {
  for (const key of ['CON', 'a/b:c?', 'nul.txt.', 'A.jpg', '中文', '\n']) {
    expect(segmentsOf(escapedName(key), 'win32')).toEqual([escapedName(key)])
  }
  expect(escapedName('A.jpg').toLowerCase()).not.toBe(escapedName('a.jpg').toLowerCase())
})

import { describe, expect, test } from 'vitest'
import { readRefusal } from '../../src/emulator/service-refusal.ts'
import { readOrientation } from '../../src/picture/picture-facts.ts'

/** A JPEG's first bytes with an EXIF block that holds the orientation only. */
function jpegWith(orientation: number, order: 'II' | 'MM'): Uint8Array {
  const bytes = new Uint8Array(64)
  const view = new DataView(bytes.buffer)
  const isLittle = order === 'II'
  view.setUint32(0, 0xffd8ffe1)
  view.setUint16(4, 40)
  view.setUint32(6, 0x45786966)
  view.setUint16(12, isLittle ? 0x4949 : 0x4d4d)
  view.setUint16(14, 42, isLittle)
  view.setUint32(16, 8, isLittle)
  view.setUint16(20, 1, isLittle)
  view.setUint16(22, 0x0112, isLittle)
  view.setUint16(24, 3, isLittle)
  view.setUint32(26, 1, isLittle)
  view.setUint16(30, orientation, isLittle)
  return bytes
}

describe('readOrientation', () => {
  test.each([
    [6, 'II'],
    [8, 'MM'],
    [1, 'MM'],
  ] as const)('reads %i in order %s', (orientation, order) => {
    expect(readOrientation(jpegWith(orientation, order))).toBe(orientation)
  })

  test('is 1 for other files, for cut ones, and for values that are none', () => {
    expect(readOrientation(new Uint8Array())).toBe(1)
    expect(readOrientation(new TextEncoder().encode('GIF89a'))).toBe(1)
    expect(readOrientation(jpegWith(6, 'II').slice(0, 24))).toBe(1)
    expect(readOrientation(jpegWith(9, 'II'))).toBe(1)
  })
})

describe('readRefusal', () => {
  test('reads the error document', () => {
    const text = '<Error><Code>NoSuchKey</Code><Message>a &lt; b</Message><EC>0026-1</EC></Error>'
    expect(readRefusal(text, { status: 404 })).toEqual({
      status: 404,
      code: 'NoSuchKey',
      message: 'a < b',
      ec: '0026-1',
      requestId: undefined,
    })
  })

  test('tells other bodies by their status', () => {
    expect(readRefusal('oops', { status: 502 }).code).toBe('HTTP 502')
  })
})

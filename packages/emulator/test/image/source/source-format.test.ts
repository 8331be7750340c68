import { describe, expect, test } from 'vitest'
import { detectFormat } from '../../../src/image/source/source-format.ts'
import { OssRefusal } from '../../../src/refusal.ts'

const ascii = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0))

function isoMedia(major: string, ...compatible: string[]): Uint8Array {
  const length = 16 + 4 * compatible.length
  return ascii(`\0\0\0${String.fromCharCode(length)}ftyp${major}\0\0\0\0${compatible.join('')}`)
}

describe('detectFormat', () => {
  test.each([
    ['jpg', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0)],
    ['png', ascii('\x89PNG\r\n\x1a\n')],
    ['gif', ascii('GIF87a')],
    ['gif', ascii('GIF89a')],
    ['bmp', ascii('BM')],
    ['webp', ascii('RIFF\x00\x00\x00\x00WEBPVP8 ')],
    ['tiff', ascii('II*\0')],
    ['tiff', ascii('MM\0*')],
    ['avif', isoMedia('avif')],
    ['avif', isoMedia('mif1', 'miaf', 'avif')],
    ['heic', isoMedia('heic', 'mif1')],
  ])('detects %s by its first bytes', (format, head) => {
    expect(detectFormat(head)).toBe(format)
  })

  test.each([
    ['an empty object', new Uint8Array(), 'an empty object'],
    ['SVG', ascii('  <svg xmlns="http://www.w3.org/2000/svg"/>'), 'SVG or other XML'],
    ['XML', ascii('<?xml version="1.0"?><svg/>'), 'SVG or other XML'],
    ['PDF', ascii('%PDF-1.7'), 'PDF'],
    ['text', ascii('hello'), 'begins with the bytes 68 65 6c 6c'],
    ['a JPEG of two bytes', Uint8Array.of(0xff, 0xd8), 'begins with the bytes ff d8'],
    ['a film', isoMedia('isom', 'mp42'), 'begins with the bytes'],
    ['RIFF that is sound', ascii('RIFF\0\0\0\0WAVE'), 'begins with the bytes 52 49 46 46'],
  ])('refuses %s', (_name, head, received) => {
    expect(() => detectFormat(head)).toThrow(OssRefusal)
    expect(() => detectFormat(head)).toThrow(
      expect.objectContaining({
        status: 400,
        code: 'BadRequest',
        ec: '0040-00000005',
        message: expect.stringContaining(received),
      }),
    )
  })
})

import { safeParse } from '@oss-process/process-string/parse'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { markText } from '../../src/style/marked-text.ts'

describe('markText', () => {
  test('names each piece, and marks the culprit of an issue', () => {
    const text = 'image/crop,w_abc|sys/saveas,o_aw'
    const pieces = markText(text, safeParse(text).issues)
    expect(pieces.map(({ text: piece, kind, severity }) => [piece, kind, severity])).toEqual([
      ['image', 'family', undefined],
      ['/', 'mark', undefined],
      ['crop', 'action', undefined],
      [',', 'mark', undefined],
      ['w', 'letter', undefined],
      ['_', 'mark', undefined],
      ['abc', 'value', 'error'],
      ['|sys/saveas,o_aw', 'sys', undefined],
    ])
  })

  test('names the pieces of every style of a pipeline', () => {
    const pieces = markText('image/flip,1|style/s|sys/saveas,o_aw', [])
    expect(pieces.map(({ text: piece, kind }) => `${kind} ${piece}`)).toEqual([
      ...['family image', 'mark /', 'action flip', 'mark ,', 'value 1', 'mark |'],
      ...['family style', 'mark /', 'action s', 'sys |sys/saveas,o_aw'],
    ])
  })

  test('gives the text again, whatever it is', () => {
    fc.assert(
      fc.property(fc.string(), (rest) => {
        const text = `image/${rest}`
        const pieces = markText(text, safeParse(text).issues)
        expect(pieces.map((piece) => piece.text).join('')).toBe(text)
      }),
    )
  })
})

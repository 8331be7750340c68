import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  BOUNDARY,
  moved,
  readDraft,
  readValue,
  withValue,
  writeDraft,
} from '../../src/style/draft.ts'

describe('readDraft', () => {
  test('cuts actions and parameters, with offsets, and keeps the rest', () => {
    expect(readDraft('image/rotate,90/crop,w_5|sys/saveas,o_aw')).toEqual({
      actions: [
        { name: 'rotate', parameters: [{ letter: '', value: '90' }], start: 6, end: 15 },
        { name: 'crop', parameters: [{ letter: 'w', value: '5' }], start: 16, end: 24 },
      ],
      tail: '|sys/saveas,o_aw',
    })
  })

  test('cuts the styles of a pipeline, with their boundary', () => {
    expect(readDraft('image/flip,1|image/crop,w_5|sys/saveas,o_aw')).toEqual({
      actions: [
        { name: 'flip', parameters: [{ letter: '', value: '1' }], start: 6, end: 12 },
        { name: BOUNDARY, parameters: [], start: 12, end: 13 },
        { name: 'crop', parameters: [{ letter: 'w', value: '5' }], start: 19, end: 27 },
      ],
      tail: '|sys/saveas,o_aw',
    })
    expect(readDraft('image/flip,1|style/small|image/flip,2')).toMatchObject({
      actions: [{ name: 'flip' }],
      tail: '|style/small|image/flip,2',
    })
  })

  test('a style that was just begun has no action', () => {
    const draft = readDraft('image/flip,1|image/')
    expect(draft?.actions.map(({ name }) => name)).toEqual(['flip', BOUNDARY])
  })

  test.each(['style/thumb', 'video/snapshot,t_1', 'imag'])('is not for %s', (text) => {
    expect(readDraft(text)).toBeUndefined()
  })

  test('loses nothing: writing gives the text again', () => {
    const piece = fc.oneof(
      fc.stringMatching(/^[a-z_0-9,/|%=]{0,20}$/),
      fc
        .array(fc.constantFrom('flip,1', '|', '|image/', '/', 'crop,w_1'))
        .map((all) => all.join('')),
    )
    fc.assert(
      fc.property(piece, (rest) => {
        const text = `image/${rest}`
        const draft = readDraft(text)
        expect(draft && writeDraft(draft.actions, draft.tail)).toBe(text)
      }),
    )
  })
})

describe('withValue', () => {
  const action = {
    name: 'resize',
    parameters: [
      { letter: 'm', value: 'pad' },
      { letter: 'h', value: '5' },
    ],
  }
  const order = ['m', 'w', 'h', 'color']

  test('puts a new parameter into its place', () => {
    const next = withValue(action, { letter: 'w', value: '9', order })
    expect(writeDraft([next])).toBe('image/resize,m_pad,w_9,h_5')
  })

  test('changes a parameter where it stands, and leaves it out for undefined', () => {
    const changed = withValue(action, { letter: 'm', value: 'fill', order })
    expect(writeDraft([changed])).toBe('image/resize,m_fill,h_5')
    const without = withValue(changed, { letter: 'm', value: undefined, order })
    expect(readValue(without, 'm')).toBeUndefined()
  })
})

describe('moved', () => {
  test('moves one item and ignores places that are not there', () => {
    expect(moved(['a', 'b', 'c'], 0, 2)).toEqual(['b', 'c', 'a'])
    expect(moved(['a', 'b'], 0, 2)).toEqual(['a', 'b'])
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readDraft, readValue, withValue, writeDraft } from '../../src/style/draft.ts'

/** The steps of a text, a line of `style kind name` each. */
const stepsOf = (text: string) =>
  readDraft(text)?.steps.map(({ style, kind, name }) => `${style} ${kind} ${name}`)

describe('readDraft', () => {
  test('cuts actions and parameters, with offsets, and keeps the rest', () => {
    const action = { kind: 'action', style: 0 }
    expect(readDraft('image/rotate,90/crop,w_5|sys/saveas,o_aw')).toEqual({
      steps: [
        {
          ...action,
          name: 'rotate',
          parameters: [{ letter: '', value: '90' }],
          start: 6,
          end: 15,
        },
        { ...action, name: 'crop', parameters: [{ letter: 'w', value: '5' }], start: 16, end: 24 },
      ],
      tail: '|sys/saveas,o_aw',
    })
  })

  test('cuts the styles of a pipeline; a named style is one step', () => {
    const text = 'image/flip,1/info|style/a/b|image/crop,w_5|sys/saveas,o_aw'
    expect(stepsOf(text)).toEqual([
      '0 action flip',
      '0 action info',
      '1 named a/b',
      '2 action crop',
    ])
    const draft = readDraft(text)
    expect(draft?.tail).toBe('|sys/saveas,o_aw')
    expect(draft?.steps.map(({ start, end }) => text.slice(start, end))).toEqual([
      'flip,1',
      'info',
      'a/b',
      'crop,w_5',
    ])
  })

  test('keeps what is half typed after a style', () => {
    expect(readDraft('image/flip,1|imag')).toMatchObject({
      steps: [{ name: 'flip' }],
      tail: '|imag',
    })
    expect(stepsOf('style/thumb')).toEqual(['0 named thumb'])
  })

  test.each(['video/snapshot,t_1', 'imag', 'styles/a'])('is not for %s', (text) => {
    expect(readDraft(text)).toBeUndefined()
  })

  test('loses nothing: writing gives the text again', () => {
    const piece = fc.oneof(
      fc.stringMatching(/^[a-z_0-9,/|%=]{0,20}$/),
      fc
        .array(fc.constantFrom('flip,1', '|', '|image/', '|style/', '/', 'crop,w_1'))
        .map((all) => all.join('')),
    )
    fc.assert(
      fc.property(piece, (rest) => {
        const text = `image/${rest}`
        const draft = readDraft(text)
        expect(draft && writeDraft(draft.steps, draft.tail)).toBe(text)
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

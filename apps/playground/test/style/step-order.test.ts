import { describe, expect, test } from 'vitest'
import { type DraftStep, readDraft, writeDraft } from '../../src/style/draft.ts'
import { addStep, beginStyle, canJoin, joinStyle, moveStep } from '../../src/style/step-order.ts'

/** Steps by short texts: `a/b|N|c` has the actions a, b and c, and a named style N. */
function stepsOf(short: string): readonly DraftStep[] {
  const styles = short
    .split('|')
    .map((style) => `${/^[A-Z]/.test(style) ? 'style' : 'image'}/${style}`)
  return readDraft(styles.join('|'))?.steps ?? []
}

const shortOf = (steps: Parameters<typeof writeDraft>[0]) =>
  writeDraft(steps).replaceAll(/(image|style)\//g, '')

describe('moveStep', () => {
  test.each([
    ['a/b', 0, 1, 'b/a', 1],
    ['a/b/c', 2, 0, 'c/a/b', 0],
    // An action joins the style of the step that it passes.
    ['a/b|c/d', 1, 2, 'a|c/b/d', 2],
    ['a/b|c/d', 3, 0, 'd/a/b|c', 0],
    ['a/b|N', 1, 2, 'a|N|b', 2],
    ['N|a/b', 2, 0, 'b|N|a', 0],
    // A style of one step passes a style as a whole.
    ['a|b/c', 0, 1, 'b/c|a', 2],
    ['a/b|N', 2, 1, 'N|a/b', 0],
    ['N|a/b|c', 0, 1, 'a/b|N|c', 2],
    // Nothing happens for a position that is not there.
    ['a|b', 0, 2, 'a|b', 0],
    ['a|b', 5, 0, 'a|b', 5],
  ])('%s, from %i to %i, is %s', (text, from, to, expected, landing) => {
    const { steps, at } = moveStep(stepsOf(text), { from, to })
    expect([shortOf(steps), at]).toEqual([expected, landing])
  })
})

describe('beginStyle', () => {
  test.each([
    ['a/b/c', 1, 'a|b/c'],
    ['a|b/c|d', 2, 'a|b|c|d'],
    ['a|b', 1, 'a|b'],
    ['a|N', 9, 'a|N'],
  ])('%s, at %i, is %s', (text, at, expected) => {
    expect(shortOf(beginStyle(stepsOf(text), at))).toBe(expected)
  })
})

describe('joinStyle', () => {
  test.each([
    ['a/b|c/d|e', 2, 'a/b/c/d|e'],
    ['a|b', 0, 'a|b'],
    ['a|N|b', 1, 'a|N|b'],
    ['a|N|b', 2, 'a|N|b'],
  ])('%s, at %i, is %s', (text, at, expected) => {
    const steps = stepsOf(text)
    expect(shortOf(joinStyle(steps, at))).toBe(expected)
    expect(canJoin(steps, at)).toBe(text !== expected)
  })
})

describe('addStep', () => {
  const action = { name: 'z', parameters: [] }
  test.each([
    ['a|b', false, 'a|b/z'],
    ['a|b', true, 'a|b|z'],
    ['a|N', false, 'a|N|z'],
  ])('to %s, in a style of its own: %s, is %s', (text, isNextStyle, expected) => {
    expect(shortOf(addStep(stepsOf(text), { action, isNextStyle }))).toBe(expected)
  })

  test('begins with the first style', () => {
    expect(writeDraft(addStep([], { action }), '|sys/saveas,o_aw')).toBe('image/z|sys/saveas,o_aw')
  })
})

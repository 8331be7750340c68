import { describe, expect, test } from 'vitest'
import { changeState, createState, type PageEvent } from '../../src/page/page-state.ts'

const start = createState('image/resize,w_1/rotate,90|sys/saveas,o_aw', 'build')
const after = (...events: PageEvent[]) => events.reduce(changeState, start)

describe('changeState', () => {
  test('changes one parameter and leaves the rest of the text alone', () => {
    const order = ['w', 'h']
    const set = { type: 'set', at: 0, letter: 'h', value: '2', order } as const
    expect(after(set).text).toBe('image/resize,w_1,h_2/rotate,90|sys/saveas,o_aw')
  })

  test('moves an action, and the open form with it', () => {
    const state = after({ type: 'open', at: 0 }, { type: 'move', from: 0, to: 1 })
    expect(state.text).toBe('image/rotate,90/resize,w_1|sys/saveas,o_aw')
    expect(state.open).toBe(1)
  })

  test('adds an action at the end and opens it; removing closes', () => {
    const added = after({ type: 'add', action: { name: 'info', parameters: [] } })
    expect([added.text, added.open]).toEqual(['image/resize,w_1/rotate,90/info|sys/saveas,o_aw', 2])
    const removed = changeState(added, { type: 'remove', at: 2 })
    expect([removed.text, removed.open]).toEqual([start.text, undefined])
  })

  test('undoes typing as a whole, and does it again', () => {
    const typed = after(
      { type: 'text', text: 'image/r', group: 'typing' },
      { type: 'text', text: 'image/ro', group: 'typing' },
    )
    const undone = changeState(typed, { type: 'undo' })
    expect(undone.text).toBe(start.text)
    expect(changeState(undone, { type: 'redo' }).text).toBe('image/ro')
  })

  test('starts a new style when an action is added to a text of another kind', () => {
    const video = createState('video/info', 'build')
    const action = { name: 'info', parameters: [] }
    expect(changeState(video, { type: 'add', action }).text).toBe('image/info')
  })

  test('begins a style, joins it, and moves a whole one; the open form follows', () => {
    const begun = after({ type: 'open', at: 1 }, { type: 'begin', at: 1 })
    expect(begun.text).toBe('image/resize,w_1|image/rotate,90|sys/saveas,o_aw')
    expect(changeState(begun, { type: 'join', at: 1 }).text).toBe(start.text)
    const action = { name: 'flip', parameters: [{ letter: '', value: '1' }] }
    const added = changeState(begun, { type: 'add', action })
    expect(added.text).toBe('image/resize,w_1|image/rotate,90/flip,1|sys/saveas,o_aw')
    const moved = changeState(added, { type: 'move', from: 0, to: 1 })
    expect(moved.text).toBe('image/rotate,90/flip,1|image/resize,w_1|sys/saveas,o_aw')
    expect(moved.open).toBe(1)
  })

  test('leaves no empty style behind', () => {
    const begun = after({ type: 'begin', at: 1 })
    expect(changeState(begun, { type: 'remove', at: 0 }).text).toBe(
      'image/rotate,90|sys/saveas,o_aw',
    )
  })

  test('adds a style behind a named one', () => {
    const named = createState('style/thumb', 'build')
    const action = { name: 'info', parameters: [] }
    expect(changeState(named, { type: 'add', action }).text).toBe('style/thumb|image/info')
  })

  test('does nothing for an action that is not there', () => {
    const nowhere = { type: 'set', at: 9, letter: 'w', value: '1', order: [] } as const
    expect(after(nowhere)).toEqual(start)
    expect(after({ type: 'undo' })).toEqual(start)
  })
})

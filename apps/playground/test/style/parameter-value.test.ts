import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findAction, firstForm, imageActions, searchActions } from '../../src/style/catalogue.ts'
import { writeDraft } from '../../src/style/draft.ts'
import { controlOf, shownValue, wireValue } from '../../src/style/parameter-value.ts'
import { readText } from '../../src/style/reading.ts'
import { decodeText, encodeText } from '../../src/style/text-value.ts'

const parameterOf = (action: string, name: string) => {
  const found = findAction(action)?.parameters.find((parameter) => parameter.name === name)
  if (!found) throw new Error(`expected a parameter ${action}.${name}`)
  return found
}

describe('imageActions', () => {
  test.each(imageActions.map((action) => [action.action, action] as const))(
    '%s has a first form without errors, and a control for each parameter',
    (_, action) => {
      const { issues } = readText(writeDraft([firstForm(action)]), undefined)
      expect(issues.filter(({ severity }) => severity === 'error')).toEqual([])
      for (const parameter of action.parameters) expect(controlOf(parameter)).toBeTruthy()
    },
  )

  test('are found by words of their description', () => {
    expect(searchActions('mirror').map(({ action }) => action)).toContain('flip')
    expect(searchActions('no such words')).toEqual([])
  })
})

describe('controlOf', () => {
  test.each([
    ['resize', 'mode', 'segments'],
    ['resize', 'width', 'number'],
    ['resize', 'limit', 'switch'],
    ['resize', 'color', 'color'],
    ['crop', 'gravity', 'compass'],
    ['format', 'format', 'select'],
    ['watermark', 'text', 'text'],
  ])('of %s %s is %s', (action, name, control) => {
    expect(controlOf(parameterOf(action, name))).toBe(control)
  })
})

describe('wireValue', () => {
  test('writes words as positions where the language does, and reads them back', () => {
    const direction = parameterOf('flip', 'direction')
    expect(wireValue(direction, 'horizontal')).toBe('1')
    expect(shownValue(direction, '1')).toBe('horizontal')
  })

  test('writes texts as Base64 and colours without the sign', () => {
    expect(wireValue(parameterOf('watermark', 'text'), '水印')).toBe('5rC05Y2w')
    expect(wireValue(parameterOf('resize', 'color'), '#FF0000')).toBe('FF0000')
    expect(wireValue(parameterOf('resize', 'width'), '')).toBeUndefined()
  })

  test('shows what it cannot decode as it is', () => {
    expect(shownValue(parameterOf('watermark', 'text'), '%%')).toBe('%%')
  })
})

describe('encodeText', () => {
  test('is undone by decodeText', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(decodeText(encodeText(text))).toBe(text)
      }),
    )
  })
})

import { expect, test } from 'vitest'
import { checkText } from './check-text.ts'
import { randomTexts } from './random-texts.ts'

test('random texts get an error of ours, and only right corrections', () => {
  const outcomes = [...randomTexts(3000, 1)].map(checkText)
  // The texts reach what they are for.
  expect(outcomes.filter(({ isRight }) => isRight).length).toBeGreaterThan(300)
  expect(outcomes.filter(({ isCorrected }) => isCorrected).length).toBeGreaterThan(30)
})

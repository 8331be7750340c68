/** A million random texts, and texts that grow: the parser's time per character does not. */
import { setImmediate } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { checkText } from '../check-text.ts'
import { randomTexts } from '../random-texts.ts'

const COUNT = 1_000_000

test(`${COUNT} random texts get an error of ours, and only right corrections`, async () => {
  let right = 0
  let corrected = 0
  let done = 0
  for (const text of randomTexts(COUNT, 20_261_201)) {
    const outcome = checkText(text)
    done += 1
    // The runner's messages get their turn.
    if (done % 10_000 === 0) await setImmediate()
    if (outcome.isRight) right += 1
    if (outcome.isCorrected) corrected += 1
  }
  expect(right).toBeGreaterThan(COUNT / 20)
  expect(corrected).toBeGreaterThan(COUNT / 100)
})

test('long random texts take linear time', () => {
  // With a quadratic step these take hours, and the runner's limit ends them; nothing is timed.
  const pieces = [...randomTexts(2000, 7)]
  for (const repeated of [1, 10, 50]) checkText(pieces.join('').repeat(repeated))
})

/**
 * The suites of process-string and signer run in a real browser, as a project of their own. Where there
 * is no browser, a line for each file stands for it here, so that the totals count what was left out.
 */
import { describe, expect, inject, test } from 'vitest'
import { noteMissingBrowser } from '../../../tools/programs.mjs'

const missing = noteMissingBrowser()

test('there are suites that can run in a browser', () => {
  expect(inject('portable').length).toBeGreaterThan(10)
})

if (missing !== '') {
  describe(`in a browser${missing}`, () => {
    test.for(inject('portable'))('%s', (_file, { skip }) => skip())
  })
}

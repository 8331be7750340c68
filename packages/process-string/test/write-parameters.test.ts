/** The two ways of writing parameters, for browsers and for the rest, do the same. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { imageTables } from '../src/actions/image-registry.ts'
import { writeParameters as writeInBrowsers } from '../src/builder/write-parameters.browser.ts'
import { writeParameters } from '../src/builder/write-parameters.ts'
import type { ActionTable } from '../src/language/action-table.ts'

const anyValue = fc.oneof(
  fc.constant(undefined),
  fc.integer({ min: -1, max: 20_000 }),
  fc.double(),
  fc.boolean(),
  fc.string(),
  fc.constantFrom('fixed', 'pad', 'webp', 'center', 'FF0000', 'a', '', '\u{D800}'),
)

const call = fc.constantFrom<ActionTable>(...Object.values(imageTables)).chain((table) => {
  const model = Object.fromEntries(Object.keys(table.parameters).map((name) => [name, anyValue]))
  return fc.record(model, { requiredKeys: [] }).map((given) => ({ table, given }))
})

test('write the same text and refuse the same rows', () => {
  fc.assert(
    fc.property(call, fc.boolean(), ({ table, given }, padding) => {
      const [text, inBrowsers] = [writeParameters, writeInBrowsers].map((write) => {
        const refused: unknown[] = []
        const parts = write(table, given, { padding }, (...fault) => refused.push(fault))
        return { parts, refused }
      })
      expect(inBrowsers).toEqual(text)
    }),
    { numRuns: 2000 },
  )
})

import { readFileSync } from 'node:fs'
import { parse, safeParse, stringify } from '@oss-process/process-string/parse'
import { describe, expect, test } from 'vitest'

interface Example {
  readonly source: string
  readonly text: string
  /** Left out when the text itself is canonical. */
  readonly canonical?: string
}

const { examples }: { examples: readonly Example[] } = JSON.parse(
  readFileSync(new URL('data/examples.json', import.meta.url), 'utf8'),
)

describe('the examples of the references', () => {
  test.each(examples)('$text ($source)', ({ text, canonical = text }) => {
    const verdict = safeParse(text)
    expect(verdict.issues.filter((issue) => issue.severity === 'error')).toEqual([])
    expect(stringify(parse(text))).toBe(canonical)
    expect(stringify(parse(canonical))).toBe(canonical)
  })
})

import { readFileSync } from 'node:fs'
import { explain } from '@oss-process/process-string/explain'
import { type ActionReference, reference } from '@oss-process/process-string/reference'
import { expect, test } from 'vitest'

/** The generator is plain JavaScript among the repository's tools. */
const generator: {
  referenceMarkdown(data: readonly ActionReference[], explainer: typeof explain): string
} = await import(new URL('../../../tools/reference-markdown.mjs', import.meta.url).href)

const written = readFileSync(new URL('../REFERENCE.md', import.meta.url), 'utf8')

test('REFERENCE.md is what node tools/reference.mjs writes', () => {
  expect(generator.referenceMarkdown(reference, explain)).toBe(written)
})

test('REFERENCE.md links to headings that it has', () => {
  const headings = [...written.matchAll(/^### (.+)$/gm)].map(([, heading = '']) => heading)
  const anchors = [...written.matchAll(/\]\(#([^)]+)\)/g)].map(([, anchor]) => anchor)
  expect(anchors).toEqual(headings.map((heading) => heading.replaceAll('/', '')))
})

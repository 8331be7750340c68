/**
 * The executable holds yargs without the parts that cost time at its start (see `build.mjs`); run from
 * the sources, as `runMain` does, it is yargs as it is. Both must say the same.
 */
import { describe, expect, test } from 'vitest'
import { commands } from '../src/command-line/command-list.ts'
import { run } from './helpers/executable.ts'
import { runMain } from './helpers/fake-io.ts'

const helpTexts = [...commands.map(({ name }) => name), 'style', 'config'].map((name) =>
  `${name} --help`.trim(),
)

const mistakes = [
  '--no-such-flag',
  '--no-such-flag --nor-this',
  'style',
  'style chek',
  'get oss://b/k one too many',
  'put --dry-run=maybe a b',
  'ls --bucket',
  'nonsense',
]

describe('the executable', () => {
  test.each([...helpTexts, ...mistakes])('says what yargs says of "%s"', async (line) => {
    const words = line.split(' ')
    const expected = await runMain(words, { columns: 80 })
    const { code, stdout, stderr } = await run(words)
    expect({ code, stdout, stderr }).toEqual(expected)
  })
})

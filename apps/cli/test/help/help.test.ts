/** The help of every command, 80 columns wide, stands beside this file: `<command>.txt`. */
import { describe, expect, test } from 'vitest'
import { commands } from '../../src/command-line/command-list.ts'
import { flagName } from '../../src/command-line/define-command.ts'
import { runMain } from '../helpers/fake-io.ts'

async function helpOf(name: string, columns = 80): Promise<string> {
  const words = name.split(' ').filter((word) => word !== '')
  const { code, stdout, stderr } = await runMain([...words, '--help'], { columns })
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  return stdout
}

/** Headings of the flags that most commands share. */
const sharedHeadings = ['Service:', 'Local:', 'Output:']

/** Returns the paragraphs of the shared flags, by their headings. */
async function sharedParagraphs(): Promise<ReadonlyMap<string, string>> {
  const paragraphs = (await helpOf('get')).split('\n\n')
  return new Map(
    sharedHeadings.map((heading) => [
      heading,
      paragraphs.find((paragraph) => paragraph.startsWith(heading)) ?? '',
    ]),
  )
}

describe('--help', () => {
  test('describes the shared flags', async () => {
    const paragraphs = [...(await sharedParagraphs()).values()]
    await expect(`${paragraphs.join('\n\n')}\n`).toMatchFileSnapshot('shared-flags.txt')
  })

  test.each([...commands.map(({ name }) => name), 'style', 'config'])('of "%s"', async (name) => {
    const shared = await sharedParagraphs()
    const text = (await helpOf(name))
      .split('\n\n')
      .map((paragraph) => {
        const [heading = ''] = paragraph.split('\n')
        return shared.get(heading) === paragraph ? `${heading} see shared-flags.txt` : paragraph
      })
      .join('\n\n')
    await expect(text).toMatchFileSnapshot(`${name.replace(' ', '-') || 'main-job'}.txt`)
  })

  test.each(commands.map((command) => [command.name, command] as const))(
    'of "%s" names its flags and shows an example',
    async (name, command) => {
      const text = await helpOf(name, 100)
      for (const option of Object.keys(command.options)) expect(text).toContain(flagName(option))
      expect(text).toContain('Examples:')
      expect(command.examples.length).toBeGreaterThan(0)
    },
  )

  test.each([60, 80, 120])('keeps to %i columns, but leaves examples whole', async (columns) => {
    for (const { name, examples } of commands) {
      const [laidOut = '', shown = ''] = (await helpOf(name, columns)).split('\nExamples:\n')
      const longest = Math.max(...laidOut.split('\n').map((line) => line.length))
      expect(longest, name).toBeLessThanOrEqual(Math.min(columns, 100))
      for (const [line, does] of examples) {
        expect(shown).toContain(`  # ${does}\n  oss-process ${line}\n`)
      }
    }
  })
})

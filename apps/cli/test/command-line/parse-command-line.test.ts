import { array, assert, asyncProperty, constantFrom, oneof, string } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { commands } from '../../src/command-line/command-list.ts'
import { parseCommandLine } from '../../src/command-line/parse-command-line.ts'

async function parse(...argv: string[]) {
  const line = await parseCommandLine(argv, { commands, columns: 80 })
  if (line.kind === 'help') return 'help'
  const given = Object.entries(line.args).filter(([, value]) => value !== undefined)
  return { name: line.command.name, ...Object.fromEntries(given) }
}

describe('parseCommandLine', () => {
  const job = { name: '', bucket: 'b', key: 'k', style: 's', targetImage: 't' }

  test.each([
    ['dashes', ['--bucket', 'b', '--key', 'k', '--style', 's', '--target-image', 't'], job],
    ['underscores', ['--bucket', 'b', '--key=k', '--style', 's', '--target_image=t'], job],
    [
      'the last of a repeated flag',
      ['--bucket', 'a', '--bucket', 'b', '--key', 'k', '--style', 's', '--target-image', 't'],
      job,
    ],
    [
      'values that look like numbers or paths as text',
      ['--bucket', '007', '--key', '1e3', '--style', 's', '--target-image', 'a_b=c.d'],
      { ...job, bucket: '007', key: '1e3', targetImage: 'a_b=c.d' },
    ],
    [
      'a dash for stdin and stdout',
      ['get', 'oss://b/k', '-o', '-'],
      { name: 'get', address: 'oss://b/k', output: '-' },
    ],
    [
      'a word that is a dash',
      ['put', '-', 'oss://b/k'],
      { name: 'put', file: '-', address: 'oss://b/k' },
    ],
    [
      'several words',
      ['rm', 'oss://b/1', 'oss://b/2', '-r'],
      { name: 'rm', addresses: ['oss://b/1', 'oss://b/2'], recursive: true },
    ],
    [
      'a flag without a value before a word',
      ['ls', '--local', 'oss://b'],
      { name: 'ls', address: 'oss://b', local: true },
    ],
    [
      'a command of a group, after a flag',
      ['--json', 'style', 'check', 'x'],
      { name: 'style check', style: 'x', json: true },
    ],
  ])('reads %s', async (_name, argv, expected) => {
    expect(await parse(...argv)).toEqual(expected)
  })

  test.each([
    ['a value', ['ls', 'oss://b', '--root'], 'expected a value after --root, received none'],
    ['a flag', ['ls', '--bucket', 'b'], '--bucket is no flag of oss-process ls'],
    ['a word', ['mb'], 'missing bucket'],
  ])('names what is wrong with %s', async (_name, argv, message) => {
    await expect(parse(...argv)).rejects.toThrow(message)
  })

  test('returns help or throws a usage error for any words, and no other error', async () => {
    const word = oneof(
      string(),
      constantFrom(
        'get',
        'style',
        'check',
        'config',
        '-',
        '--',
        '-o',
        '--json',
        '--local',
        '--port=x',
      ),
    )
    const check = asyncProperty(array(word, { maxLength: 6 }), async (argv) => {
      const failure = await parse(...argv).then(
        () => undefined,
        (error: unknown) => error,
      )
      if (failure !== undefined) expect(failure).toMatchObject({ code: 'CLI_USAGE' })
    })
    await assert(check, { numRuns: 60 })
  })
})

import { describe, expect, test } from 'vitest'
import { defineCommand } from '../../src/command-line/define-command.ts'
import { completeWords, offerLines } from '../../src/completion/complete-words.ts'
import type { StyleVocabulary } from '../../src/completion/style-vocabulary.ts'
import { continueStyle } from '../../src/completion/style-words.ts'

const run = async () => undefined
const common = { summary: 's', examples: [], run } as const
const commands = [
  defineCommand({
    ...common,
    name: '',
    positionals: {},
    options: {
      style: { kind: 'text', summary: 'style', completes: 'style' },
      json: { kind: 'flag', summary: 'as JSON' },
    },
  }),
  defineCommand({
    ...common,
    name: 'get',
    positionals: { address: { summary: 'a' } },
    options: {
      output: { kind: 'text', short: 'o', summary: 'file', completes: 'file' },
      mode: { kind: 'text', summary: 'mode', choices: ['fast', 'slow'] },
    },
  }),
  defineCommand({
    ...common,
    name: 'style check',
    positionals: { style: { summary: 's', completes: 'style' } },
    options: {},
  }),
]

async function offers(...words: string[]) {
  const styleWords = async (text: string) => [
    { kind: 'word' as const, word: `${text}<style>`, summary: '' },
  ]
  const found = await completeWords(words, { commands, styleWords })
  return offerLines(found).map((line) => line.split('\t')[0])
}

describe('completeWords', () => {
  test.each<[string[], string[]]>([
    [[''], ['get', 'style']],
    [['g'], ['get']],
    [['--j'], ['--json']],
    [
      ['get', '--'],
      ['--output', '--mode', '--help'],
    ],
    [['get', '--mode', 'f'], ['fast']],
    [['get', '--mode=s'], ['--mode=slow']],
    [['get', '-o', ''], [':files']],
    [['--json', 'style', ''], ['check']],
    [['style', 'check', 'image/'], ['image/<style>']],
    [['--style', 'x'], ['x<style>']],
    [['--style=x'], ['--style=x<style>']],
  ])('offers for %j: %j', async (words, expected) => {
    expect(await offers(...words)).toEqual(expected)
  })
})

describe('continueStyle', () => {
  const vocabulary: StyleVocabulary = new Map([
    [
      'image',
      [
        {
          name: 'resize',
          summary: '',
          parameters: [
            { letter: 'm', summary: '', values: ['fill', 'fixed', 'pad'] },
            { letter: 'w', summary: '', values: [] },
          ],
        },
        {
          name: 'format',
          summary: '',
          parameters: [{ letter: '', summary: '', values: ['jpg', 'png'] }],
        },
        { name: 'info', summary: '', parameters: [] },
      ],
    ],
    ['video', []],
  ])

  test.each<[string, string[]]>([
    ['', ['image/', 'video/']],
    ['im', ['image/']],
    ['image/', ['image/resize,', 'image/format,', 'image/info']],
    ['image/resize,', ['image/resize,m_', 'image/resize,w_']],
    ['image/resize,m_f', ['image/resize,m_fill', 'image/resize,m_fixed']],
    ['image/resize,m_pad,', ['image/resize,m_pad,w_']],
    ['image/resize,w_100/fo', ['image/resize,w_100/format,']],
    ['image/resize,w_100/format,p', ['image/resize,w_100/format,png']],
    ['image/unknown,', []],
    ['image/resize,w_1|', ['image/resize,w_1|image/']],
    ['image/resize,w_1|image/fo', ['image/resize,w_1|image/format,']],
    [
      'image/resize,w_1|image/info|image/format,j',
      ['image/resize,w_1|image/info|image/format,jpg'],
    ],
    ['image/resize,w_1|video/', []],
  ])('%j goes on as %j', (text, expected) => {
    expect(
      continueStyle(text, vocabulary).map((offer) => (offer.kind === 'word' ? offer.word : '')),
    ).toEqual(expected)
  })
})

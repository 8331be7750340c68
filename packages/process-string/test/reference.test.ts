import * as builders from '@oss-process/process-string'
import * as audio from '@oss-process/process-string/audio'
import * as doc from '@oss-process/process-string/doc'
import { parse, safeParse, stringify } from '@oss-process/process-string/parse'
import { type ActionReference, findAction, reference } from '@oss-process/process-string/reference'
import * as video from '@oss-process/process-string/video'
import { describe, expect, test } from 'vitest'
import { imageTables } from '../src/actions/image-registry.ts'
import { operationTables } from '../src/actions/operation-registry.ts'
import type { ActionTable } from '../src/language/action-table.ts'
import { checkValue } from '../src/language/parameter.ts'

type Builder = (argument?: unknown) => unknown

/** The exports of the entries; the tests call the functions as the reference describes. */
const entries = {
  '@oss-process/process-string': builders,
  '@oss-process/process-string/audio': audio,
  '@oss-process/process-string/doc': doc,
  '@oss-process/process-string/video': video,
} as unknown as Readonly<Record<string, Readonly<Record<string, Builder>>>>

const wireName = ({ family, action }: { family: string; action: string }) => `${family}/${action}`

const tables: Readonly<Record<string, ActionTable>> = {
  ...Object.fromEntries(
    Object.values(imageTables).map((table) => [`image/${table.action}`, table]),
  ),
  ...operationTables,
}

describe('reference', () => {
  test('has every action of the registry, in its order', () => {
    const image = reference.filter(({ family }) => family === 'image')
    expect(image.map(({ action }) => action)).toEqual(Object.keys(imageTables))
  })

  test('has every operation of the registry, in its order', () => {
    const operations = reference.filter(({ family }) => !['image', 'sys'].includes(family))
    expect(operations.map(wireName)).toEqual(Object.keys(operationTables))
  })

  test('names each action once', () => {
    const names = reference.map(wireName)
    expect(new Set(names).size).toBe(names.length)
  })

  test('is plain data', () => {
    expect(JSON.parse(JSON.stringify(reference))).toEqual(reference)
  })

  test('joins the table with the prose', () => {
    expect(findAction('rotate')).toEqual({
      family: 'image',
      action: 'rotate',
      builder: 'rotate',
      entry: '@oss-process/process-string',
      takes: 'value',
      mode: 'sync',
      alone: false,
      last: false,
      result: 'image',
      title: 'Rotate',
      description: expect.stringContaining('clockwise'),
      sources: expect.arrayContaining([
        {
          title: 'Error 0040-00000217',
          url: 'https://help.aliyun.com/zh/oss/support/0040-00000217',
        },
      ]),
      examples: ['image/rotate,90', 'image/rotate,45/format,png'],
      parameters: [
        {
          name: 'angle',
          letter: '',
          kind: 'integer',
          required: true,
          description: 'Angle, clockwise.',
          expected: 'an integer from 0 to 360',
          unit: 'degrees',
          min: 0,
          max: 360,
          ec: '0040-00000217',
          ecMissing: '0040-00000216',
        },
      ],
      rules: [],
      followUps: [],
      ecExtra: '0040-00000203',
    })
  })

  test('has rules as data and in words', () => {
    expect(findAction('resize')?.rules).toEqual([
      {
        rule: 'at-least-one',
        parameters: ['width', 'height', 'longest', 'shortest', 'percent', 'percentOfMain'],
        text: 'at least one of width, height, longest, shortest, percent, percentOfMain',
        ec: '0040-00000322',
      },
      {
        rule: 'needs',
        parameters: ['color', 'mode'],
        values: ['pad'],
        text: 'color only with mode pad',
      },
    ])
  })
})

describe.each(reference.map((entry) => ({ name: wireName(entry), entry })))(
  'reference of $name',
  ({ entry }) => {
    test('describes the action and each parameter', () => {
      const followed = entry.followUps.flatMap((followUp) => [followUp, ...followUp.parameters])
      const described = [entry, ...entry.parameters, ...followed]
      const texts = [entry.title, ...described.map(({ description }) => description)]
      for (const text of texts) expect(text.trim()).toMatch(/^.{3,}/)
      expect(entry.description).toMatch(/[.)]$/)
    })

    test('cites its pages', () => {
      expect(entry.sources.length).toBeGreaterThan(0)
      for (const { title, url } of entry.sources) {
        expect(title).not.toBe('')
        expect(url).toMatch(/^https:\/\/[^ ]+$/)
      }
    })

    test('has examples that parse without a warning, name the action, and are canonical', () => {
      expect(entry.examples.length).toBeGreaterThan(0)
      for (const example of entry.examples) {
        const verdict = safeParse(example)
        expect(verdict.issues.filter(({ severity }) => severity !== 'hint')).toEqual([])
        expect(example).toContain(entry.action)
        expect(verdict.ok && stringify(verdict.value)).toBe(example)
      }
    })

    test('names a function of its entry', () => {
      expect(entries[entry.entry]).toHaveProperty(entry.builder, expect.any(Function))
    })

    test('has defaults that the table allows', () => {
      for (const parameter of entry.parameters.filter((p) => p.default !== undefined)) {
        const row = tables[wireName(entry)]?.parameters[parameter.name]
        expect(row && checkValue(row, parameter.default)).toBeUndefined()
        expect(row ?? parameter.name).toHaveProperty('letter')
      }
    })
  },
)

describe('takes', () => {
  const optionsIn = ({ examples, action }: ActionReference): object => {
    const styles = examples.map((text) => parse(text).style)
    const nodes = styles.flatMap((style) => (style.kind === 'image' ? style.actions : []))
    const node = nodes.find((candidate) => candidate.action === action)
    if (node?.known) return node.options
    const [first] = styles
    if (first?.kind === 'operation' && first.known) return first.options
    return expect.fail('no example has the action')
  }

  const styles = reference.filter(({ family }) => family !== 'sys')

  test.each(styles)('$builder takes $takes', (entry) => {
    const options = optionsIn(entry)
    const argument = { options, value: Object.values(options)[0], none: undefined }[entry.takes]
    const result = entries[entry.entry]?.[entry.builder]?.(argument)
    if (entry.family === 'image') expect(result).toMatchObject({ options })
    else expect(String(result)).toBe(entry.examples[0]?.split('|')[0])
  })
})

describe('findAction', () => {
  test('returns undefined for an unknown name', () => {
    expect(findAction('slim')).toBeUndefined()
    expect(findAction('saveas')).toBeUndefined()
    expect(findAction('saveas', 'sys')?.builder).toBe('saveAs')
  })
})

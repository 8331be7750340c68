import * as builders from '@oss-process/process-string'
import { parse, safeParse, stringify } from '@oss-process/process-string/parse'
import { findAction, reference } from '@oss-process/process-string/reference'
import { describe, expect, test } from 'vitest'
import type { ParameterRow } from '../src/action-table.ts'
import { checkValue } from '../src/parameter.ts'
import { imageTables } from '../src/registry.ts'

const wireName = ({ family, action }: { family: string; action: string }) => `${family}/${action}`

describe('reference', () => {
  test('has every action of the registry, in its order', () => {
    const image = reference.filter(({ family }) => family === 'image')
    expect(image.map(({ action }) => action)).toEqual(Object.keys(imageTables))
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
      ecExtra: '0040-00000203',
    })
  })

  test('gives rules as data and in words', () => {
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
    test('says something about the action and each parameter', () => {
      const texts = [entry.title, entry.description, ...entry.parameters.map((p) => p.description)]
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

    test('names a function of the package', () => {
      expect(builders).toHaveProperty(entry.builder, expect.any(Function))
    })

    test('has defaults that the table allows', () => {
      for (const parameter of entry.parameters.filter((p) => p.default !== undefined)) {
        const row = parameter as ParameterRow // a parameter has every fact of its row
        expect(checkValue(row, parameter.default)).toBeUndefined()
      }
    })
  },
)

describe('takes', () => {
  const calls = builders as unknown as Readonly<
    Record<string, (argument?: unknown) => builders.ImageAction>
  >
  const image = reference.filter(({ family }) => family === 'image')

  const optionsIn = (examples: readonly string[], action: string): object => {
    const nodes = examples.flatMap((text) => {
      const { style } = parse(text)
      return style.kind === 'image' ? style.actions : []
    })
    const node = nodes.find((candidate) => candidate.action === action)
    return node?.known ? node.options : expect.fail('no example has the action')
  }

  test.each(image)('$builder takes $takes', ({ action, builder, takes, examples }) => {
    const options = optionsIn(examples, action)
    const argument = { options, value: Object.values(options)[0], none: undefined }[takes]
    expect(calls[builder]?.(argument).options).toEqual(options)
  })
})

describe('findAction', () => {
  test('gives nothing for an unknown name', () => {
    expect(findAction('slim')).toBeUndefined()
    expect(findAction('saveas')).toBeUndefined()
    expect(findAction('saveas', 'sys')?.builder).toBe('saveAs')
  })
})

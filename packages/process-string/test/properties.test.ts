import {
  image,
  named,
  ProcessStringError,
  pipeline,
  type Style,
  saveAs,
} from '@oss-process/process-string'
import {
  outputSize,
  planImage,
  type Size,
  type SourcePicture,
} from '@oss-process/process-string/geometry'
import { parse, safeParse, stringify } from '@oss-process/process-string/parse'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { imageTables } from '../src/actions/image-registry.ts'
import { operationTables } from '../src/actions/operation-registry.ts'
import { createOperation } from '../src/builder/operation.ts'
import type { ActionTable, ParameterRow } from '../src/language/action-table.ts'

const letter = fc.constantFrom(
  ...['a', 'Z', '0', '-', '_', '~', '/', '+', '=', ',', '|', ' ', '>', 'é', '图', '\u{1f600}'],
)
const unicode = (maxLength: number) => fc.string({ unit: letter, minLength: 1, maxLength })

/** The rows as a union that the names of their kinds discriminate. */
type NamedRow = ParameterRow extends infer One
  ? One extends ParameterRow
    ? Omit<One, 'kind'> & { readonly kind: One['kind']['name'] }
    : never
  : never

/** Values that a row allows. */
function allowedBy(anyRow: ParameterRow): fc.Arbitrary<unknown> {
  // The name determines the type of the row, which the compiler cannot see through a member.
  const row = { ...anyRow, kind: anyRow.kind.name } as NamedRow
  switch (row.kind) {
    case 'integer':
      return fc.integer({ min: row.min, max: row.max ?? 1_000_000 })
    case 'number':
      return fc.integer({ min: row.min, max: row.max }).map((value) => value / 4)
    case 'enum':
    case 'choice':
    case 'font':
      return fc.constantFrom(...row.values)
    case 'flag':
      return fc.boolean()
    case 'color':
      return fc.stringMatching(/^[0-9a-fA-F]{6}$/)
    case 'text':
      return unicode(Math.floor(Math.min(row.maxBytes, 300) / 5))
    case 'long-text':
      return unicode(row.maxCharacters)
    case 'picture':
      return fc.oneof(
        unicode(50).filter((key) => !key.includes('?')),
        fc.record({
          key: unicode(50).filter((key) => !key.includes('?')),
          style: fc.constantFrom('image/resize,P_10', 'image/crop,w_5/rotate,90'),
        }),
      )
    case 'dimensions':
      return fc.constantFrom('64x64', '1920x1080', '4096x4096')
    case 'word':
      return fc.stringMatching(/^[a-z0-9]{1,9}$/)
    default:
      return row satisfies never
  }
}

/** Options that keep all the rules of their table. */
function optionsOf(table: ActionTable): fc.Arbitrary<Record<string, unknown>> {
  const rows = Object.entries(table.parameters).filter(([, row]) => !row.nestedOnly)
  const model = Object.fromEntries(rows.map(([name, row]) => [name, allowedBy(row)]))
  const required = rows.filter(([, row]) => row.required).map(([name]) => name)
  const oneOf = (table.atLeastOne?.of ?? []).filter((name) => name in model)
  const requiredKeys = [...required, ...oneOf.slice(0, 1)]
  return fc.record(model, { requiredKeys }).map((options) => {
    const kept = { ...options }
    for (const { option, other, values } of table.needs ?? []) {
      if (!values.includes(kept[other])) delete kept[option]
    }
    return kept
  })
}

const chainable: readonly ActionTable[] = Object.values(imageTables).filter(
  (table: ActionTable) => table.chain === undefined || table.chain.name === 'few-pictures',
)
const actionOf = fc
  .constantFrom(...chainable)
  .chain((table) => optionsOf(table).map((options) => ({ table, options })))
const chainOf = fc
  .array(actionOf, { minLength: 1, maxLength: 5 })
  .filter((chain) => chain.filter(({ table }) => table.action === 'watermark').length < 3)
  .map((chain) => image(...(chain as [(typeof chain)[0], ...typeof chain])))

/** Every size that a plan holds and, last, the size of the result; none when it is refused. */
function sizesOf(style: Style<'sync'>, picture: SourcePicture): readonly Size[] {
  try {
    const steps = planImage(style, picture)
    const sizes = steps.flatMap(({ after, scale = after, crop = after }) => [after, scale, crop])
    return [...sizes, outputSize(style, picture)]
  } catch (error) {
    if (error instanceof ProcessStringError) return []
    throw error
  }
}

const isSize = (edge: number): boolean => Number.isInteger(edge) && edge >= 1 && edge <= 250_000_000

describe('properties', { timeout: 60_000 }, () => {
  test('what the builder writes parses without an error and is canonical', () => {
    fc.assert(
      fc.property(chainOf, (style) => {
        const text = String(style)
        expect(stringify(parse(text))).toBe(text)
      }),
      { numRuns: 150 },
    )
  })

  test('pipelines of what the builder writes parse without an error and are canonical', () => {
    const styleOf = fc.oneof(chainOf, fc.constantFrom('small', '::built-in').map(named))
    fc.assert(
      fc.property(fc.array(styleOf, { minLength: 2, maxLength: 5 }), (styles) => {
        const text = String(pipeline(...styles))
        const { style } = parse(text)
        expect(style).toMatchObject({ kind: 'pipeline', styles: styles.map(() => ({})) })
        expect(stringify({ style })).toBe(text)
      }),
      { numRuns: 100 },
    )
  })

  test('parsing returns the options of the builder', () => {
    fc.assert(
      fc.property(actionOf, ({ table, options }) => {
        const tree = parse(String(image({ table, options }))).style
        expect(tree).toMatchObject({ kind: 'image', actions: [{ action: table.action, options }] })
      }),
      { numRuns: 150 },
    )
  })

  test('operations survive the round trip', () => {
    const operation = fc
      .constantFrom(...Object.values(operationTables))
      .chain((table) => optionsOf(table).map((options) => ({ table, options })))
    fc.assert(
      fc.property(operation, ({ table, options }) => {
        const text = String(createOperation(table, options))
        expect(stringify(parse(text))).toBe(text)
        expect(parse(text).style).toMatchObject({ kind: 'operation', known: true, options })
      }),
      { numRuns: 150 },
    )
  })

  test('a target survives in all four Base64 forms', () => {
    const form = fc.record({
      base64: fc.constantFrom('url' as const, 'standard' as const),
      padding: fc.boolean(),
    })
    // A standard value may hold "/saveas," or "/notify," by chance, which is ambiguous.
    const key = unicode(60)
    fc.assert(
      fc.property(key, form, (key, options) => {
        const target = { key, bucket: 'dest' }
        expect(parse(String(saveAs('style/s', target, options))).saveAs).toEqual(target)
      }),
      { numRuns: 200 },
    )
  })

  const hostile = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc
      .array(
        fc.constantFrom(
          ...['image/', 'style/', 'video/', '/', ',', '_', '|', 'sys/', 'saveas', 'notify', 'o_'],
          ...['resize', 'watermark', 'crop', 'w_', '100', '-', 'image_', 'cGFuZGE', '=', 'concat'],
          ...['/pre', 'constructor', '__proto__', 'toString', '\ud800', '%2F', ' ', 'indexcrop,x_'],
        ),
        { maxLength: 30 },
      )
      .map((parts) => parts.join('')),
  )

  test('any text has a verdict, and a stable canonical form when it is accepted', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const verdict = safeParse(text)
        const places = verdict.issues.map(({ start = 0, end = start }) => [
          0,
          start,
          end,
          text.length,
        ])
        expect(places).toEqual(places.map((place) => [...place].sort((x, y) => x - y)))
        if (!verdict.ok) return
        const canonical = stringify(verdict.value)
        expect(stringify(parse(canonical))).toBe(canonical)
      }),
      { numRuns: 1000 },
    )
  })

  test('any options return a style or throw a ProcessStringError', () => {
    const options = fc.dictionary(
      fc.constantFrom('width', 'mode', 'image', 'text', 'key', 'constructor', '__proto__', 'x'),
      fc.anything(),
    )
    fc.assert(
      fc.property(fc.constantFrom(...Object.values(imageTables)), options, (table, given) => {
        try {
          expect(String(image({ table, options: given }))).toMatch(/^image\//)
        } catch (error) {
          expect(error).toBeInstanceOf(ProcessStringError)
        }
      }),
      { numRuns: 300 },
    )
  })

  test('a size is an integer from 1 within the limits, or a ProcessStringError', () => {
    const edge = fc.integer({ min: 1, max: 30_000 })
    const source = fc.record({
      width: edge,
      height: edge,
      orientation: fc.integer({ min: 1, max: 8 }),
      frames: fc.integer({ min: 1, max: 3 }),
    })
    fc.assert(
      fc.property(chainOf, source, (style, picture) => {
        const sizes = sizesOf(style, picture)
        expect(sizes.filter(({ width, height }) => !isSize(width) || !isSize(height))).toEqual([])
        const last = sizes.at(-1)
        expect(Math.max(last?.width ?? 0, last?.height ?? 0)).toBeLessThanOrEqual(30_000)
      }),
      { numRuns: 300 },
    )
  })
})

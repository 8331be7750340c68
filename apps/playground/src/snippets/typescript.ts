/** The style as a TypeScript program that builds it, processes an object and saves the result. */
import type { ActionNode, StyleTree } from '@oss-process/process-string/parse'
import { findAction } from '@oss-process/process-string/reference'
import type { Reading } from '../style/reading.ts'
import { quoted, type SnippetInput } from './snippet.ts'

/** A TypeScript expression with the functions that it needs. */
export interface StyleExpression {
  readonly code: string
  readonly imports: readonly string[]
}

/**
 * Writes a style as calls of process-string's builder functions.
 *
 * What the builder cannot say (an action it does not know, a text with errors) stays a string.
 */
export function styleExpression({ tree, style }: Reading): StyleExpression {
  return (tree && expressionOf(tree.style)) ?? { code: quoted(style), imports: [] }
}

function expressionOf(style: StyleTree): StyleExpression | undefined {
  if (style.kind === 'named') return { code: `named(${quoted(style.name)})`, imports: ['named'] }
  if (style.kind === 'image') return callOf('image', style.actions.map(builderCall))
  if (style.kind === 'pipeline') return callOf('pipeline', style.styles.map(expressionOf))
  return undefined
}

/** Writes a call; `undefined` when one of its arguments cannot be written. */
function callOf(
  name: string,
  given: readonly (StyleExpression | undefined)[],
): StyleExpression | undefined {
  const inner = given.filter((expression) => expression !== undefined)
  if (inner.length < given.length) return undefined
  const imports = [...new Set([name, ...inner.flatMap((expression) => expression.imports)])]
  const code = inner.map((expression) => expression.code)
  const oneLine = `${name}(${code.join(', ')})`
  if (oneLine.length <= 72 && !oneLine.includes('\n')) return { code: oneLine, imports }
  return { code: `${name}(\n${code.map(indent).join('')})`, imports }
}

function indent(code: string): string {
  return `  ${code.replaceAll('\n', '\n  ')},\n`
}

function builderCall(node: ActionNode): StyleExpression | undefined {
  const action = findAction(node.action)
  if (!node.known || node.unknown || !action) return undefined
  const options = Object.entries(node.options)
  const { builder, takes } = action
  const imports = [builder]
  if (takes === 'none') return { imports, code: `${builder}()` }
  if (takes === 'value') return { imports, code: `${builder}(${literal(options[0]?.[1])})` }
  return { imports, code: `${builder}(${literal(node.options)})` }
}

/** Writes a plain value as a literal. */
function literal(value: unknown): string {
  if (typeof value === 'string') return quoted(value)
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`
  if (typeof value !== 'object' || value === null) return String(value)
  const entries = Object.entries(value).map(([name, item]) => `${name}: ${literal(item)}`)
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`
}

/** Writes the whole program. */
export function typescriptSnippet({ reading, region, bucket, key, target }: SnippetInput): string {
  const { code, imports } = styleExpression(reading)
  const saved = imports.length === 0 ? [...imports, 'saveAs'] : imports
  const place = `{ key: ${quoted(target.key)}, bucket: ${quoted(target.bucket)} }`
  const process = imports.length === 0 ? `saveAs(style, ${place})` : `style.saveAs(${place})`
  return `import { fromEnv, OssClient } from '@oss-process/client'
import { ${saved.toSorted(byName).join(', ')} } from '@oss-process/process-string'

const style = ${code}

await using client = new OssClient({ region: ${quoted(region)}, credentials: fromEnv() })
const result = await client.processObject({
  bucket: ${quoted(bucket)},
  key: ${quoted(key)},
  process: ${process},
})
console.log(result.statusCode, result.fileSize)
`
}

function byName(left: string, right: string): number {
  return left.localeCompare(right, 'en')
}

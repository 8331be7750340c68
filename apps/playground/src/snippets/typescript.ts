/** The style as a TypeScript program that builds it, processes an object and saves the result. */
import type { ActionNode } from '@oss-process/process-string/parse'
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
  if (tree?.style.kind === 'named') {
    return { code: `named(${quoted(tree.style.name)})`, imports: ['named'] }
  }
  if (tree?.style.kind !== 'image') return { code: quoted(style), imports: [] }
  const calls = tree.style.actions.map(builderCall)
  const known = calls.filter((call) => call !== undefined)
  if (known.length < calls.length) return { code: quoted(style), imports: [] }
  const imports = [...new Set(['image', ...known.map((call) => call.builder)])]
  const code = known.map((call) => call.code)
  const oneLine = `image(${code.join(', ')})`
  const isShort = oneLine.length <= 72
  return { code: isShort ? oneLine : `image(\n${code.map(indent).join('')})`, imports }
}

function indent(line: string): string {
  return `  ${line},\n`
}

function builderCall(node: ActionNode): { builder: string; code: string } | undefined {
  const action = findAction(node.action)
  if (!node.known || node.unknown || !action) return undefined
  const options = Object.entries(node.options)
  const { builder, takes } = action
  if (takes === 'none') return { builder, code: `${builder}()` }
  if (takes === 'value') return { builder, code: `${builder}(${literal(options[0]?.[1])})` }
  return { builder, code: `${builder}(${literal(node.options)})` }
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

/** One sentence for an operation: its title, and its options by their names. */
import { operationProse } from '../actions/prose-registry.ts'
import type { KnownOperationTree } from '../parser/tree.ts'
import { quote } from './wording.ts'

/** Explains an operation by its prose. */
export function explainOperation(tree: KnownOperationTree): string {
  // The tree has a family and an operation of the registry.
  const name = `${tree.family}/${tree.operation}` as keyof typeof operationProse
  const { title, parameters } = operationProse[name]
  const units: Readonly<Record<string, { readonly unit?: string }>> = parameters
  const details = Object.entries(tree.options).map(([option, value]) => {
    const unit = units[option]?.unit
    return `${wordsOf(option)} ${show(value)}${unit === undefined ? '' : ` ${unit}`}`
  })
  const sentence = title.charAt(0).toLowerCase() + title.slice(1)
  return details.length > 0 ? `${sentence}: ${details.join(', ')}` : sentence
}

/** `videoBitrate` in words. */
function wordsOf(option: string): string {
  return option.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
}

function show(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'on' : 'off'
  if (Array.isArray(value)) return value.map(show).join(' and ')
  if (typeof value !== 'object' || value === null) return showPlain(String(value))
  const { key, text }: { key?: unknown; text?: unknown } = value
  return quote(String(key ?? text ?? ''))
}

/** Words and numbers have no quotation marks, texts have. */
function showPlain(text: string): string {
  return /^[\w.-]+$/.test(text) ? text : quote(text)
}

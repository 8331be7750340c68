/** Reads what a template of target keys needs of a style. */
import type { ActionNode, StyleTree } from '@oss-process/process-string/parse'
import type { StyleFacts } from './template.ts'

/** Reads width, height and extension of the result, as far as the style says them. */
export function styleFacts(style: StyleTree | undefined): StyleFacts {
  if (style?.kind === 'pipeline') return Object.assign({}, ...style.styles.map(styleFacts))
  if (style?.kind !== 'image') return {}
  return Object.assign({}, ...style.actions.map(factsOf))
}

function factsOf(node: ActionNode): StyleFacts {
  if (!node.known) return {}
  if (node.action === 'format') return { extension: node.options.format }
  if (node.action !== 'resize') return {}
  const { width, height } = node.options
  return { ...(width === undefined ? {} : { width }), ...(height === undefined ? {} : { height }) }
}

/** Entry `/explain`: a style as plain English sentences, for messages and previews. */

import type { ImageActionOptions } from './actions/image-registry.ts'
import { imageSentences } from './actions/prose-registry.ts'
import type { SaveTarget } from './actions/sys/save-as.ts'
import type { ProcessString, Style } from './builder/style.ts'
import { explainOperation } from './explain/operation.ts'
import { quote } from './explain/wording.ts'
import { parse, safeParse } from './parse.ts'
import type { ActionNode, ProcessTree, StageTree, StyleTree } from './parser/tree.ts'

/**
 * Explains a style, one sentence for each action in the order written.
 *
 * The sentences begin with a small letter and have no full stop, as items of a list.
 *
 * @param style - a style, a process string, the result of parsing, or text.
 * @throws {ProcessStringError} for a text that does not parse.
 * @example
 * explain('image/resize,w_800,h_600/format,webp')
 * // ['shrink to fit 800 by 600, never enlarge', 'convert to WebP']
 */
export function explain(
  style: Style<never> | ProcessString<never> | ProcessTree | StyleTree | string,
): readonly string[] {
  const tree = treeOf(style)
  const sentences = [...explainStyle(tree.style)]
  if (tree.saveAs) sentences.push(explainTarget(tree.saveAs))
  if (tree.notify) {
    sentences.push(`notify the topic ${quote(tree.notify.topic)} when the task ends`)
  }
  return sentences
}

function treeOf(style: Parameters<typeof explain>[0]): ProcessTree {
  if (typeof style === 'object' && 'kind' in style) return { style }
  if (typeof style === 'object' && 'style' in style) return style
  return parse(String(style))
}

function explainStyle(style: StyleTree): readonly string[] {
  switch (style.kind) {
    case 'named':
      return [explainName(style.name)]
    case 'operation':
      return [
        style.known ? explainOperation(style) : `run ${quote(`${style.family}/${style.text}`)}`,
      ]
    case 'image':
      return style.actions.map(explainNode)
    case 'pipeline':
      return style.styles.flatMap(explainStage)
    default:
      return style satisfies never
  }
}

/** Every style after the first works on a result, which its first sentence says. */
function explainStage(style: StageTree, position: number): readonly string[] {
  const [first = '', ...others] = explainStyle(style)
  return position === 0 ? [first, ...others] : [`then, on the result: ${first}`, ...others]
}

function explainName(name: string): string {
  const origin = name.startsWith('::') ? 'built into the service' : 'stored in the bucket'
  return `apply the style ${quote(name)} that is ${origin}`
}

function explainNode(node: ActionNode): string {
  if (!node.known) return `pass on ${quote(node.text)}, which is not known here`
  return explainKnown(node.action, node.options)
}

function explainKnown<Name extends keyof ImageActionOptions>(
  action: Name,
  options: ImageActionOptions[keyof ImageActionOptions],
): string {
  // A node's options are those of its action, which the compiler cannot follow through the union.
  return imageSentences[action](options as ImageActionOptions[Name], explainNested)
}

function explainNested(text: string): readonly string[] {
  const verdict = safeParse(text)
  return verdict.ok ? explainStyle(verdict.value.style) : [quote(text)]
}

function explainTarget({ key, bucket }: SaveTarget): string {
  const place = bucket === undefined ? 'of the source' : quote(bucket)
  return `save the result as ${quote(key)} in the bucket ${place}`
}

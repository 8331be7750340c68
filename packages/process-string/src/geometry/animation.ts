/** Which actions keep the frames of an animation. */
import type { ActionNode } from '../parser/tree.ts'

/** See "FAQ about IMG" (2025-02-24); every other action reduces an animation to its first frame. */
const KEEPING = new Set(['resize', 'crop', 'watermark', 'format'])
const ANIMATED_FORMATS = ['gif', 'webp']

/** Whether an action keeps all frames; resizing by percent does not ("Resize images", `p`). */
export function keepsAnimation(node: ActionNode): boolean {
  if (!node.known || !KEEPING.has(node.action)) return false
  if (node.action === 'resize') return node.options.percent === undefined
  return node.action !== 'format' || ANIMATED_FORMATS.includes(node.options.format)
}

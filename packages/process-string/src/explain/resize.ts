import type { ResizeOptions } from '../actions/image/resize.ts'
import { pixels } from './wording.ts'

/** Says what `resize` does; parameters without an effect are passed over, as in `/geometry`. */
export function explainResize(options: ResizeOptions): string {
  const target = targetOf(options)
  if (target !== undefined) {
    const isLimited = options.limit ?? true
    return `${isLimited ? 'shrink' : 'scale'} to ${target}, ${isLimited ? 'never enlarge' : 'enlarge what is smaller'}`
  }
  if (options.percent !== undefined) return `scale to ${options.percent} percent`
  return `scale to ${options.percentOfMain} percent of the main picture`
}

/** What the edges aim at; `undefined` without edges. */
function targetOf(options: ResizeOptions): string | undefined {
  const { width, height, longest, shortest } = options
  if (width !== undefined || height !== undefined) return byEdges(options)
  if (longest !== undefined && shortest !== undefined) {
    return inBox(`${longest} (longer edge) by ${shortest} (shorter edge)`, options)
  }
  if (longest !== undefined) return `${pixels(longest)} on the longer edge`
  return shortest === undefined ? undefined : `${pixels(shortest)} on the shorter edge`
}

function byEdges({ width, height, ...options }: ResizeOptions): string {
  if (width !== undefined && height !== undefined) return inBox(`${width} by ${height}`, options)
  const edge = width ?? height
  // One edge makes a square box in these two modes.
  if (options.mode === 'fill' || options.mode === 'pad') return inBox(`${edge} by ${edge}`, options)
  return `${pixels(edge)} ${width === undefined ? 'high' : 'wide'}`
}

function inBox(box: string, { mode = 'lfit', color = 'FFFFFF' }: ResizeOptions): string {
  switch (mode) {
    case 'lfit':
      return `fit ${box}`
    case 'mfit':
      return `cover ${box}`
    case 'fill':
      return `cover ${box} and cut what stands over`
    case 'pad':
      return `fit ${box} and fill up with colour ${color}`
    case 'fixed':
      return `exactly ${box}, whatever the ratio`
    default:
      return mode satisfies never
  }
}

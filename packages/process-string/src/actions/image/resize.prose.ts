import { pixels } from '../../explain/wording.ts'
import type { ActionProse } from '../../reference/action-prose.ts'
import type { ResizeOptions, resizeTable } from './resize.ts'

export const resizeProse: ActionProse<typeof resizeTable> = {
  title: 'Resize',
  description:
    'Scales the picture. With width or height the mode says how the box is filled; longest and shortest count only without them, percent only without any edge. A picture smaller than the target stays as it is unless limit is off. The result has edges of at most 16,384 pixels and 16,777,216 pixels in all. Animations can be shrunk by width and height, never enlarged; percent makes them static.',
  sources: [
    {
      title: 'Resize images (2026-02-05)',
      url: 'https://help.aliyun.com/zh/oss/user-guide/resize-images-4',
    },
    {
      title: 'Resize images (2024)',
      url: 'https://www.alibabacloud.com/help/en/oss/user-guide/resize-images-4',
    },
  ],
  examples: [
    'image/resize,m_fixed,w_100,h_100',
    'image/resize,m_fill,w_300,h_200,limit_0',
    'image/resize,m_pad,w_100,h_100,color_FF0000',
    'image/resize,l_800',
    'image/resize,p_50',
  ],
  parameters: {
    mode: {
      description:
        'How the box of width and height is filled: lfit fits into it, mfit around it, fill around it and cuts the rest from the centre, pad into it and fills up with color, fixed distorts.',
      default: 'lfit',
    },
    width: {
      description:
        'Width of the box. Alone, the height follows the ratio; with fill and pad the box is square.',
      unit: 'pixels',
    },
    height: {
      description:
        'Height of the box. Alone, the width follows the ratio; with fill and pad the box is square.',
      unit: 'pixels',
    },
    longest: {
      description: 'Length of the longer edge; no effect beside width or height.',
      unit: 'pixels',
    },
    shortest: {
      description: 'Length of the shorter edge; no effect beside width or height.',
      unit: 'pixels',
    },
    percent: {
      description: 'Share of the size before; above 100 it enlarges, whatever limit says.',
      unit: 'percent',
    },
    limit: {
      description: 'Whether a picture smaller than the target keeps its size. Off, it is enlarged.',
      default: true,
    },
    color: { description: 'What mode pad fills up with.', default: 'FFFFFF' },
    percentOfMain: {
      description: 'Share of the main picture; only in the preprocess of a watermark picture.',
      unit: 'percent',
    },
  },
}

/** Explains `resize`; leaves out parameters without an effect, as `/geometry` does. */
export function explainResize(options: ResizeOptions): string {
  const target = targetOf(options)
  if (target !== undefined) {
    const isLimited = options.limit ?? true
    return `${isLimited ? 'shrink' : 'scale'} to ${target}, ${isLimited ? 'never enlarge' : 'enlarge what is smaller'}`
  }
  if (options.percent !== undefined) return `scale to ${options.percent} percent`
  return `scale to ${options.percentOfMain} percent of the main picture`
}

/** The target of the edges; `undefined` without edges. */
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

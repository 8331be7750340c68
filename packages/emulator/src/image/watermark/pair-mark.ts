/** A picture and a text side by side → one mark. */
import type { MixedWatermarkOptions } from '@oss-process/process-string'
import type { OverlayOptions } from 'sharp'
import type { Box } from '../limits.ts'
import { type Drawing, readPixels } from '../picture.ts'
import type { RawPixels } from '../raw-pixels.ts'
import { drawSvg } from '../svg.ts'
import { clip, type Mark, overlayOf } from './mark.ts'

/** Puts two marks side by side. */
export function pairMarks(
  { picture, text }: { readonly picture: Mark; readonly text: Mark },
  { order = 'image-first', align = 'bottom', interval = 0 }: Partial<MixedWatermarkOptions>,
): Mark {
  const marks = order === 'image-first' ? [picture, text] : [text, picture]
  const height = Math.max(...marks.map((mark) => mark.size.height))
  let left = 0
  const placed = marks.map((mark) => {
    const place = { mark, left, top: Math.floor((height - mark.size.height) * SHARE[align]) }
    left += mark.size.width + interval
    return place
  })
  const size = { width: left - interval, height }
  return { size, render: (box, drawing) => render(placed, { box, drawing }) }
}

/** The share of the free height that is above the lower mark. */
const SHARE = { top: 0, middle: 0.5, bottom: 1 }

interface PlacedMark {
  readonly mark: Mark
  readonly left: number
  readonly top: number
}

async function render(
  placed: readonly PlacedMark[],
  { box, drawing }: { readonly box: Box; readonly drawing: Drawing },
): Promise<RawPixels> {
  const overlays: OverlayOptions[] = []
  for (const { mark, left, top } of placed) {
    const seen = clip({ ...box, left: box.left - left, top: box.top - top }, mark.size)
    if (seen === undefined) continue
    const place = { left: left + seen.left - box.left, top: top + seen.top - box.top }
    overlays.push(overlayOf(await mark.render(seen, drawing), place))
  }
  return readPixels(await drawSvg('', { box, drawing, overlays }), drawing)
}

import type { MixedWatermarkOptions, WatermarkOptions } from '../actions/image/watermark.ts'
import { toPictureText } from '../language/kinds/picture.ts'
import { PLACES, pixels, quote } from './wording.ts'

/**
 * Says what `watermark` does.
 *
 * @param explainStyle - explains the style that is applied to the picture first.
 */
export function explainWatermark(
  options: WatermarkOptions,
  explainStyle: (style: string) => readonly string[],
): string {
  const all: Partial<MixedWatermarkOptions> = options
  const marks = [pictureOf(all, explainStyle), textOf(all)].filter((mark) => mark !== undefined)
  if (all.order === 'text-first') marks.reverse()
  return [`put ${marks.join(' and ')} ${placeOf(all)}`, ...looksOf(all)].join(', ')
}

type Given = Partial<MixedWatermarkOptions>

function textOf({ text, size = 40, font, color, rotation, shadow }: Given): string | undefined {
  if (text === undefined) return undefined
  const looks = [
    pixels(size),
    font,
    color && `colour ${color}`,
    rotation && `turned by ${rotation} degrees`,
    shadow && `shadow of ${shadow} percent`,
  ]
  return `the text ${quote(text)} (${looks.filter(Boolean).join(', ')})`
}

function pictureOf(
  { image }: Given,
  explainStyle: (style: string) => readonly string[],
): string | undefined {
  const picture = toPictureText(image)
  if (!picture) return undefined
  const first = picture.style === undefined ? [] : explainStyle(picture.style)
  const note = first.length > 0 ? ` (first ${first.join(', then ')})` : ''
  return `the picture ${quote(picture.key)}${note}`
}

function placeOf({ tile, gravity = 'se' }: Given): string {
  return tile ? 'all over the picture' : `at the ${PLACES[gravity]}`
}

function looksOf({ tile, tileGapX, tileGapY, opacity, ...options }: Given): readonly string[] {
  const { x, y, verticalOffset } = options
  const looks = [
    tile && `${tileGapX ?? 0} by ${tileGapY ?? 0} pixels apart`,
    !tile && (x !== undefined || y !== undefined) && `${x ?? 10} by ${y ?? 10} pixels away from it`,
    verticalOffset && `moved ${verticalOffset} down`,
    opacity !== undefined && `${opacity} percent opaque`,
  ]
  return looks.filter((look) => typeof look === 'string')
}

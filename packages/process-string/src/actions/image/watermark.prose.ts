import { PLACES, pixels, quote } from '../../explain/wording.ts'
import { toPictureText } from '../../language/kinds/picture.ts'
import type { ActionProse } from '../../reference/action-prose.ts'
import type { MixedWatermarkOptions, WatermarkOptions, watermarkTable } from './watermark.ts'

export const watermarkProse: ActionProse<typeof watermarkTable> = {
  title: 'Watermark',
  description:
    'Puts text, a picture or both on the picture. Repeat the action for several marks; a style may use at most three different pictures. Text has no line breaks and no background colour.',
  sources: [
    {
      title: 'Add watermarks (2025-05-26)',
      url: 'https://help.aliyun.com/zh/oss/user-guide/add-watermarks',
    },
    {
      title: 'Add watermarks (2024-03-12)',
      url: 'https://www.alibabacloud.com/help/en/object-storage-service/latest/add-watermarks',
    },
  ],
  ecPages: ['0040-00000278'],
  examples: [
    'image/watermark,text_SGVsbG8gV29ybGQ,size_30,g_se,x_10,y_10',
    'image/watermark,image_cGFuZGEucG5n,t_90,g_center',
    'image/watermark,image_cGFuZGEucG5nP3gtb3NzLXByb2Nlc3M9aW1hZ2UvcmVzaXplLFBfMzA,g_nw',
    'image/watermark,text_SGVsbG8gV29ybGQ,fill_1,padx_40,pady_40,t_50',
  ],
  parameters: {
    image: {
      description:
        'Key of a picture in the same bucket: JPG, PNG, BMP, WebP or TIFF. A style may be applied to it first, of resize, crop, indexcrop, rounded-corners and rotate.',
    },
    text: { description: 'The text; a Chinese character has 3 bytes.' },
    font: { description: 'The font of the text.', default: 'wqy-zenhei' },
    color: { description: 'The colour of the text.', default: '000000' },
    size: { description: 'The size of the text.', unit: 'pixels', default: 40 },
    shadow: {
      description: 'How opaque the shadow of the text is; 0 is none.',
      unit: 'percent',
      default: 0,
    },
    rotation: { description: 'How far the text is turned clockwise.', unit: 'degrees', default: 0 },
    order: {
      description: 'Whether the picture or the text comes first, when both are given.',
      default: 'image-first',
    },
    align: {
      description: 'How the picture and the text are aligned, when both are given.',
      default: 'bottom',
    },
    interval: {
      description: 'Space between the picture and the text.',
      unit: 'pixels',
      default: 0,
    },
    tile: {
      description:
        'Whether the mark is repeated over the whole picture; with a picture this needs a quota.',
      default: false,
    },
    tileGapX: {
      description: 'Space between marks beside each other; only with tile.',
      unit: 'pixels',
      default: 0,
    },
    tileGapY: {
      description: 'Space between marks below each other; only with tile.',
      unit: 'pixels',
      default: 0,
    },
    opacity: { description: 'How opaque the mark is.', unit: 'percent', default: 100 },
    gravity: {
      description: 'Position of the mark: one of the nine places of the picture.',
      default: 'se',
    },
    x: {
      description: 'Distance from the left or right edge; no effect in the middle column.',
      unit: 'pixels',
      default: 10,
    },
    y: {
      description: 'Distance from the upper or lower edge; no effect in the middle row.',
      unit: 'pixels',
      default: 10,
    },
    verticalOffset: {
      description: 'Distance below the middle; only in the middle row.',
      unit: 'pixels',
      default: 0,
    },
  },
}

/**
 * Explains `watermark`.
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

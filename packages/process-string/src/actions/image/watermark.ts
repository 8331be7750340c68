import type { ImageAction } from '../../builder/image.ts'
import type { Style } from '../../builder/style.ts'
import type { ActionTable } from '../../language/action-table.ts'
import { FEW_PICTURES } from '../../language/chain-rules.ts'
import { integerKind } from '../../language/kinds/numbers.ts'
import { pictureKind } from '../../language/kinds/picture.ts'
import { colorKind, textKind } from '../../language/kinds/texts.ts'
import { choiceKind, enumKind, flagKind, fontKind } from '../../language/kinds/words.ts'
import type { Compass } from './crop.ts'

/** A picture in the bucket of the source, and a style that is applied to it first. */
export interface WatermarkPicture {
  /** Key in the same bucket. */
  readonly key: string
  /** Of `resize`, `crop`, `indexCrop`, `roundedCorners` and `rotate` only. */
  readonly style?: Style<'sync'> | string | undefined
}

/** The fonts of the service. */
export type WatermarkFont =
  | 'wqy-zenhei'
  | 'wqy-microhei'
  | 'fangzhengshusong'
  | 'fangzhengkaiti'
  | 'fangzhengheiti'
  | 'fangzhengfangsong'
  | 'droidsansfallback'

/** The position of a watermark, for all its kinds. */
export interface WatermarkPlacement {
  /** Percent, integer 0 to 100; 100 is opaque. @default 100 */
  readonly opacity?: number | undefined
  /** @default 'se' */
  readonly gravity?: Compass | undefined
  /** Pixels from the left or right edge, integer 0 to 4096. @default 10 */
  readonly x?: number | undefined
  /** Pixels from the upper or lower edge, integer 0 to 4096. @default 10 */
  readonly y?: number | undefined
  /** Pixels below the middle row, integer -1000 to 1000. @default 0 */
  readonly verticalOffset?: number | undefined
  /** Whether the mark is repeated over the whole picture. @default false */
  readonly tile?: boolean | undefined
  /** Pixels between tiles, integer 0 to 4096. @default 0 */
  readonly tileGapX?: number | undefined
  /** Pixels between tiles, integer 0 to 4096. @default 0 */
  readonly tileGapY?: number | undefined
}

/** How the text of a watermark looks. */
export interface WatermarkTextStyle {
  /** @default 'wqy-zenhei' */
  readonly font?: WatermarkFont | undefined
  /** Six hexadecimal digits. @default '000000' */
  readonly color?: string | undefined
  /** Pixels, integer 1 to 1000. @default 40 */
  readonly size?: number | undefined
  /** Percent of opacity of the shadow, integer 0 to 100. @default 0 */
  readonly shadow?: number | undefined
  /** Degrees clockwise, integer 0 to 360. @default 0 */
  readonly rotation?: number | undefined
}

/** A watermark of text. */
export interface TextWatermarkOptions extends WatermarkPlacement, WatermarkTextStyle {
  /** 1 to 64 bytes of UTF-8; a Chinese character has 3. */
  readonly text: string
}

/** A watermark of one picture. */
export interface ImageWatermarkOptions extends WatermarkPlacement {
  /** Key of a picture in the same bucket, or the key with a style that is applied to it first. */
  readonly image: string | WatermarkPicture
}

/** A watermark of a picture beside a text. */
export interface MixedWatermarkOptions extends TextWatermarkOptions, ImageWatermarkOptions {
  /** @default 'image-first' */
  readonly order?: 'image-first' | 'text-first' | undefined
  /** @default 'bottom' */
  readonly align?: 'top' | 'middle' | 'bottom' | undefined
  /** Pixels between the two, integer 0 to 1000. @default 0 */
  readonly interval?: number | undefined
}

/** Options of {@link watermark}. */
export type WatermarkOptions = TextWatermarkOptions | ImageWatermarkOptions | MixedWatermarkOptions

/** See "Add watermarks" (2025-05-26) and the pages of errors 0040-00000250 to 278. */
export const watermarkTable = {
  action: 'watermark',
  parameters: {
    image: {
      letter: 'image',
      kind: pictureKind,
      ecFor: {
        VALUE_NOT_BASE64: '0040-00000265',
        WATERMARK_NESTED: '0040-00000373',
        INFO_NESTED: '0040-00000374',
      },
    },
    text: {
      letter: 'text',
      kind: textKind,
      maxBytes: 64,
      ec: '0040-00000257',
      ecFor: { VALUE_EMPTY: '0040-00000258', VALUE_TOO_LONG: '0040-00000259' },
    },
    font: {
      letter: 'type',
      kind: fontKind,
      values: [
        'wqy-zenhei',
        'wqy-microhei',
        'fangzhengshusong',
        'fangzhengkaiti',
        'fangzhengheiti',
        'fangzhengfangsong',
        'droidsansfallback',
      ],
      ec: '0040-00000250',
      ecFor: { VALUE_NOT_ALLOWED: '0040-00000251' },
    },
    color: { letter: 'color', kind: colorKind, ec: '0040-00000254' },
    size: { letter: 'size', kind: integerKind, min: 1, max: 1000, ec: '0040-00000256' },
    shadow: { letter: 'shadow', kind: integerKind, min: 0, max: 100, ec: '0040-00000255' },
    rotation: { letter: 'rotate', kind: integerKind, min: 0, max: 360, ec: '0040-00000272' },
    order: {
      letter: 'order',
      kind: choiceKind,
      values: ['image-first', 'text-first'],
      ec: '0040-00000269',
    },
    align: {
      letter: 'align',
      kind: choiceKind,
      values: ['top', 'middle', 'bottom'],
      ec: '0040-00000271',
    },
    interval: { letter: 'interval', kind: integerKind, min: 0, max: 1000, ec: '0040-00000270' },
    tile: { letter: 'fill', kind: flagKind, ec: '0040-00000274' },
    tileGapX: { letter: 'padx', kind: integerKind, min: 0, max: 4096, ec: '0040-00000276' },
    tileGapY: { letter: 'pady', kind: integerKind, min: 0, max: 4096, ec: '0040-00000277' },
    opacity: { letter: 't', kind: integerKind, min: 0, max: 100, ec: '0040-00000263' },
    gravity: {
      letter: 'g',
      kind: enumKind,
      values: ['nw', 'north', 'ne', 'west', 'center', 'east', 'sw', 'south', 'se'],
      ec: '0040-00000260',
    },
    x: { letter: 'x', kind: integerKind, min: 0, max: 4096, ec: '0040-00000262' },
    y: { letter: 'y', kind: integerKind, min: 0, max: 4096, ec: '0040-00000264' },
    verticalOffset: {
      letter: 'voffset',
      kind: integerKind,
      min: -1000,
      max: 1000,
      ec: '0040-00000268',
    },
  },
  atLeastOne: { of: ['text', 'image'], ec: '0040-00000278' },
  chain: FEW_PICTURES,
} as const satisfies ActionTable<WatermarkOptions>

/** Puts text, a picture or both on the picture. Repeat it for several marks. */
export function watermark(options: WatermarkOptions): ImageAction<'sync'> {
  return { table: watermarkTable, options }
}

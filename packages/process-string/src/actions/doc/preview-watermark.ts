import type { ActionTable } from '../../language/action-table.ts'
import { integerKind } from '../../language/kinds/numbers.ts'
import { colorKind, textKind } from '../../language/kinds/texts.ts'

/** Text over every page of a preview; documented by third parties only. */
export interface PreviewWatermark {
  /** 1 to 1023 bytes of UTF-8. */
  readonly text?: string | undefined
  /** Pixels. */
  readonly size?: number | undefined
  /** Percent, integer 0 to 100; 100 is opaque. */
  readonly opacity?: number | undefined
  /** Six hexadecimal digits. */
  readonly color?: string | undefined
  /** Degrees, integer 0 to 360. */
  readonly rotation?: number | undefined
  /** Name of the font. */
  readonly font?: string | undefined
}

/** `/watermark` after `doc/preview`. */
export const previewWatermarkTable = {
  action: 'watermark',
  parameters: {
    text: { letter: 'text', kind: textKind, maxBytes: 1023 },
    size: { letter: 'size', kind: integerKind, min: 1 },
    opacity: { letter: 't', kind: integerKind, min: 0, max: 100 },
    color: { letter: 'color', kind: colorKind },
    rotation: { letter: 'rotate', kind: integerKind, min: 0, max: 360 },
    font: { letter: 'type', kind: textKind, maxBytes: 255 },
  },
} as const satisfies ActionTable<PreviewWatermark>

import type { ActionTable } from '../../action-table.ts'
import { countCodec } from '../../codecs.ts'

/** Text over every page of a preview; known from third parties only. */
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
    text: { letter: 'text', kind: 'text', maxBytes: 1023 },
    size: { letter: 'size', kind: 'integer', min: 1, codec: countCodec },
    opacity: { letter: 't', kind: 'integer', min: 0, max: 100 },
    color: { letter: 'color', kind: 'color' },
    rotation: { letter: 'rotate', kind: 'integer', min: 0, max: 360 },
    font: { letter: 'type', kind: 'text', maxBytes: 255 },
  },
} as const satisfies ActionTable<PreviewWatermark>

import { createOperation } from '../../builder/operation.ts'
import type { Style } from '../../builder/style.ts'
import type { OperationTable } from '../../language/action-table.ts'
import { integerKind, numberKind } from '../../language/kinds/numbers.ts'
import { enumKind } from '../../language/kinds/words.ts'

/** Options of {@link videoAnimation}. */
export interface VideoAnimationOptions {
  /** Milliseconds from the beginning. @default 0 */
  readonly start?: number | undefined
  /** Format of the animation. */
  readonly format: 'gif' | 'webp'
  /** Width. Pixels, integer 32 to 4096. */
  readonly width?: number | undefined
  /** Height. Pixels, integer 32 to 4096. */
  readonly height?: number | undefined
  /** How a frame of another shape is fitted. */
  readonly scaling?: 'crop' | 'stretch' | 'fill' | 'fit' | undefined
  /** Milliseconds from one frame to the next. */
  readonly interval?: number | undefined
  /** How many frames. */
  readonly count?: number | undefined
  /** Frames a second, 0 to 240. */
  readonly frameRate?: number | undefined
}

/** See "Video to animation". */
export const videoAnimationTable = {
  family: 'video',
  action: 'animation',
  mode: 'async',
  parameters: {
    start: { letter: 'ss', kind: integerKind, min: 0 },
    format: { letter: 'f', kind: enumKind, values: ['gif', 'webp'], required: true },
    width: { letter: 'w', kind: integerKind, min: 32, max: 4096 },
    height: { letter: 'h', kind: integerKind, min: 32, max: 4096 },
    scaling: { letter: 'scaletype', kind: enumKind, values: ['crop', 'stretch', 'fill', 'fit'] },
    interval: { letter: 'inter', kind: integerKind, min: 1 },
    count: { letter: 'num', kind: integerKind, min: 1 },
    frameRate: { letter: 'fps', kind: numberKind, min: 0, max: 240 },
  },
} as const satisfies OperationTable<VideoAnimationOptions>

/** Makes an animated GIF or WebP. See {@link VideoAnimationOptions}. */
export function videoAnimation(options: VideoAnimationOptions): Style<'async'> {
  return createOperation(videoAnimationTable, options)
}

import { createOperation } from '../../builder/operation.ts'
import type { Style } from '../../builder/style.ts'
import type { OperationTable } from '../../language/action-table.ts'
import { integerKind } from '../../language/kinds/numbers.ts'
import { enumKind } from '../../language/kinds/words.ts'

/** Options of {@link videoSprite}. */
export interface VideoSpriteOptions {
  /** Milliseconds from the beginning. @default 0 */
  readonly start?: number | undefined
  /** Format of the sheets. */
  readonly format: 'jpg' | 'png'
  /** How the frames are chosen: at an interval, key frames, evenly, or by change. */
  readonly method?: 'inter' | 'key' | 'avg' | 'dhash' | undefined
  /** Width of a cell. Pixels, integer 32 to 4096. */
  readonly width?: number | undefined
  /** Height of a cell. Pixels, integer 32 to 4096. */
  readonly height?: number | undefined
  /** Width of a cell. Percent of the source, integer 0 to 200. */
  readonly percentWidth?: number | undefined
  /** Height of a cell. Percent of the source, integer 0 to 200. */
  readonly percentHeight?: number | undefined
  /** How a frame of another shape is fitted. */
  readonly scaling?: 'crop' | 'stretch' | 'fill' | 'fit' | undefined
  /** Milliseconds from one frame to the next. */
  readonly interval?: number | undefined
  /** How many frames. */
  readonly count?: number | undefined
  /** Cells side by side, integer 1 to 100. @default 6 */
  readonly columns?: number | undefined
  /** Cells on top of each other, integer 1 to 100. @default 6 */
  readonly rows?: number | undefined
  /** Pixels between cells, integer 0 to 100. @default 2 */
  readonly gap?: number | undefined
  /** Pixels around the cells, integer 0 to 100. @default 2 */
  readonly margin?: number | undefined
  /** How different frames must be, integer 0 to 100; with method `dhash` only. */
  readonly threshold?: number | undefined
}

/** See "Video sprite". */
export const videoSpriteTable = {
  family: 'video',
  action: 'sprite',
  mode: 'async',
  parameters: {
    start: { letter: 'ss', kind: integerKind, min: 0 },
    format: { letter: 'f', kind: enumKind, values: ['jpg', 'png'], required: true },
    method: { letter: 'm', kind: enumKind, values: ['inter', 'key', 'avg', 'dhash'] },
    width: { letter: 'sw', kind: integerKind, min: 32, max: 4096 },
    height: { letter: 'sh', kind: integerKind, min: 32, max: 4096 },
    percentWidth: { letter: 'psw', kind: integerKind, min: 0, max: 200 },
    percentHeight: { letter: 'psh', kind: integerKind, min: 0, max: 200 },
    scaling: { letter: 'scaletype', kind: enumKind, values: ['crop', 'stretch', 'fill', 'fit'] },
    interval: { letter: 'inter', kind: integerKind, min: 1 },
    count: { letter: 'num', kind: integerKind, min: 1 },
    columns: { letter: 'tw', kind: integerKind, min: 1, max: 100 },
    rows: { letter: 'th', kind: integerKind, min: 1, max: 100 },
    gap: { letter: 'pad', kind: integerKind, min: 0, max: 100 },
    margin: { letter: 'margin', kind: integerKind, min: 0, max: 100 },
    threshold: { letter: 'thr', kind: integerKind, min: 0, max: 100 },
  },
} as const satisfies OperationTable<VideoSpriteOptions>

/** Puts frames on contact sheets; without `count` or `interval` most cells stay black. See {@link VideoSpriteOptions}. */
export function videoSprite(options: VideoSpriteOptions): Style<'async'> {
  return createOperation(videoSpriteTable, options)
}

import { createOperation } from '../../builder/operation.ts'
import type { Style } from '../../builder/style.ts'
import type { OperationTable } from '../../language/action-table.ts'
import { integerKind } from '../../language/kinds/numbers.ts'
import { enumKind } from '../../language/kinds/words.ts'

/** Options of {@link videoSnapshots}. */
export interface VideoSnapshotsOptions {
  /** Milliseconds from the beginning. @default 0 */
  readonly start?: number | undefined
  /** Format of the frames. */
  readonly format: 'jpg' | 'png'
  /** How the frames are chosen: at an interval, key frames, evenly, or by change. */
  readonly method?: 'inter' | 'key' | 'avg' | 'dhash' | undefined
  /** Width of a frame. Pixels, integer 32 to 4096. */
  readonly width?: number | undefined
  /** Height of a frame. Pixels, integer 32 to 4096. */
  readonly height?: number | undefined
  /** Width of a frame. Percent of the source, integer 0 to 200. */
  readonly percentWidth?: number | undefined
  /** Height of a frame. Percent of the source, integer 0 to 200. */
  readonly percentHeight?: number | undefined
  /** How a frame of another shape is fitted. */
  readonly scaling?: 'crop' | 'stretch' | 'fill' | 'fit' | undefined
  /** Milliseconds from one frame to the next. */
  readonly interval?: number | undefined
  /** How many frames. */
  readonly count?: number | undefined
  /** How different frames must be, integer 0 to 100; with method `dhash` only. */
  readonly threshold?: number | undefined
}

/** See "Video frame cutting". */
export const videoSnapshotsTable = {
  family: 'video',
  action: 'snapshots',
  mode: 'async',
  parameters: {
    start: { letter: 'ss', kind: integerKind, min: 0 },
    format: { letter: 'f', kind: enumKind, values: ['jpg', 'png'], required: true },
    method: { letter: 'm', kind: enumKind, values: ['inter', 'key', 'avg', 'dhash'] },
    width: { letter: 'w', kind: integerKind, min: 32, max: 4096 },
    height: { letter: 'h', kind: integerKind, min: 32, max: 4096 },
    percentWidth: { letter: 'pw', kind: integerKind, min: 0, max: 200 },
    percentHeight: { letter: 'ph', kind: integerKind, min: 0, max: 200 },
    scaling: { letter: 'scaletype', kind: enumKind, values: ['crop', 'stretch', 'fill', 'fit'] },
    interval: { letter: 'inter', kind: integerKind, min: 1 },
    count: { letter: 'num', kind: integerKind, min: 1 },
    threshold: { letter: 'thr', kind: integerKind, min: 0, max: 100 },
  },
} as const satisfies OperationTable<VideoSnapshotsOptions>

/** Saves several frames, each as an object; the target's key needs `{index}`. See {@link VideoSnapshotsOptions}. */
export function videoSnapshots(options: VideoSnapshotsOptions): Style<'async'> {
  return createOperation(videoSnapshotsTable, options)
}

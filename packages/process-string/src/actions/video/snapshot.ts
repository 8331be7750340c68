import { createOperation } from '../../builder/operation.ts'
import type { Style } from '../../builder/style.ts'
import type { OperationTable } from '../../language/action-table.ts'
import { integerKind } from '../../language/kinds/numbers.ts'
import { enumKind } from '../../language/kinds/words.ts'

/** Options of {@link videoSnapshot}. */
export interface VideoSnapshotOptions {
  /** Milliseconds; past the end the last frame, 0 the cover. */
  readonly time?: number | undefined
  /** Every sample sets it. */
  readonly format?: 'jpg' | 'png' | undefined
  /** Pixels, at most the video's; 0 follows from the height. @default 0 */
  readonly width?: number | undefined
  /** Pixels, at most the video's; 0 follows from the width. @default 0 */
  readonly height?: number | undefined
  /** `fast` takes the key frame before; left out, the exact frame. */
  readonly method?: 'fast' | undefined
  /** Turns by the metadata; `h` and `w` force portrait and landscape. */
  readonly autoRotate?: 'auto' | 'h' | 'w' | undefined
}

/** See "Video snapshots". */
export const videoSnapshotTable = {
  family: 'video',
  action: 'snapshot',
  mode: 'sync',
  parameters: {
    time: { letter: 't', kind: integerKind, min: 0 },
    format: { letter: 'f', kind: enumKind, values: ['jpg', 'png'] },
    width: { letter: 'w', kind: integerKind, min: 0 },
    height: { letter: 'h', kind: integerKind, min: 0 },
    method: { letter: 'm', kind: enumKind, values: ['fast'] },
    autoRotate: { letter: 'ar', kind: enumKind, values: ['auto', 'h', 'w'] },
  },
} as const satisfies OperationTable<VideoSnapshotOptions>

/** Returns one frame as a picture. See {@link VideoSnapshotOptions}. */
export function videoSnapshot(options: VideoSnapshotOptions = {}): Style<'sync'> {
  return createOperation(videoSnapshotTable, options)
}

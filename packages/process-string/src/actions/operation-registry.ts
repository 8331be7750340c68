/** The only list of operations. The types make it complete. */
import type { OperationTable } from '../language/action-table.ts'
import { type AudioConcatOptions, audioConcatTable } from './audio/concat.ts'
import { type AudioConvertOptions, audioConvertTable } from './audio/convert.ts'
import { type AudioInfoOptions, audioInfoTable } from './audio/info.ts'
import { type DocConvertOptions, docConvertTable } from './doc/convert.ts'
import { type DocPolishOptions, docPolishTable } from './doc/polish.ts'
import { type DocPreviewOptions, docPreviewTable } from './doc/preview.ts'
import { type DocSnapshotOptions, docSnapshotTable } from './doc/snapshot.ts'
import { type DocTranslateOptions, docTranslateTable } from './doc/translate.ts'
import { type VideoAnimationOptions, videoAnimationTable } from './video/animation.ts'
import { type VideoConcatOptions, videoConcatTable } from './video/concat.ts'
import { type VideoConvertOptions, videoConvertTable } from './video/convert.ts'
import { type VideoInfoOptions, videoInfoTable } from './video/info.ts'
import { type VideoSnapshotOptions, videoSnapshotTable } from './video/snapshot.ts'
import { type VideoSnapshotsOptions, videoSnapshotsTable } from './video/snapshots.ts'
import { type VideoSpriteOptions, videoSpriteTable } from './video/sprite.ts'

/** The options of every operation, under family and name on the wire. */
export interface OperationOptions {
  readonly 'video/snapshot': VideoSnapshotOptions
  readonly 'video/snapshots': VideoSnapshotsOptions
  readonly 'video/info': VideoInfoOptions
  readonly 'video/convert': VideoConvertOptions
  readonly 'video/animation': VideoAnimationOptions
  readonly 'video/sprite': VideoSpriteOptions
  readonly 'video/concat': VideoConcatOptions
  readonly 'audio/convert': AudioConvertOptions
  readonly 'audio/concat': AudioConcatOptions
  readonly 'audio/info': AudioInfoOptions
  readonly 'doc/convert': DocConvertOptions
  readonly 'doc/snapshot': DocSnapshotOptions
  readonly 'doc/preview': DocPreviewOptions
  readonly 'doc/translate': DocTranslateOptions
  readonly 'doc/polish': DocPolishOptions
}

/** The table of every operation. */
export const operationTables = {
  'video/snapshot': videoSnapshotTable,
  'video/snapshots': videoSnapshotsTable,
  'video/info': videoInfoTable,
  'video/convert': videoConvertTable,
  'video/animation': videoAnimationTable,
  'video/sprite': videoSpriteTable,
  'video/concat': videoConcatTable,
  'audio/convert': audioConvertTable,
  'audio/concat': audioConcatTable,
  'audio/info': audioInfoTable,
  'doc/convert': docConvertTable,
  'doc/snapshot': docSnapshotTable,
  'doc/preview': docPreviewTable,
  'doc/translate': docTranslateTable,
  'doc/polish': docPolishTable,
} as const satisfies { readonly [Name in keyof OperationOptions]: OperationTable }

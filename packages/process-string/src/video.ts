/** Entry `/video`: operations on videos, each a finished style. */

export type { ConcatInput } from './actions/concat-input.ts'
export { type VideoAnimationOptions, videoAnimation } from './actions/video/animation.ts'
export { type VideoConcatOptions, videoConcat } from './actions/video/concat.ts'
export { type VideoConvertOptions, videoConvert } from './actions/video/convert.ts'
export { type VideoInfoOptions, videoInfo } from './actions/video/info.ts'
export { type VideoSnapshotOptions, videoSnapshot } from './actions/video/snapshot.ts'
export { type VideoSnapshotsOptions, videoSnapshots } from './actions/video/snapshots.ts'
export { type VideoSpriteOptions, videoSprite } from './actions/video/sprite.ts'

/** Entry `/audio`: operations on sounds, each a finished style. */
export { type AudioConcatOptions, audioConcat } from './actions/audio/concat.ts'
export { type AudioConvertOptions, audioConvert } from './actions/audio/convert.ts'
export { type AudioInfoOptions, audioInfo } from './actions/audio/info.ts'
export type { ConcatInput } from './actions/concat-input.ts'

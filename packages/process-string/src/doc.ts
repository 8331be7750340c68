/** Entry `/doc`: operations on documents, each a finished style. */
export { type DocConvertOptions, docConvert } from './actions/doc/convert.ts'
export { type DocPolishOptions, docPolish } from './actions/doc/polish.ts'
export { type DocPreviewOptions, docPreview } from './actions/doc/preview.ts'
export type { PreviewWatermark } from './actions/doc/preview-watermark.ts'
export { type DocSnapshotOptions, docSnapshot } from './actions/doc/snapshot.ts'
export { type DocTranslateOptions, docTranslate } from './actions/doc/translate.ts'

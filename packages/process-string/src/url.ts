/** Entry `/url`: URLs of processed pictures for web pages. */
export { type Issue, type IssueCode, ProcessStringError } from './errors.ts'
export {
  type ImageAttributes,
  type Picture,
  type PictureFormat,
  type PictureOptions,
  type PictureSource,
  picture,
  pictureHtml,
} from './url/picture.ts'
export { processedUrl } from './url/processed-url.ts'
export type { UrlText } from './url/query.ts'
export { type SrcsetOptions, srcset } from './url/srcset.ts'

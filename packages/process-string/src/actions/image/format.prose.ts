import type { Sentence } from '../../explain/wording.ts'
import type { ActionProse } from '../../reference/action-prose.ts'
import type { FormatOptions, formatTable } from './format.ts'

export const formatProse: ActionProse<typeof formatTable> = {
  title: 'Format',
  description:
    'Converts the picture; without it the result has the source’s format. The service requires it after resize. jpg puts white behind transparent parts.',
  sources: [
    {
      title: 'Convert image formats',
      url: 'https://www.alibabacloud.com/help/en/oss/user-guide/convert-image-formats-2',
    },
    {
      title: 'Advanced compression of HEIF or AVIF images',
      url: 'https://alibabacloud.com/help/en/oss/user-guide/advanced-compression-of-heif-or-avif-images',
    },
  ],
  ecPages: ['0040-00000206'],
  examples: ['image/format,webp', 'image/resize,w_200/format,png'],
  parameters: {
    format: {
      description:
        'Format of the result. gif has an effect on GIF sources only; heic and avif exist in some regions only. WebP edges have at most 16,383 pixels, HEIC and AVIF at most 4096.',
    },
  },
}

const FORMATS: Readonly<Record<FormatOptions['format'], string>> = {
  jpg: 'JPEG',
  jpeg: 'JPEG',
  png: 'PNG',
  webp: 'WebP',
  bmp: 'BMP',
  gif: 'GIF, if it is one already',
  tiff: 'TIFF',
  heic: 'HEIC',
  avif: 'AVIF',
}

export const explainFormat: Sentence<FormatOptions> = ({ format }) =>
  `convert to ${FORMATS[format]}`

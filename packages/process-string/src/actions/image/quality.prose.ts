import type { Sentence } from '../../explain/wording.ts'
import type { ActionProse } from '../../reference/action-prose.ts'
import type { QualityOptions, qualityTable } from './quality.ts'

export const qualityProse: ActionProse<typeof qualityTable> = {
  title: 'Quality',
  description:
    'Compresses a JPEG or WebP result; other formats are left as they are. When both are given, absolute wins.',
  sources: [
    {
      title: 'Adjust image quality (2026-06-08)',
      url: 'https://help.aliyun.com/en/oss/user-guide/adjust-image-quality',
    },
  ],
  ecPages: ['0040-00000310'],
  examples: ['image/quality,q_80', 'image/resize,w_400/quality,Q_90'],
  parameters: {
    bare: {
      description:
        'A number without a letter. The service checks its range, but no page says what it does.',
      unit: 'percent',
    },
    relative: {
      description:
        'Share of the source’s own JPEG quality: 90 makes 72 of a source of 80. For a WebP source the same as absolute.',
      unit: 'percent',
    },
    absolute: {
      description: 'Quality of the result, never above that of the source.',
      unit: 'percent',
    },
  },
}

export const explainQuality: Sentence<QualityOptions> = ({ absolute, relative, bare }) => {
  if (absolute !== undefined) return `compress to quality ${absolute}, at most the source’s`
  if (relative !== undefined) return `compress to ${relative} percent of the source’s quality`
  return `compress by ${bare} (no page says what a number without a letter does)`
}

/**
 * Contact sheets of a video.
 *
 * @see "Video sprite"
 */
import { join } from 'node:path'
import type { OperationOptions } from '@oss-process/process-string/parse'
import { ffmpeg, filterFlags, inputOf, notEmulated, productsIn, refuseSettings } from './ffmpeg.ts'
import { type MediaOperation, seconds } from './media-job.ts'
import { scaleFilter } from './video-scale.ts'

type SpriteOptions = OperationOptions['video/sprite']

/** Draws sheets of frames, as many as needed; empty cells are black. */
export const videoSprite: MediaOperation<SpriteOptions> = async (job) => {
  const purpose = 'video/sprite'
  const { start = 0, format, columns = 6, rows = 6, gap = 2, margin = 2 } = job.options
  const chosen = frameFilters(job.options)
  await ffmpeg(job, purpose, [
    ...(job.options.method === 'key' ? ['-skip_frame', 'nokey'] : []),
    ...['-ss', seconds(start), ...inputOf(job)],
    ...filterFlags([
      ...chosen,
      scaleFilter(job.options),
      `tile=${columns}x${rows}:padding=${gap}:margin=${margin}:color=black`,
    ]),
    ...['-vsync', 'vfr', join(job.folder, `%06d.${format}`)],
  ])
  return await productsIn(job.folder, format)
}

/**
 * Which frames are shown.
 *
 * @throws {OssRefusal} 501 for a choice whose result is not documented.
 */
function frameFilters(options: SpriteOptions): readonly (string | undefined)[] {
  const { method = 'inter', interval, count, percentWidth, percentHeight, threshold } = options
  const purpose = 'video/sprite'
  refuseSettings(purpose, { percentWidth, percentHeight, threshold })
  if (method === 'avg' || method === 'dhash') throw notEmulated(`${purpose} with m_${method}`)
  if (method === 'inter' && interval === undefined) {
    throw notEmulated(`${purpose} without inter_: which frames the service takes is not documented`)
  }
  return [
    interval === undefined ? undefined : `fps=1000/${interval}`,
    count === undefined ? undefined : `trim=end_frame=${count}`,
  ]
}

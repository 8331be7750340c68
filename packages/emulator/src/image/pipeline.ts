/** Runs the styles of a pipeline, each on the encoded result of the one before. */
import { writeFile } from 'node:fs/promises'
import { discard } from '../store/staging.ts'
import { applyStyle, type ImageStyle } from './apply.ts'
import type { ImageContext, ImageResult, ImageSource } from './types.ts'

/** What a pipeline needs besides styles and source. */
export interface PipelineContext extends ImageContext {
  /** Returns the path of a temporary file for a result in between. */
  readonly newPath: () => string
}

/**
 * Applies styles from left to right. Each result in between is encoded in its format, as if it had been
 * stored, since the next style works on that.
 *
 * @throws what {@link applyStyle} throws.
 */
export async function applyPipeline(
  styles: readonly ImageStyle[],
  source: ImageSource,
  context: PipelineContext,
): Promise<ImageResult> {
  const [first, ...others] = styles
  if (first === undefined) throw new TypeError('expected at least one style')
  let result = await applyStyle(first, source, context)
  for (const style of others) result = await applyToResult(style, result, context)
  return result
}

async function applyToResult(
  style: ImageStyle,
  { bytes }: ImageResult,
  context: PipelineContext,
): Promise<ImageResult> {
  const path = context.newPath()
  try {
    await writeFile(path, bytes)
    return await applyStyle(style, { path, byteLength: bytes.byteLength }, context)
  } finally {
    await discard(path)
  }
}

/** The size of frames → a filter of ffmpeg. */

/** The wanted size; 0 is the same as `undefined`. */
export interface FrameScale {
  readonly width?: number | undefined
  readonly height?: number | undefined
  readonly scaling?: 'crop' | 'stretch' | 'fill' | 'fit' | undefined
}

/**
 * Returns the filter that scales frames to a size; `undefined` without a size.
 *
 * One edge alone keeps the ratio. With both, `stretch` (the default) distorts, `crop` covers and cuts,
 * `fill` fits and pads with black, `fit` fits inside.
 */
export function scaleFilter(scale: FrameScale): string | undefined {
  const { width = 0, height = 0, scaling = 'stretch' } = scale
  if (width === 0 && height === 0) return undefined
  if (width === 0) return `scale=-2:${height}`
  if (height === 0) return `scale=${width}:-2`
  const box = `${width}:${height}`
  if (scaling === 'stretch') return `scale=${box},setsar=1`
  if (scaling === 'crop') {
    return `scale=${box}:force_original_aspect_ratio=increase,crop=${box},setsar=1`
  }
  const inside = `scale=${box}:force_original_aspect_ratio=decrease`
  return scaling === 'fit' ? inside : `${inside},pad=${box}:(ow-iw)/2:(oh-ih)/2,setsar=1`
}

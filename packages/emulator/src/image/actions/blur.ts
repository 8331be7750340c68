import type { BlurOptions } from '@oss-process/process-string'
import { OssRefusal } from '../../refusal.ts'
import type { ActionDrawing } from '../action-drawing.ts'
import { drawnPicture, openPicture } from '../picture.ts'

/** The narrowest blur of libvips; a narrower one changes nothing. */
const MIN_SIGMA = 0.3

/**
 * Blurs the picture like a Gaussian of the given sigma that is cut off at the radius. libvips has
 * no radius, so it gets the sigma with which an uncut Gaussian has the same spread.
 *
 * @see "Blur"
 */
export const blurDrawing: ActionDrawing<BlurOptions> = {
  kind: 'draw',
  draw: async (picture, { options, drawing }) => {
    if (options.area !== undefined) throw facesNotFound(options.area)
    const sigma = Math.max(MIN_SIGMA, spreadOf(options.radius, options.sigma))
    const pipeline = await openPicture(picture, drawing)
    return drawnPicture(pipeline.blur(sigma), picture)
  },
}

/** The standard deviation of a Gaussian that ends at a radius. */
function spreadOf(radius: number, sigma: number): number {
  let [weights, squares] = [1, 0]
  for (let distance = 1; distance <= radius; distance++) {
    const weight = 2 * Math.exp(-(distance ** 2) / (2 * sigma ** 2))
    weights += weight
    squares += weight * distance ** 2
  }
  return Math.sqrt(squares / weights)
}

function facesNotFound(area: string): OssRefusal {
  return new OssRefusal({
    status: 501,
    code: 'NotImplemented',
    message: `The emulator cannot perform blur with g_${area}: it has no face detection.`,
  })
}

/** The sizes that the service refuses, see `Limits` in the pages of image processing. */
import { ProcessStringError } from '../errors.ts'
import { createIssue } from '../language/issue.ts'
import type { Placement, Size, SourcePicture } from './size.ts'

interface Limit {
  readonly width: number
  readonly height: number
  readonly pixels: number
  readonly ec?: string
}

/** Any picture; "Resize images" has these numbers for sources (error 0040-00000009). */
const ANY: Limit = { width: 30_000, height: 30_000, pixels: 250_000_000, ec: '0040-00000009' }
/** Result of `resize`. */
const RESIZED: Limit = { width: 16_384, height: 16_384, pixels: 16_777_216, ec: '0040-00000007' }
/** Source of `rotate` and `auto-orient`. */
const TURNED: Limit = { width: 4096, height: 4096, pixels: 4096 * 4096, ec: '0040-00000006' }
/** Results in these formats. */
const FORMATS: ReadonlyMap<string, Limit> = /* @__PURE__ */ new Map([
  ['webp', { width: 16_383, height: 16_383, pixels: 16_383 ** 2, ec: '0040-00000011' }],
  ['heic', { width: 4096, height: 4096, pixels: 4096 ** 2 }],
  ['avif', { width: 4096, height: 9_437_184, pixels: 9_437_184, ec: '0040-00000014' }],
])

/** Refuses a source that cannot be turned. */
export function assertTurnable(action: string, source: SourcePicture): void {
  assertWithin(TURNED, source, { code: 'SOURCE_TOO_LARGE', subject: `${action}: source` })
}

/** Refuses the result of one action, and the picture that it scales to before a cut. */
export function assertPlaceable(action: string, { after, scale }: Placement): void {
  const code = 'OUTPUT_TOO_LARGE'
  if (scale) {
    assertWithin(RESIZED, after, { code, subject: `${action}: result` })
    assertWithin({ ...ANY, ec: '0040-00000007' }, scale, {
      code,
      subject: `${action}: picture before its cut`,
    })
  }
  assertWithin(ANY, after, { code, subject: `${action}: result` })
}

/** Refuses a result that is too large for its format. */
export function assertWritable(format: string | undefined, size: Size): void {
  const limit = FORMATS.get(format ?? '')
  if (limit) assertWithin(limit, size, { code: 'OUTPUT_TOO_LARGE', subject: `${format} result` })
}

function assertWithin(
  limit: Limit,
  { width, height }: Size,
  fault: { readonly code: 'OUTPUT_TOO_LARGE' | 'SOURCE_TOO_LARGE'; readonly subject: string },
): void {
  if (width <= limit.width && height <= limit.height && width * height <= limit.pixels) return
  const expected = `at most ${limit.width}x${limit.height} and ${limit.pixels} pixels in all`
  const received = `${width}x${height}`
  throw new ProcessStringError([createIssue({ ...fault, expected, received, ec: limit.ec })])
}

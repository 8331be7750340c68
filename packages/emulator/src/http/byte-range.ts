/**
 * The `Range` header.
 *
 * Without `x-oss-range-behavior: standard` the service returns the whole object for a range that is not
 * entirely inside it.
 */
import { OssRefusal } from '../refusal.ts'

/** Positions of the first and the last byte. */
export interface ByteRange {
  readonly start: number
  readonly end: number
}

/**
 * Returns the range of bytes to send.
 *
 * @returns `undefined` for the whole object.
 * @throws {OssRefusal} `InvalidRange`, only with the standard behaviour.
 */
export function parseRange(
  header: string | undefined,
  { byteLength, isStandard }: { readonly byteLength: number; readonly isStandard: boolean },
): ByteRange | undefined {
  const range = readHeader(header, byteLength)
  if (range === undefined) return undefined
  if (range.start <= range.end && range.end < byteLength) return range
  if (!isStandard) return undefined
  if (range.start > range.end || range.start >= byteLength) throw invalidRange(header, byteLength)
  return { start: range.start, end: byteLength - 1 }
}

/** Reads a header with one range; `undefined` for any other header. */
function readHeader(header: string | undefined, byteLength: number): ByteRange | undefined {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '') ?? []
  if (first !== '') {
    return { start: Number(first), end: last === '' ? byteLength - 1 : Number(last) }
  }
  if (last === '') return undefined
  return { start: Math.max(0, byteLength - Number(last)), end: byteLength - 1 }
}

function invalidRange(header: string | undefined, byteLength: number): OssRefusal {
  return new OssRefusal({
    status: 416,
    code: 'InvalidRange',
    message: 'The requested range cannot be satisfied.',
    details: { ActualObjectSize: String(byteLength), RangeRequested: header ?? '' },
    headers: { 'content-range': `bytes */${byteLength}` },
  })
}

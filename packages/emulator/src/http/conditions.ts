/**
 * Conditional requests.
 *
 * @see RFC 9110, section 13, "Conditional Requests"
 */
import { OssRefusal } from '../refusal.ts'
import type { StoredObject } from '../store/model.ts'

/** Header names of the four conditions, which differ between reading and copying. */
export interface ConditionNames {
  readonly match: string
  readonly noneMatch: string
  readonly modifiedSince: string
  readonly unmodifiedSince: string
}

const READING: ConditionNames = {
  match: 'if-match',
  noneMatch: 'if-none-match',
  modifiedSince: 'if-modified-since',
  unmodifiedSince: 'if-unmodified-since',
}

/** The conditions on the source of a copy. */
export const COPYING: ConditionNames = {
  match: 'x-oss-copy-source-if-match',
  noneMatch: 'x-oss-copy-source-if-none-match',
  modifiedSince: 'x-oss-copy-source-if-modified-since',
  unmodifiedSince: 'x-oss-copy-source-if-unmodified-since',
}

/**
 * Checks the conditions of a request against an object.
 *
 * @throws {OssRefusal} `PreconditionFailed` with 412, `NotModified` with 304.
 */
export function assertConditions(
  object: Pick<StoredObject, 'etag' | 'lastModified'>,
  headers: Readonly<Record<string, string>>,
  names: ConditionNames = READING,
): void {
  const { [names.match]: match, [names.unmodifiedSince]: unmodifiedSince } = headers
  if (match !== undefined && !matches(match, object.etag)) throw failed(names.match)
  if (isBefore(unmodifiedSince, object.lastModified)) throw failed(names.unmodifiedSince)
  const { [names.noneMatch]: noneMatch, [names.modifiedSince]: modifiedSince } = headers
  const isSame =
    noneMatch === undefined
      ? isNotBefore(modifiedSince, object.lastModified)
      : matches(noneMatch, object.etag)
  if (isSame) throw notModified(object)
}

function matches(condition: string, etag: string): boolean {
  return condition
    .split(',')
    .map((part) => part.trim().replace(/^"|"$/g, ''))
    .some((part) => part === '*' || part.toUpperCase() === etag.toUpperCase())
}

function isBefore(condition: string | undefined, modified: Date): boolean {
  return condition !== undefined && Date.parse(condition) < wholeSeconds(modified)
}

function isNotBefore(condition: string | undefined, modified: Date): boolean {
  return condition !== undefined && Date.parse(condition) >= wholeSeconds(modified)
}

function wholeSeconds(date: Date): number {
  return Math.floor(date.getTime() / 1000) * 1000
}

/** @param condition - the header, which the message names as for reading, also in a copy. */
function failed(condition: string): OssRefusal {
  const name = condition.endsWith('unmodified-since') ? 'If-Unmodified-Since' : 'If-Match'
  return new OssRefusal({
    status: 412,
    code: 'PreconditionFailed',
    message: `At least one of the pre-conditions you specified did not hold. (condition: ${name})`,
    details: { Condition: condition },
  })
}

function notModified(object: Pick<StoredObject, 'etag' | 'lastModified'>): OssRefusal {
  return new OssRefusal({
    status: 304,
    code: 'NotModified',
    message: 'Not Modified',
    headers: { etag: `"${object.etag}"`, 'last-modified': object.lastModified.toUTCString() },
  })
}

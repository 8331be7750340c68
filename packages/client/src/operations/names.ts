/** The service's rules for the names of buckets and keys. */

import { OssValidationError, type ValidationIssue } from '../errors.ts'

const BUCKET_NAME = /^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/
const LONGEST_KEY_BYTES = 1023
const LONE_SURROGATE = /\p{Surrogate}/u

/** Where an object is. */
export interface ObjectAddress {
  readonly bucket: string
  readonly key: string
}

/**
 * Finds what is wrong with a bucket name.
 *
 * @param path - where the name stands in the input.
 * @see "Bucket naming conventions"; "Object naming conventions"
 */
export function bucketIssues(bucket: unknown, path: readonly string[]): ValidationIssue[] {
  if (typeof bucket === 'string' && BUCKET_NAME.test(bucket)) return []
  return [
    {
      code: 'BUCKET_NAME_INVALID',
      severity: 'error',
      message: `expected ${path.join('.')} to be a bucket name of 3 to 63 characters of a-z, 0-9 and -, no hyphen first or last, received ${show(bucket)}`,
      path,
      received: bucket,
    },
  ]
}

/**
 * Finds what is wrong with a key.
 *
 * The service counts bytes; of the rules only "not empty" and "has a UTF-8 form" hold when
 * `isLenient`, since a request cannot be written without them.
 *
 * @see "Bucket naming conventions"; "Object naming conventions"
 */
export function keyIssues(
  key: unknown,
  path: readonly string[],
  isLenient: boolean,
): ValidationIssue[] {
  const issue = (problem: string): ValidationIssue[] => [
    {
      code: 'KEY_INVALID',
      severity: 'error',
      message: `expected ${path.join('.')} to be a key ${problem}, received ${show(key)}`,
      path,
      received: key,
    },
  ]
  if (typeof key !== 'string' || key === '') return issue('of 1 to 1023 bytes')
  if (LONE_SURROGATE.test(key)) return issue('without lone surrogates')
  if (isLenient) return []
  if (new TextEncoder().encode(key).byteLength > LONGEST_KEY_BYTES) {
    return issue('of at most 1023 bytes of UTF-8')
  }
  if (key.startsWith('/') || key.startsWith('\\')) return issue('that does not begin with / or \\')
  return []
}

/**
 * Checks bucket and key.
 *
 * @throws {OssValidationError} with all the problems of both names.
 */
export function assertObjectAddress(
  input: Partial<ObjectAddress>,
  options: { readonly isLenient: boolean },
): void {
  assertNoIssues([
    ...bucketIssues(input.bucket, ['bucket']),
    ...keyIssues(input.key, ['key'], options.isLenient),
  ])
}

/** @throws {OssValidationError} with the issues, when one is an error. */
export function assertNoIssues(issues: readonly ValidationIssue[]): void {
  if (issues.some((issue) => issue.severity === 'error')) throw new OssValidationError(issues)
}

function show(value: unknown): string {
  if (value === undefined) return 'nothing'
  return typeof value === 'string' ? JSON.stringify(value.slice(0, 80)) : typeof value
}

/** Reads the addresses of objects and buckets as they are typed. */
import { usageError } from '../errors.ts'

export interface ObjectAddress {
  readonly bucket: string
  readonly key: string
}

const form = 'oss://bucket/key'

/**
 * Finds the object that a command line names, by its address or by `--bucket` and `--key`.
 *
 * @throws {CliError} `CLI_USAGE` when neither form is whole, or both are given.
 */
export function resolveObject(given: {
  readonly address?: string | undefined
  readonly bucket?: string | undefined
  readonly key?: string | undefined
}): ObjectAddress {
  if (given.address !== undefined) {
    if (given.bucket !== undefined || given.key !== undefined) {
      throw usageError(`expected either ${form} or --bucket and --key, received both`)
    }
    const { bucket, key } = parseAddress(given.address)
    if (key === '') {
      throw usageError(`expected an object as ${form}, received the bucket ${given.address}`)
    }
    return checkObject({ bucket, key })
  }
  const missing = [
    ...(given.bucket === undefined ? ['--bucket'] : []),
    ...(given.key === undefined ? ['--key'] : []),
  ]
  if (given.bucket === undefined || given.key === undefined) {
    throw usageError(
      `expected an object as ${form}, or --bucket and --key; missing ${missing.join(' and ')}`,
    )
  }
  return checkObject({ bucket: given.bucket, key: given.key })
}

/**
 * Parses `oss://bucket`, `oss://bucket/` or `oss://bucket/some/key`.
 *
 * @returns the bucket, checked, and the key or prefix; empty when there is none.
 */
export function parseAddress(text: string): ObjectAddress {
  const match = /^oss:\/\/([^/]*)(?:\/(.*))?$/s.exec(text)
  if (match?.[1] === undefined) {
    throw usageError(`expected an address as ${form}, received "${cut(text)}"`)
  }
  return { bucket: checkBucket(match[1]), key: match[2] ?? '' }
}

/** Whether a word is an address rather than a file. */
export function isAddress(text: string): boolean {
  return text.startsWith('oss://')
}

/**
 * Refuses a bucket name against the rules of the service.
 *
 * @see https://www.alibabacloud.com/help/en/oss/user-guide/bucket-naming-conventions
 */
export function checkBucket(bucket: string): string {
  if (/^[a-z0-9](?:[a-z0-9-]{1,61}[a-z0-9])$/.test(bucket)) return bucket
  throw usageError(
    `expected a bucket name of 3 to 63 lower-case letters, digits and inner hyphens, received "${cut(bucket)}"`,
  )
}

/** Refuses a key that the service would not take: empty, over 1023 bytes, or `/` or `\` first. */
export function checkKey(key: string): string {
  if (key === '') throw usageError('expected a key of 1 to 1023 bytes, received an empty one')
  assertNoAddress(key)
  if (/^[/\\]/.test(key)) {
    throw usageError(
      `expected a key that does not begin with / or \\, received "${cut(key)}"`,
      `write ${cut(key.replace(/^[/\\]+/, ''))}`,
    )
  }
  const byteLength = Buffer.byteLength(key)
  if (byteLength > 1023) {
    throw usageError(
      `expected a key of 1 to 1023 bytes, received ${byteLength} bytes: "${cut(key)}"`,
    )
  }
  return key
}

/** Refuses the address of an object, or a query behind its key: no one names objects like that. */
function assertNoAddress(key: string): void {
  const path = /^https?:\/\/[^/]+\/([^?#]*)/i.exec(key)?.[1] ?? /^(.+)\?x-oss-\S*=/.exec(key)?.[1]
  if (path === undefined) return
  throw usageError(
    `expected a key, received "${cut(key)}", which looks like an address`,
    `write the key alone: ${decoded(path)}; a style goes into --style`,
  )
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

function checkObject(object: ObjectAddress): ObjectAddress {
  return { bucket: checkBucket(object.bucket), key: checkKey(object.key) }
}

/** Shortens what somebody typed so that a message stays one line. */
export function cut(text: string): string {
  const line = text.replace(/\p{Cc}/gu, '\uFFFD')
  return line.length > 80 ? `${line.slice(0, 79)}…` : line
}

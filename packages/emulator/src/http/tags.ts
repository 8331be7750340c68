/**
 * Tags of objects and buckets: from a header, from an XML body, and what the service takes.
 *
 * @see "Object tagging", "Bucket tagging"
 */
import { OssRefusal } from '../refusal.ts'
import { membersOf, readXml, textOf } from './read-xml.ts'
import type { XmlMembers } from './write-xml.ts'

/** Value by key. */
export type Tags = Readonly<Record<string, string>>

/** How many tags there may be, and how long. */
export interface TagLimits {
  readonly count: number
  /** In characters. */
  readonly keyLength: number
  readonly valueLength: number
}

export const OBJECT_TAG_LIMITS: TagLimits = { count: 10, keyLength: 128, valueLength: 256 }
export const BUCKET_TAG_LIMITS: TagLimits = { count: 20, keyLength: 64, valueLength: 128 }

const TAG_TEXT = /^[\p{L}\p{N} +\-=._:/]*$/u

/**
 * Reads the header `x-oss-tagging`, `key=value&key=value`.
 *
 * @throws {OssRefusal} `InvalidTag`.
 */
export function parseTagging(header: string): Tags {
  return checkTags([...new URLSearchParams(header)], OBJECT_TAG_LIMITS)
}

/**
 * Reads a `<Tagging>` document.
 *
 * @throws {OssRefusal} `MalformedXML`, `InvalidTag`.
 */
export async function readTagging(text: string, limits: TagLimits): Promise<Tags> {
  const document = await readXml(text, 'Tagging')
  const list = membersOf(membersOf(document, 'TagSet')[0], 'Tag')
  const pairs = list.map((tag) => [textOf(tag, 'Key') ?? '', textOf(tag, 'Value') ?? ''] as const)
  return checkTags(pairs, limits)
}

/** Returns the content of a `<Tagging>` document. */
export function taggingXml(tags: Tags): XmlMembers {
  const list = Object.entries(tags).map(([key, value]) => ({ Key: key, Value: value }))
  return { TagSet: { Tag: list } }
}

function checkTags(
  pairs: readonly (readonly [string, string])[],
  { count, keyLength, valueLength }: TagLimits,
): Tags {
  if (pairs.length > count) throw invalidTag(`Tags cannot be more than ${count}.`)
  for (const [key, value] of pairs) {
    if (key === '' || key.length > keyLength || !TAG_TEXT.test(key)) {
      throw invalidTag('The TagKey you have provided is invalid.')
    }
    if (value.length > valueLength || !TAG_TEXT.test(value)) {
      throw invalidTag('The TagValue you have provided is invalid.')
    }
  }
  const tags = Object.fromEntries(pairs)
  if (Object.keys(tags).length < pairs.length) {
    throw invalidTag('Cannot provide multiple Tags with the same key.')
  }
  return tags
}

function invalidTag(message: string): OssRefusal {
  return new OssRefusal({ status: 400, code: 'InvalidTag', message })
}

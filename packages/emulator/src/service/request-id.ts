/** Ids of requests: 24 upper-case hexadecimal digits, random or counted. */
import { randomBytes } from 'node:crypto'

/** Generates the ids of requests. */
export interface RequestIds {
  next(): string
  /** Restarts at 1, where ids are counted. */
  reset(): void
}

const ID_BYTES = 12
/** Ids generated at once: a call for random bytes costs much more than the bytes. */
const IDS_AT_ONCE = 256

/** Random ids, as those of the service. */
export function randomRequestIds(): RequestIds {
  let bytes = Buffer.alloc(0)
  let position = 0
  return {
    next: () => {
      if (position === bytes.length) {
        bytes = randomBytes(ID_BYTES * IDS_AT_ONCE)
        position = 0
      }
      const start = position
      position += ID_BYTES
      return bytes.toString('hex', start, position).toUpperCase()
    },
    reset: () => undefined,
  }
}

/** Ids for tests: `000000000000000000000001`, `…2` and so on. */
export function countedRequestIds(): RequestIds {
  let count = 0
  return {
    next: () => (++count).toString(16).toUpperCase().padStart(24, '0'),
    reset: () => {
      count = 0
    },
  }
}

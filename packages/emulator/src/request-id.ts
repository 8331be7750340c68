/** Ids of requests: 24 upper-case hexadecimal digits, random or counted. */
import { randomBytes } from 'node:crypto'

/** Gives the ids of requests. */
export interface RequestIds {
  next(): string
  /** Begins anew, where ids are counted. */
  reset(): void
}

/** Ids as the service gives them. */
export function randomRequestIds(): RequestIds {
  return { next: () => randomBytes(12).toString('hex').toUpperCase(), reset: () => undefined }
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

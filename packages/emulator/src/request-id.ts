/** Ids of requests: 24 upper-case hexadecimal digits, random or counted. */
import { randomBytes } from 'node:crypto'

/** Gives the id of the next request. */
export type RequestIds = () => string

/** Ids as the service gives them. */
export function randomRequestIds(): RequestIds {
  return () => randomBytes(12).toString('hex').toUpperCase()
}

/** Ids for tests: `000000000000000000000001`, `…2` and so on. */
export function countedRequestIds(): RequestIds {
  let count = 0
  return () => (++count).toString(16).toUpperCase().padStart(24, '0')
}

/** The rules of keys: 1 to 1023 bytes of UTF-8, no slash or backslash at the start. */
import { OssRefusal } from '../refusal.ts'

const MAX_KEY_BYTES = 1023

/**
 * Refuses a key that breaks the rules.
 *
 * @throws {OssRefusal} `InvalidObjectName`.
 */
export function assertKey(key: string): void {
  const isLegal = key !== '' && !/^[/\\]/.test(key) && Buffer.byteLength(key) <= MAX_KEY_BYTES
  if (isLegal) return
  throw new OssRefusal({
    status: 400,
    code: 'InvalidObjectName',
    message: `The specified object is not valid: a key has 1 to ${MAX_KEY_BYTES} bytes of UTF-8 and does not begin with a slash or a backslash.`,
    details: { ObjectName: key.slice(0, 80) },
  })
}

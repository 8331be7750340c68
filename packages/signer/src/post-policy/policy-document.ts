/** A POST policy: its conditions, its JSON, and Base64 of it. */

/** A condition as the service writes it. */
export type PolicyCondition =
  | Readonly<Record<string, string>>
  | readonly ['eq' | 'starts-with', field: `$${string}`, value: string]
  | readonly ['in' | 'not-in', field: `$${string}`, values: readonly string[]]
  | readonly ['content-length-range', min: number, max: number]

/** The document that is signed. */
export interface PolicyDocument {
  /** ISO 8601, UTC. */
  readonly expiration: string
  readonly conditions: readonly PolicyCondition[]
}

/** Writes the Base64 (standard alphabet, padded) of the UTF-8 JSON. */
export function encodePolicy(document: PolicyDocument): string {
  return encodeBase64(JSON.stringify(document))
}

/** Writes the Base64 of the text's UTF-8 bytes. */
export function encodeBase64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)))
}

/** Reads a policy; `undefined` when it is not Base64, not UTF-8, not JSON or not a policy. */
export function decodePolicy(base64: string): PolicyDocument | undefined {
  try {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
    const document: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    return isPolicy(document) ? document : undefined
  } catch {
    return undefined
  }
}

function isPolicy(value: unknown): value is PolicyDocument {
  const { expiration, conditions } = Object(value)
  const isDated = typeof expiration === 'string' && !Number.isNaN(Date.parse(expiration))
  return isDated && Array.isArray(conditions) && conditions.every(isCondition)
}

function isCondition(value: unknown): value is PolicyCondition {
  if (Array.isArray(value)) return value.length === 3 && isListCondition(value)
  return typeof value === 'object' && value !== null && Object.values(value).every(isText)
}

function isListCondition([operator, second, third]: readonly unknown[]): boolean {
  if (operator === 'content-length-range')
    return Number.isInteger(second) && Number.isInteger(third)
  if (!isText(second) || !second.startsWith('$')) return false
  if (operator === 'in' || operator === 'not-in') return Array.isArray(third) && third.every(isText)
  return (operator === 'eq' || operator === 'starts-with') && isText(third)
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}

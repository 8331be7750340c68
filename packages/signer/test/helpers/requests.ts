/** Generated requests, and how a client other than ours would put them on the wire. */
import type { Credentials, SignableRequest } from '@oss-process/signer'
import fc from 'fast-check'

export interface GeneratedRequest extends SignableRequest {
  readonly bucket: string
  readonly key: string
  readonly query: Readonly<Record<string, string | null>>
  readonly headers: Readonly<Record<string, string>>
}

export interface Generated {
  readonly request: GeneratedRequest
  readonly credentials: Credentials
  readonly date: Date
  readonly additionalHeaders: readonly string[]
}

const awkward = [' ', '+', '~', "'", '(', ')', '!', '*', '/', '//', '.', '..', '%', '%2F', '?', '#']
const more = ['&', '=', ':', '@', '中文', 'é', 'e\u0301', '😀', 'Z', '_', '-', '\\', '\t', '"']

const text = (maxLength: number) =>
  fc
    .array(
      fc.oneof(
        fc.constantFrom(...awkward, ...more),
        fc.string({ unit: 'binary', maxLength: 3 }),
        fc.string({ maxLength: 6 }),
      ),
      { maxLength },
    )
    .map((parts) => parts.join(''))

const queryName = text(3).filter((name) => name !== '' && !/^x-oss-/i.test(name))

const query = fc
  .uniqueArray(
    fc.tuple(
      fc.oneof(queryName, fc.constantFrom('x-oss-process', 'acl', 'versionId', 'a-b', 'aB', 'a_b')),
      fc.oneof(fc.constant(null), fc.constant(''), text(4)),
    ),
    { selector: ([name]) => name, maxLength: 5 },
  )
  // A plain object would lose `__proto__`.
  .map((pairs) => Object.fromEntries(pairs.filter(([name]) => name !== '__proto__')))

const headerValue = fc
  .string({ unit: fc.constantFrom(...'abcXYZ019 ,;=/+"\'()~%') })
  .map((value) => value.trim())
  .filter((value) => value !== '')

const headers = fc
  .uniqueArray(
    fc.tuple(
      fc.constantFrom(
        ...['Content-Type', 'content-md5', 'X-Oss-Meta-A', 'x-oss-meta-a-b', 'x-oss-acl'],
        ...['range', 'Cache-Control', 'host', 'user-agent'],
      ),
      headerValue,
    ),
    { selector: ([name]) => name, maxLength: 6 },
  )
  .map((pairs) => Object.fromEntries(pairs))

export const generated: fc.Arbitrary<Generated> = fc.record({
  request: fc.record({
    method: fc.constantFrom('GET', 'PUT', 'POST', 'HEAD', 'DELETE'),
    bucket: fc.constantFrom('b', 'examplebucket', 'with-hyphen'),
    key: text(6),
    query,
    headers,
  }),
  credentials: fc.record(
    {
      accessKeyId: fc.constantFrom('LTAI5tExample', 'STS.NUxExample'),
      accessKeySecret: fc.constantFrom('secret', 's+/=', 'x'.repeat(70)),
      securityToken: fc.constantFrom('CAIS+/=', ''),
    },
    { requiredKeys: ['accessKeyId', 'accessKeySecret'] },
  ),
  date: fc.date({
    min: new Date('2023-01-01T00:00:00Z'),
    max: new Date('2030-01-01T00:00:00Z'),
    noInvalidDate: true,
  }),
  additionalHeaders: fc.subarray(['range', 'Cache-Control', 'HOST', 'user-agent', 'Content-Type']),
})

/**
 * Writes the request target as other clients do: `encodeURIComponent` leaves `!'()*` alone, blanks of
 * the query become `+`, and parameters without a value keep their `=`.
 */
export function foreignTarget({ key, query }: Pick<GeneratedRequest, 'key' | 'query'>): string {
  const path = key.split('/').map(encodeURIComponent).join('/')
  const parameters = Object.entries(query).map(
    ([name, value]) =>
      `${encodeURIComponent(name)}=${encodeURIComponent(value ?? '').replaceAll('%20', '+')}`,
  )
  return `/${path}${parameters.length > 0 ? `?${parameters.join('&')}` : ''}`
}

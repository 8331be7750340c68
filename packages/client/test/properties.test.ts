import { parseProfiles } from '@oss-process/client/credentials'
import {
  listObjects,
  OssServiceError,
  OssValidationError,
  processObject,
  readServiceError,
} from '@oss-process/client/operations'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { OssNetworkError } from '../src/errors.ts'
import { decideRetry } from '../src/pipeline/retry-policy.ts'
import { percentEncode, percentEncodeKey } from '../src/wire/percent-encode.ts'

const text = fc.string({ unit: 'binary' })
const fragment = fc.oneof(
  text,
  fc.constantFrom('<Error>', '</Error>', '<Code>', '</Code>', '<ListBucketResult>', '{"Error":'),
  fc.constantFrom('</ListBucketResult>', '<Contents>', '</Contents>', '<Key>', '</Key>', '%', '&#'),
  fc.constantFrom('<EncodingType>url</EncodingType>', '<![CDATA[', ']]>', '<!DOCTYPE a [', '"}'),
)
const document = fc.array(fragment, { maxLength: 12 }).map((parts) => parts.join(''))
const response = fc.record({
  statusCode: fc.constantFrom(200, 304, 404, 500),
  headers: fc.dictionary(
    fc.constantFrom('date', 'retry-after', 'x-oss-err', 'x-oss-request-id', 'x-oss-ec'),
    text,
    { noNullPrototype: true },
  ),
  body: document.map((whole) => new TextEncoder().encode(whole)),
})
const request = { method: 'GET', query: {}, headers: {}, isIdempotent: true } as const

/** What `read` returns, or the error of ours that it throws; any other is rethrown. */
async function settle(read: () => unknown): Promise<unknown> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof OssServiceError || error instanceof OssValidationError) return error
    throw error
  }
}

describe('whatever the service answers', () => {
  test('an error is an OssServiceError with a code', async () => {
    await fc.assert(
      fc.asyncProperty(response, async (answer) => {
        const error = await readServiceError(answer, { operation: 'getObject' })
        expect(error).toBeInstanceOf(OssServiceError)
        expect(error.code).not.toBe('')
        expect(error.message).not.toBe('')
      }),
      { numRuns: 500 },
    )
  })

  test('a success is a result, or an OssServiceError', async () => {
    await fc.assert(
      fc.asyncProperty(response, async (answer) => {
        await settle(() => listObjects.readResponse(answer, request))
        await settle(() => processObject.readResponse(answer, request))
      }),
      { numRuns: 500 },
    )
  })
})

test('whatever is asked for is a request, or an OssValidationError', async () => {
  const value = fc.oneof(text, fc.constantFrom(undefined, null, 5, {}))
  const input = fc.record({ bucket: value, key: value, process: value, validate: fc.boolean() })
  await fc.assert(
    fc.asyncProperty(input, async (given) => {
      // Programs without types give anything.
      await settle(() => processObject.buildRequest(given as never))
    }),
    { numRuns: 500 },
  )
})

test('an encoded key decodes to itself and holds nothing reserved', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (key) => {
      expect(decodeURIComponent(percentEncodeKey(key))).toBe(key)
      expect(percentEncodeKey(key)).toMatch(/^([A-Za-z0-9\-._~/]|%[0-9A-F]{2})*$/)
      expect(percentEncode(key)).toBe(percentEncodeKey(key).replaceAll('/', '%2F'))
    }),
  )
})

test('a wait is never negative and never above the cap', () => {
  const settings = { attempts: 100, baseDelayMs: 200, maxDelayMs: 20_000 }
  const error = new OssNetworkError('OSS_CONNECTION_LOST', 'lost')
  const outcome = { error, isIdempotent: true, isRepeatable: true, isRecovered: false }
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 99 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (attempt, random) => {
        const decision = decideRetry({ ...outcome, attempt }, settings, random)
        expect(decision.retry && decision.delayMs).toBeGreaterThanOrEqual(0)
        expect(decision.retry && decision.delayMs).toBeLessThanOrEqual(20_000)
      },
    ),
  )
})

test('any text is read as a file of profiles', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(text, fc.constantFrom('[', ']', '=', '\n', '#'))), (parts) => {
      expect(parseProfiles(parts.join(''))).toBeInstanceOf(Map)
    }),
  )
})

import { describe, expect, test } from 'vitest'
import {
  type OssError,
  OssNetworkError,
  OssServiceError,
  OssTimeoutError,
} from '../../src/errors.ts'
import { RetryBudget } from '../../src/pipeline/retry-budget.ts'
import { type AttemptOutcome, decideRetry } from '../../src/pipeline/retry-policy.ts'

const settings = { attempts: 3, baseDelayMs: 200, maxDelayMs: 20_000 }
const service = (statusCode: number, code = 'X', retryAfterMs?: number): OssError =>
  new OssServiceError({ code, message: 'm', statusCode, retryAfterMs })
const outcome = (error: OssError, more: Partial<AttemptOutcome> = {}): AttemptOutcome => ({
  attempt: 1,
  error,
  isIdempotent: true,
  isRepeatable: true,
  isRecovered: false,
  ...more,
})

describe('decideRetry', () => {
  const rows: [name: string, error: OssError, safe: boolean, unsafe: boolean][] = [
    ['500', service(500), true, false],
    ['502', service(502), true, false],
    ['503', service(503), true, true],
    ['504', service(504), true, false],
    ['501', service(501), false, false],
    ['429', service(429), true, true],
    ['408', service(408), true, true],
    ['400', service(400), false, false],
    ['400 BadRequest', service(400, 'BadRequest'), false, false],
    ['403 skewed', service(403, 'RequestTimeTooSkewed'), true, true],
    ['403', service(403), false, false],
    ['404', service(404), false, false],
    ['409', service(409), false, false],
    ['307', service(307), false, false],
    ['host not found', new OssNetworkError('OSS_HOST_NOT_FOUND', 'm'), true, true],
    ['refused', new OssNetworkError('OSS_CONNECTION_REFUSED', 'm'), true, true],
    ['lost', new OssNetworkError('OSS_CONNECTION_LOST', 'm'), true, false],
    ['malformed', new OssNetworkError('OSS_RESPONSE_MALFORMED', 'm'), true, false],
    ['TLS', new OssNetworkError('OSS_TLS_FAILED', 'm'), false, false],
    ['too large', new OssNetworkError('OSS_RESPONSE_TOO_LARGE', 'm'), false, false],
    ['connect timeout', new OssTimeoutError('connect', 'm'), true, true],
    ['headers timeout', new OssTimeoutError('headers', 'm'), true, false],
    ['body timeout', new OssTimeoutError('body', 'm'), true, false],
    ['total timeout', new OssTimeoutError('total', 'm'), false, false],
  ]
  test.each(rows)('%s', (_name, error, safe, unsafe) => {
    expect(decideRetry(outcome(error), settings, 0.5).retry).toBe(safe)
    expect(decideRetry(outcome(error, { isIdempotent: false }), settings, 0.5).retry).toBe(unsafe)
    expect(decideRetry(outcome(error, { isRepeatable: false }), settings, 0.5).retry).toBe(false)
    expect(decideRetry(outcome(error, { attempt: 3 }), settings, 0.5).retry).toBe(false)
  })

  test('doubles the ceiling of the wait up to the cap', () => {
    const delays = [1, 2, 3, 8, 60].map((attempt) =>
      decideRetry(outcome(service(500), { attempt }), { ...settings, attempts: 99 }, 0.5),
    )
    expect(delays.map((decision) => decision.retry && decision.delayMs)).toEqual([
      200, 400, 800, 10_000, 10_000,
    ])
  })

  test('waits at least as long as the service asks', () => {
    expect(decideRetry(outcome(service(503, 'X', 3_000)), settings, 0)).toEqual({
      retry: true,
      delayMs: 3_000,
    })
  })

  test('gives up when the service asks for more than a minute', () => {
    expect(decideRetry(outcome(service(503, 'X', 61_000)), settings, 0).retry).toBe(false)
  })

  test('repeats at once what was recovered from', () => {
    expect(decideRetry(outcome(service(403), { isRecovered: true }), settings, 0.9)).toEqual({
      retry: true,
      delayMs: 0,
    })
  })
})

describe('RetryBudget', () => {
  test('is spent by retries and earned back by success, one for five', () => {
    const budget = new RetryBudget(2)
    expect([budget.take(), budget.take(), budget.take()]).toEqual([true, true, false])
    for (let call = 0; call < 5; call += 1) budget.earn()
    expect([budget.take(), budget.take()]).toEqual([true, false])
  })

  test('never holds more than it started with', () => {
    const budget = new RetryBudget(1)
    for (let call = 0; call < 50; call += 1) budget.earn()
    expect([budget.take(), budget.take()]).toEqual([true, false])
  })
})

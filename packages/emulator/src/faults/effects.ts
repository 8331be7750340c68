/** How the effects of faults change one call: the wait, the clock, the answer, its delivery. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Delivery } from '../http/message.ts'
import { OssRefusal } from '../refusal.ts'
import type { FaultEffect } from './faults.ts'

/** Milliseconds by which the service's clock is off. */
export function skewMs(effects: readonly FaultEffect[]): number {
  return effects.reduce((sum, each) => (each.kind === 'skewed-clock' ? sum + each.ms : sum), 0)
}

/**
 * Waits as long as the faults say, and refuses when one of them is a refusal.
 *
 * @throws {OssRefusal} what the fault answers.
 */
export async function sufferFaults(
  effects: readonly FaultEffect[],
  signal: AbortSignal | undefined,
): Promise<void> {
  for (const effect of effects) {
    if (effect.kind === 'latency') {
      await sleep(effect.ms, undefined, signal === undefined ? {} : { signal })
    }
    if (effect.kind === 'error') throw errorOf(effect)
    if (effect.kind === 'expired-token') throw expiredToken()
  }
}

/** How the answer is to be sent; `undefined` when nothing is wrong with it. */
export function deliveryOf(effects: readonly FaultEffect[]): Delivery | undefined {
  const reset = effects.find((effect) => effect.kind === 'reset')
  const slow = effects.find((effect) => effect.kind === 'slow-body')
  if (reset === undefined && slow === undefined) return undefined
  return {
    ...(reset === undefined ? {} : { resetAt: reset.at }),
    ...(slow === undefined ? {} : { bytesPerSecond: slow.bytesPerSecond }),
  }
}

function errorOf(effect: Extract<FaultEffect, { readonly kind: 'error' }>): OssRefusal {
  const { status = 503, code = 'ServiceUnavailable' } = effect
  const isBusy = code === 'ServiceUnavailable'
  return new OssRefusal({
    status,
    code,
    message: isBusy ? 'Please reduce your request rate.' : `A fault on demand: ${code}.`,
    ...(status === 503 ? { headers: { 'retry-after': '1' } } : {}),
  })
}

function expiredToken(): OssRefusal {
  return new OssRefusal({
    status: 403,
    code: 'SecurityTokenExpired',
    message: 'The security token you provided has expired.',
  })
}

/** Applies faults to one call: its delay, its clock, its response and how that is sent. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Delivery } from '../http/message.ts'
import { OssRefusal } from '../refusal.ts'
import type { FaultEffect } from './faults.ts'

/** Returns how far the service's clock is ahead, in milliseconds. */
export function skewMs(effects: readonly FaultEffect[]): number {
  return effects.reduce((sum, each) => (each.kind === 'skewed-clock' ? sum + each.ms : sum), 0)
}

/**
 * Waits for each `latency`, and throws the refusal of an `error` or `expired-token`.
 *
 * @throws {OssRefusal} the error of the fault.
 */
export async function applyFaults(
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

/** Returns how the response is sent; `undefined` when no fault changes it. */
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

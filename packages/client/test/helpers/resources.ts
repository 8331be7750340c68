/** What a process still holds: timers, sockets, servers. */

import { getEventListeners } from 'node:events'

const COUNTED = /^(Timeout|TCP|TLS|GetAddrInfo|FSReq)/

/** The kinds of resources that are in use now, sorted. */
export function resourcesInUse(): readonly string[] {
  return process
    .getActiveResourcesInfo()
    .filter((kind) => COUNTED.test(kind))
    .sort()
}

/**
 * Waits until no more is in use than before.
 *
 * @returns what is left over when that does not come about within five seconds.
 */
export async function leftOver(before: readonly string[]): Promise<readonly string[]> {
  let rest = difference(resourcesInUse(), before)
  for (let turn = 0; turn < 1000 && rest.length > 0; turn += 1) {
    await new Promise((resolve) => setTimeout(resolve, 5))
    rest = difference(resourcesInUse(), before)
  }
  return rest
}

function difference(all: readonly string[], without: readonly string[]): readonly string[] {
  const rest = [...all]
  for (const kind of without) {
    const at = rest.indexOf(kind)
    if (at !== -1) rest.splice(at, 1)
  }
  return rest
}

/** How many listeners wait for a signal. */
export function listenerCount(signal: AbortSignal): number {
  return getEventListeners(signal, 'abort').length
}

/// <reference path="./undici-agent.d.ts" />
/**
 * The connections of the CLI's client.
 *
 * undici as a whole takes longer to load than everything else of a call; the build puts its agent
 * alone, which is all that a call needs, into a file of its own.
 */
import { setFlagsFromString } from 'node:v8'
import type { Agent as AgentOfUndici } from 'undici'
import Agent from 'undici/lib/dispatcher/agent.js'

/** Milliseconds, as the client has them by default. */
const CONNECT_TIMEOUT_MS = 5_000
const KEEP_ALIVE_MS = 30_000

const FEW = 64

/**
 * Opens the connections of one client; whoever opens them closes them.
 *
 * @param most - connections at once to one host; undefined for a command of a few calls.
 */
export function openConnections(most: number | undefined): AgentOfUndici {
  // V8 would begin to optimize undici's parser, which takes 0.15 s, and not end before that is done.
  if (most === undefined) setFlagsFromString('--liftoff-only')
  return new Agent({
    connections: most ?? FEW,
    pipelining: 1,
    keepAliveTimeout: KEEP_ALIVE_MS,
    connect: { timeout: CONNECT_TIMEOUT_MS },
  })
}

/** The connections of a client, kept by undici. The only importer of undici. */

import type { Agent, Dispatcher } from 'undici'
import type { BodyStream } from '../bodies/body-stream.ts'
import { OssNetworkError } from '../errors.ts'
import { exchange } from './exchange.ts'
import type { Transport } from './transport.ts'

/** TLS settings, as `node:tls` takes them. */
export interface TlsOptions {
  /** Certificate authorities to trust instead of the system's, PEM. */
  readonly ca?: string | readonly string[] | undefined
  /** Client certificate and its key, PEM. */
  readonly cert?: string | undefined
  readonly key?: string | undefined
  /** Name to expect in the certificate, when it is not the host's. */
  readonly servername?: string | undefined
  /** `false` accepts any certificate and so anybody's server. @default true */
  readonly rejectUnauthorized?: boolean | undefined
}

/** Options of {@link createConnections}. */
export interface ConnectionOptions {
  /** Used as it is and never closed; without one an Agent of our own. */
  readonly dispatcher: Dispatcher | undefined
  readonly connectTimeoutMs: number
  readonly maxConnections: number
  readonly tls: TlsOptions | undefined
}

/** How long an idle connection is kept; the official Go SDK keeps it 50 s. */
const KEEP_ALIVE_MS = 30_000

/**
 * Creates a transport over connections: one pool for each origin, one request at a time on a connection.
 *
 * undici is loaded by the first request, since it takes longer to load than the rest of the client.
 */
export function createConnections(options: ConnectionOptions): Transport {
  const streams = new Set<BodyStream>()
  let { dispatcher } = options
  let agent: Promise<Agent> | undefined
  const loadDispatcher = async (): Promise<Dispatcher> => {
    agent ??= createAgent(options)
    dispatcher = await agent
    return dispatcher
  }
  return {
    send: async (request) =>
      await exchange(dispatcher ?? (await loadDispatcher()), request, streams),
    close: async () => {
      const closed = new OssNetworkError(
        'OSS_CLIENT_CLOSED',
        'the client was closed while this body was being read',
      )
      for (const stream of streams) stream.abort(closed)
      await (await agent)?.destroy()
    },
  }
}

async function createAgent({ tls, ...options }: ConnectionOptions): Promise<Agent> {
  const { Agent } = await import('undici')
  return new Agent({
    connections: options.maxConnections,
    pipelining: 1,
    keepAliveTimeout: KEEP_ALIVE_MS,
    connect: {
      timeout: options.connectTimeoutMs,
      ...(tls as Record<string, unknown> | undefined), // undici's types lack undefined members
    },
  })
}

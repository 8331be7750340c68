/** The emulator's outermost function: options in, a running service out. */
import { mkdtemp, rm } from 'node:fs/promises'
import type { Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { EmulatorCredentials } from './authenticate.ts'
import { EmulatorError } from './errors.ts'
import { Faults } from './faults.ts'
import { createHandler, type Handler, type HandlerParts } from './handler.ts'
import { type EmulatorOptions, type ResolvedOptions, resolveOptions } from './options.ts'
import { countedRequestIds, randomRequestIds } from './request-id.ts'
import { openRequestLog, type RequestLog } from './request-log.ts'
import { createHttpServer } from './server.ts'
import { DirectoryStore, type StoreOptions } from './store/directory-store.ts'
import { KeyedLock } from './store/keyed-lock.ts'

/** A running emulator. */
export interface Emulator extends AsyncDisposable {
  /** `http://host:port`, to be given to clients. */
  readonly endpoint: string
  readonly host: string
  readonly port: number
  readonly region: string
  /** The first of the accepted credentials. */
  readonly credentials: EmulatorCredentials
  /** The folder that holds buckets and objects. */
  readonly root: string
  /** Answers one request without a socket. */
  readonly handler: Handler
  /** Faults on demand. */
  readonly faults: Faults
  /**
   * Deletes every bucket and object of the root, then begins as at the start: with the buckets and
   * the faults of the options, and counted request ids from 1.
   */
  reset(): Promise<void>
  /** Stops answering, waits for what is running, and closes all connections. */
  close(): Promise<void>
}

/**
 * Starts the service on a folder.
 *
 * @throws {EmulatorError} `EMULATOR_OPTION_INVALID`, `EMULATOR_ROOT_UNUSABLE`,
 * `EMULATOR_ADDRESS_UNAVAILABLE`.
 * @example
 * await using emulator = await createEmulator({ root: './oss-data', port: 0 })
 * emulator.endpoint // http://127.0.0.1:41233
 */
export async function createEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const resolved = resolveOptions(options)
  const root = resolve(resolved.root ?? (await mkdtemp(join(tmpdir(), 'oss-emulator-'))))
  const store = await openStore(root, resolved)
  const log = await openRequestLog(resolved.log)
  const parts = createParts(resolved, store, log)
  await parts.reset({ keepsObjects: true })
  const handler = createHandler(parts.handlerParts)
  const server = createHttpServer(handler)
  const port = await listen(server, resolved)
  const { host, region } = resolved
  const close = onceOnly(async () => {
    await stop(server)
    await log.close()
    if (resolved.root === undefined) await rm(root, { recursive: true, force: true })
  })
  const [credentials] = resolved.credentials
  const authority = host.includes(':') ? `[${host}]` : host
  return {
    ...{ host, port, region, credentials, root, handler, close },
    faults: parts.handlerParts.faults,
    reset: () => parts.reset({ keepsObjects: false }),
    endpoint: `http://${authority}:${port}`,
    [Symbol.asyncDispose]: close,
  }
}

interface Parts {
  readonly handlerParts: HandlerParts
  readonly reset: (options: { readonly keepsObjects: boolean }) => Promise<void>
}

function createParts(resolved: ResolvedOptions, store: DirectoryStore, log: RequestLog): Parts {
  const { region, clock, domains, allowsAnyOrigin, onDefect } = resolved
  const faults = new Faults()
  const requestIds = resolved.requestIds === 'counted' ? countedRequestIds() : randomRequestIds()
  const reset = async ({ keepsObjects }: { readonly keepsObjects: boolean }): Promise<void> => {
    if (!keepsObjects) await store.clear()
    for (const bucket of resolved.buckets) await store.buckets.create(bucket, {})
    faults.clear()
    for (const fault of resolved.faults) faults.add(fault)
    requestIds.reset()
  }
  const handlerParts = {
    service: { store, region, clock, appends: new KeyedLock() },
    credentials: new Map(resolved.credentials.map((each) => [each.accessKeyId, each])),
    ...{ domains, allowsAnyOrigin, onDefect, faults, requestIds },
    log: log.add,
    admin: resolved.hasAdmin ? { faults, reset: () => reset({ keepsObjects: false }) } : undefined,
  }
  return { handlerParts, reset }
}

async function openStore(root: string, options: StoreOptions): Promise<DirectoryStore> {
  try {
    return await DirectoryStore.open(root, options)
  } catch (cause) {
    throw new EmulatorError(
      'EMULATOR_ROOT_UNUSABLE',
      `Expected a folder that can be written for option root, received ${root}.`,
      { cause },
    )
  }
}

async function listen(server: Server, { host, port }: ResolvedOptions): Promise<number> {
  await new Promise<void>((done, fail) => {
    server.once('error', (cause) => {
      const message = `Expected an address to listen on, but ${host}:${port} is unavailable; choose another port, or 0 for any.`
      fail(new EmulatorError('EMULATOR_ADDRESS_UNAVAILABLE', message, { cause }))
    })
    server.listen(port, host, done)
  })
  const address = server.address()
  return typeof address === 'object' && address !== null ? address.port : port
}

async function stop(server: Server): Promise<void> {
  const closed = new Promise<void>((done) => {
    server.close(() => done())
  })
  server.closeIdleConnections()
  const grace = setTimeout(() => server.closeAllConnections(), CLOSE_GRACE_MS)
  await closed
  clearTimeout(grace)
}

/** How long running answers may take before their connections are cut. */
const CLOSE_GRACE_MS = 2000

function onceOnly(task: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined
  return () => {
    running ??= task()
    return running
  }
}

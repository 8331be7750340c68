/** Starts an emulator. */
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { assembleParts } from './assemble.ts'
import type { EmulatorCredentials } from './call/call.ts'
import { EmulatorError } from './errors.ts'
import type { Faults } from './faults/faults.ts'
import { listen, stop } from './http/listen.ts'
import type { Handler } from './http/message.ts'
import { createHttpServer } from './http/server.ts'
import { type EmulatorOptions, resolveOptions } from './options.ts'
import { createHandler, loadOperations } from './service/handler.ts'
import { openRequestLog } from './service/request-log.ts'
import { DirectoryStore, type StoreOptions } from './store/directory-store.ts'
import { makeFolder, removeEmptyFolders } from './store/make-folder.ts'
import type { BucketSettings } from './store/model.ts'
import type { TaskQueue } from './tasks/task-queue.ts'

/** A running emulator. */
export interface Emulator extends AsyncDisposable {
  /** `http://host:port`, the endpoint for clients. */
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
  /** The asynchronous tasks and their states. */
  readonly tasks: Pick<TaskQueue, 'list' | 'get' | 'settled'>
  /**
   * Sets what only the console of the service can set: the characters that separate a key from a
   * style's name (out of `-_/!`), and whether callers without credentials get pictures through styles
   * only. Creates the bucket when it is missing.
   */
  configureBucket(
    name: string,
    settings: Pick<BucketSettings, 'styleSeparators' | 'protectsSource'>,
  ): Promise<void>
  /**
   * Deletes every bucket and object of the root and restores the state of the start: the buckets and the
   * faults of the options, and counted request ids from 1.
   *
   * @throws {EmulatorError} `EMULATOR_RESET_REFUSED` when the root holds a folder that could be a bucket
   *   and was not made by an emulator; nothing is deleted then.
   */
  reset(): Promise<void>
  /** Takes no new requests, waits for the running ones, and closes all connections. */
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
  const { store, made } = await openStore(root, resolved)
  const log = await openRequestLog(resolved.log)
  const parts = assembleParts(resolved, { root, store, log })
  await parts.begin()
  const handler = createHandler(parts.handlerParts)
  const server = createHttpServer(handler)
  const close = onceOnly(async () => {
    await stop(server)
    await parts.tasks.close()
    await log.close()
    if (resolved.root === undefined) await rm(root, { recursive: true, force: true, maxRetries: 5 })
  })
  const { host, region } = resolved
  const port = await listen(server, resolved).catch(async (error) => {
    await close()
    if (made !== undefined) {
      for (const bucket of resolved.buckets) await store.buckets.remove(bucket)
      // A folder that holds files by now stays.
      await removeEmptyFolders(made).catch(() => undefined)
    }
    throw error
  })
  // An error here occurs again with the first request, which reports it.
  loadOperations().catch(() => undefined)
  const [credentials] = resolved.credentials
  const { faults, tasks, reset } = parts
  const configureBucket: Emulator['configureBucket'] = async (name, settings) => {
    assertSeparators(settings.styleSeparators ?? '')
    await store.buckets.create(name, settings)
  }
  const endpoint = `http://${host.includes(':') ? `[${host}]` : host}:${port}`
  const facts = { endpoint, host, port, region, credentials, root, handler }
  return { ...facts, faults, tasks, configureBucket, reset, close, [Symbol.asyncDispose]: close }
}

interface OpenedStore {
  readonly store: DirectoryStore
  /** The uppermost folder that did not exist before. */
  readonly made: string | undefined
}

async function openStore(root: string, options: StoreOptions): Promise<OpenedStore> {
  try {
    const made = await makeFolder(root)
    return { store: await DirectoryStore.open(root, options), made }
  } catch (cause) {
    const isFile = (await stat(root).catch(() => undefined))?.isFile() === true
    throw new EmulatorError(
      'EMULATOR_ROOT_UNUSABLE',
      `Expected a folder that can be written for option root, received ${isFile ? 'the file ' : ''}${root}.`,
      { cause },
    )
  }
}

function assertSeparators(separators: string): void {
  if (/^[-_/!]*$/.test(separators)) return
  throw new EmulatorError(
    'EMULATOR_OPTION_INVALID',
    `Expected characters out of -_/! for styleSeparators, received ${separators.slice(0, 80)}.`,
  )
}

function onceOnly(task: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined
  return () => {
    running ??= task()
    return running
  }
}

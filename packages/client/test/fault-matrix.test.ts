import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fromFile, OssClient, type OssClientOptions } from '@oss-process/client'
import { afterAll, describe, expect, onTestFinished, test } from 'vitest'
import { createFakeEffects } from './helpers/effects.ts'
import {
  answer,
  breakOff,
  headOf,
  type RawExchange,
  type RawScript,
  type RawServerOptions,
  startRawServer,
} from './helpers/raw-server.ts'
import { leftOver, listenerCount, resourcesInUse } from './helpers/resources.ts'
import { credentials, PROCESS, SAVED, source } from './helpers/set-up.ts'

const fixture = (name: string): string =>
  readFileSync(new URL(`fixtures/${name}`, import.meta.url), 'utf8')
const tls = { key: fixture('loopback-key.pem'), cert: fixture('loopback-cert.pem') }
const ETAG = { etag: '"E"' }
const OBJECT = 'abcdefghij'.repeat(50)

type Operation = 'processObject' | 'getObject' | 'putObject'

interface Fault {
  readonly name: string
  readonly script?: RawScript
  readonly server?: RawServerOptions
  readonly operation?: Operation
  readonly options?: Partial<OssClientOptions>
  readonly endpoint?: (port: number) => string
  /** When the call is aborted: before it begins, at the server's n-th request, or in a wait. */
  readonly abort?: 'before' | 'connecting' | 'request' | 'body' | 'waiting'
  readonly outcome: string
  readonly attempts: number
  /** Requests that reach the server, where they are not the attempts. */
  readonly requests?: number
}

const rows: string[] = []

afterAll(() => {
  const head =
    '| fault | operation | outcome | attempts | sockets, timers and listeners left |\n|---|---|---|---|---|'
  const url = new URL('../reports/', import.meta.url)
  mkdirSync(url, { recursive: true })
  writeFileSync(new URL('fault-matrix.md', url), `${[head, ...rows].join('\n')}\n`)
})

/** Plays a fault for the first request only, then answers well. */
const once =
  (script: RawScript, body = SAVED, headers = {}): RawScript =>
  (exchange) =>
    exchange.index === 0 ? script(exchange) : answer(exchange, '200 OK', body, headers)

const errorDocument = (code: string): string => `<Error><Code>${code}</Code></Error>`
const status =
  (line: string, code: string, headers = {}): RawScript =>
  (exchange) =>
    answer(exchange, line, errorDocument(code), headers)

/** Serves ranges of {@link OBJECT}, and breaks off the whole of it after `count` bytes. */
const breakingObject =
  (count: number, headers: Record<string, string> = ETAG): RawScript =>
  (exchange) => {
    const start = /range: bytes=(\d+)-/i.exec(exchange.head)?.[1]
    if (start === undefined) return breakOff(exchange, OBJECT, count, headers)
    const range = { 'content-range': `bytes ${start}-${OBJECT.length - 1}/${OBJECT.length}` }
    answer(exchange, '206 Partial Content', OBJECT.slice(Number(start)), { ...headers, ...range })
  }

const tenths = [1, 2, 3, 4, 5, 6, 7, 8, 9]

const connections: Fault[] = [
  {
    name: 'host not found',
    endpoint: () => 'http://no-such-host.invalid',
    outcome: 'OSS_HOST_NOT_FOUND',
    attempts: 3,
    requests: 0,
  },
  {
    name: 'connection refused',
    endpoint: () => 'http://127.0.0.1:1',
    outcome: 'OSS_CONNECTION_REFUSED',
    attempts: 3,
    requests: 0,
  },
  {
    name: 'https to a server that speaks http',
    endpoint: (port) => `https://127.0.0.1:${port}`,
    server: { onConnection: (socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n') },
    outcome: 'OSS_TLS_FAILED',
    attempts: 1,
    requests: 0,
  },
  {
    name: 'certificate that nobody signed',
    endpoint: (port) => `https://127.0.0.1:${port}`,
    server: { tls },
    outcome: 'OSS_TLS_FAILED',
    attempts: 1,
    requests: 0,
  },
  {
    name: 'certificate that is trusted',
    endpoint: (port) => `https://127.0.0.1:${port}`,
    server: { tls },
    options: { tls: { ca: tls.cert } },
    outcome: 'done',
    attempts: 1,
  },
  {
    name: 'server that never finishes the TLS handshake',
    endpoint: (port) => `https://127.0.0.1:${port}`,
    options: { timeouts: { connect: 50 } },
    outcome: 'OSS_TIMEOUT connect',
    attempts: 3,
    requests: 0,
  },
  {
    name: 'reset when connected',
    server: { onConnection: (socket) => socket.destroy() },
    outcome: 'OSS_CONNECTION_LOST',
    attempts: 3,
    requests: 0,
  },
]

const answers: Fault[] = [
  {
    name: 'reset before headers',
    script: ({ socket }) => socket.resetAndDestroy(),
    outcome: 'OSS_CONNECTION_LOST',
    attempts: 3,
  },
  {
    name: 'reset before headers, once',
    script: once(({ socket }) => socket.resetAndDestroy()),
    outcome: 'done',
    attempts: 2,
  },
  {
    name: 'reset inside headers',
    script: ({ socket }) => socket.write('HTTP/1.1 200 OK\r\nContent-Le', () => socket.destroy()),
    outcome: 'OSS_CONNECTION_LOST',
    attempts: 3,
  },
  {
    name: 'reset after headers',
    script: (exchange) => breakOff(exchange, SAVED, 0),
    outcome: 'OSS_CONNECTION_LOST',
    attempts: 3,
  },
  ...tenths.map(
    (tenth): Fault => ({
      name: `reset at ${tenth}/10 of the body`,
      script: once((exchange) =>
        breakOff(exchange, SAVED, Math.floor((SAVED.length * tenth) / 10)),
      ),
      outcome: 'done',
      attempts: 2,
    }),
  ),
  {
    name: 'no answer',
    script: () => {},
    options: { timeouts: { headers: 50 } },
    outcome: 'OSS_TIMEOUT headers',
    attempts: 3,
  },
  {
    name: 'answer that stands still in its body',
    script: ({ socket }) => socket.write(`${headOf('200 OK', 100)}{`),
    options: { timeouts: { body: 50 }, retry: { attempts: 2 } },
    outcome: 'OSS_TIMEOUT body',
    attempts: 2,
  },
  ...['500 Internal', '502 Bad Gateway', '503 Unavailable', '504 Timeout', '429 Too Many'].map(
    (line): Fault => ({
      name: `status ${line}`,
      script: status(line, 'Busy'),
      outcome: 'Busy',
      attempts: 3,
    }),
  ),
  {
    name: 'status 503 that asks for 3 s, once',
    script: once(status('503 Unavailable', 'Busy', { 'retry-after': '3' })),
    outcome: 'done',
    attempts: 2,
  },
  {
    name: 'status 503 that asks for an hour',
    script: status('503 Unavailable', 'Busy', { 'retry-after': '3600' }),
    outcome: 'Busy',
    attempts: 1,
  },
  {
    name: 'clock skew, once',
    script: once(
      status('403 Forbidden', 'RequestTimeTooSkewed', { date: 'Sun, 22 Nov 2026 09:00:00 GMT' }),
    ),
    outcome: 'done',
    attempts: 2,
  },
  {
    name: 'clock skew, always',
    script: status('403 Forbidden', 'RequestTimeTooSkewed', {
      date: 'Sun, 22 Nov 2026 09:00:00 GMT',
    }),
    outcome: 'RequestTimeTooSkewed',
    attempts: 3,
  },
  {
    name: 'expired token of fixed credentials',
    script: status('403 Forbidden', 'SecurityTokenExpired'),
    outcome: 'SecurityTokenExpired',
    attempts: 1,
  },
  {
    name: 'expired token of a provider, once',
    script: once(status('403 Forbidden', 'SecurityTokenExpired')),
    options: { credentials: async () => credentials },
    outcome: 'done',
    attempts: 2,
  },
  {
    name: 'status 409',
    script: status('409 Conflict', 'OperationNotSupported'),
    outcome: 'OperationNotSupported',
    attempts: 1,
  },
  {
    name: 'redirect, which is not followed',
    script: status('307 Temporary Redirect', 'TemporaryRedirect', { location: 'http://x.invalid' }),
    outcome: 'TemporaryRedirect',
    attempts: 1,
  },
  {
    name: 'content length beyond the body',
    script: ({ socket }) => socket.end(`${headOf('200 OK', SAVED.length + 9)}${SAVED}`),
    outcome: 'OSS_CONNECTION_LOST',
    attempts: 3,
  },
  {
    name: 'content length short of the body',
    script: ({ socket }) => socket.write(`${headOf('200 OK', 9)}${SAVED}`),
    outcome: 'OSS_RESPONSE_MALFORMED',
    attempts: 1,
  },
  {
    name: 'content length that is no number',
    script: ({ socket }) => socket.write('HTTP/1.1 200 OK\r\ncontent-length: many\r\n\r\n'),
    outcome: 'OSS_RESPONSE_MALFORMED',
    attempts: 3,
  },
  {
    name: 'garbage instead of HTTP',
    script: ({ socket }) => socket.write('\u0000\u0001 SSH-2.0 what?\r\n\r\n'),
    outcome: 'OSS_RESPONSE_MALFORMED',
    attempts: 3,
  },
  {
    name: 'garbage in the chunked coding',
    script: ({ socket }) =>
      socket.write('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n'),
    outcome: 'OSS_RESPONSE_MALFORMED',
    attempts: 3,
  },
  {
    name: 'headers of a megabyte',
    script: ({ socket }) => socket.write(`HTTP/1.1 200 OK\r\nx: ${'y'.repeat(2 ** 20)}\r\n\r\n`),
    outcome: 'OSS_RESPONSE_MALFORMED',
    attempts: 3,
  },
  {
    name: 'truncated JSON',
    script: (exchange) => answer(exchange, '200 OK', SAVED.slice(0, 20)),
    outcome: 'OSS_RESPONSE_MALFORMED',
    attempts: 1,
  },
  {
    name: 'garbage where JSON is due',
    script: (exchange) => answer(exchange, '200 OK', '\u0000\ufffdnot json'),
    outcome: 'OSS_RESPONSE_MALFORMED',
    attempts: 1,
  },
  {
    name: 'giant body',
    script: (exchange) => answer(exchange, '200 OK', 'x'.repeat(17 * 2 ** 20)),
    outcome: 'OSS_RESPONSE_TOO_LARGE',
    attempts: 1,
  },
  {
    name: 'giant error document',
    script: (exchange) => answer(exchange, '400 Bad Request', '<'.repeat(2 ** 20)),
    outcome: 'BadErrorResponse',
    attempts: 1,
  },
  {
    name: 'status 200 with an error inside',
    script: (exchange) => answer(exchange, '200 OK', errorDocument('InternalError')),
    outcome: 'InternalError',
    attempts: 1,
  },
]

const bodies: Fault[] = [
  ...[0, ...tenths].map(
    (tenth): Fault => ({
      name: `reset at ${tenth}/10 of an object`,
      operation: 'getObject',
      script: breakingObject(tenth * 50),
      outcome: 'done',
      attempts: 2,
    }),
  ),
  {
    name: 'reset in an object without an ETag',
    operation: 'getObject',
    script: breakingObject(250, {}),
    outcome: 'OSS_CONNECTION_LOST',
    attempts: 1,
  },
  {
    name: 'reset in an object at the same place each time',
    operation: 'getObject',
    script: ({ socket, head }) => {
      const answered = head.includes('range: bytes=250-')
        ? headOf('206 Partial Content', 250, ETAG)
        : `${headOf('200 OK', 500, ETAG)}${OBJECT.slice(0, 250)}`
      socket.write(answered, () => socket.destroy())
    },
    outcome: 'OSS_CONNECTION_LOST',
    attempts: 3,
  },
  {
    name: 'object that changes while it is read',
    operation: 'getObject',
    script: (exchange) =>
      exchange.index === 0
        ? breakOff(exchange, OBJECT, 250, ETAG)
        : answer(exchange, '412 Precondition Failed', errorDocument('PreconditionFailed')),
    outcome: 'PreconditionFailed',
    attempts: 2,
  },
  {
    name: 'server that knows no ranges',
    operation: 'getObject',
    script: (exchange) =>
      exchange.index === 0
        ? breakOff(exchange, OBJECT, 250, ETAG)
        : answer(exchange, '200 OK', OBJECT, ETAG),
    outcome: 'OSS_CONNECTION_LOST',
    attempts: 2,
  },
  {
    name: 'object that stands still, once',
    operation: 'getObject',
    script: (exchange) =>
      exchange.index === 0
        ? exchange.socket.write(`${headOf('200 OK', 500, ETAG)}${OBJECT.slice(0, 250)}`)
        : breakingObject(0)(exchange),
    options: { timeouts: { body: 50 } },
    outcome: 'done',
    attempts: 2,
  },
  {
    name: 'reset while a file is sent',
    operation: 'putObject',
    script: once(({ socket }) => socket.resetAndDestroy(), ''),
    outcome: 'done',
    attempts: 2,
  },
  {
    name: 'refusal while a file is sent',
    operation: 'putObject',
    script: status('403 Forbidden', 'AccessDenied'),
    outcome: 'AccessDenied',
    attempts: 1,
  },
]

const aborts: Fault[] = [
  { name: 'aborted before the call', abort: 'before', outcome: 'aborted', attempts: 0 },
  {
    name: 'aborted while connecting',
    abort: 'connecting',
    endpoint: (port) => `https://127.0.0.1:${port}`,
    options: { timeouts: { connect: 200 } },
    outcome: 'aborted',
    attempts: 0,
  },
  {
    name: 'aborted while waiting for headers',
    abort: 'request',
    script: () => {},
    outcome: 'aborted',
    attempts: 1,
  },
  {
    name: 'aborted inside the body of an answer',
    abort: 'body',
    script: ({ socket }) => socket.write(`${headOf('200 OK', 100)}{`),
    outcome: 'aborted',
    attempts: 1,
  },
  {
    name: 'aborted while reading an object',
    abort: 'body',
    operation: 'getObject',
    script: ({ socket }) => socket.write(`${headOf('200 OK', 500, ETAG)}abc`),
    outcome: 'aborted',
    attempts: 1,
  },
  {
    name: 'aborted while waiting for the next attempt',
    abort: 'waiting',
    script: status('500 Internal', 'Busy'),
    outcome: 'aborted',
    attempts: 1,
  },
  {
    name: 'total time over while waiting for headers',
    script: () => {},
    options: { timeout: 50 },
    outcome: 'OSS_TIMEOUT total',
    attempts: 1,
  },
]

describe.each([
  ['connections', connections],
  ['answers', answers],
  ['bodies', bodies],
  ['aborts', aborts],
] as const)('%s', (_group, faults) => {
  test.each(faults)('$name: $outcome after $attempts', async (fault) => {
    const before = resourcesInUse()
    const controller = new AbortController()
    const abort = (): void => controller.abort(new Error('aborted'))
    const server = await startRawServer(abortingScript(fault, abort), {
      ...fault.server,
      onConnection: (socket) => {
        if (fault.abort === 'connecting') setImmediate(abort)
        fault.server?.onConnection?.(socket)
      },
    })
    onTestFinished(() => server[Symbol.asyncDispose]())
    const client = createClient(fault, server.port, abort)
    if (fault.abort === 'before') abort()
    const { outcome, attempts } = await run(client, fault.operation, controller.signal)
    await client.close()
    await server.untilDisconnected()
    await server[Symbol.asyncDispose]()
    const seen = {
      outcome,
      attempts: attempts ?? server.requestCount(),
      requests: server.requestCount(),
      listeners: listenerCount(controller.signal),
      leftOver: await leftOver(before),
    }
    const left = seen.leftOver.length + seen.listeners
    rows.push(
      `| ${fault.name} | ${fault.operation ?? 'processObject'} | ${outcome} | ${seen.attempts} | ${left} |`,
    )
    expect(seen).toEqual({
      outcome: fault.outcome,
      attempts: fault.attempts,
      requests: fault.requests ?? fault.attempts,
      listeners: 0,
      leftOver: [],
    })
  })
})

function abortingScript({ script, abort }: Fault, act: () => void): RawScript {
  return (exchange: RawExchange) => {
    if (script === undefined) answer(exchange, '200 OK', SAVED)
    else script(exchange)
    if (abort === 'request') act()
    // The bytes above must have arrived: they travel before those of this next turn.
    if (abort === 'body') setTimeout(act, 20)
  }
}

function createClient(fault: Fault, port: number, abort: () => void): OssClient {
  const effects = createFakeEffects()
  const sleep: typeof effects.sleep = async (delayMs, signal) => {
    if (fault.abort === 'waiting') abort()
    await effects.sleep(delayMs, signal)
  }
  const endpoint = fault.endpoint?.(port) ?? `http://127.0.0.1:${port}`
  return new OssClient(
    { region: 'cn-hangzhou', credentials, endpoint, ...fault.options },
    { ...effects, sleep },
  )
}

/** `attempts` is undefined where neither result nor error has it. */
async function run(
  client: OssClient,
  operation: Operation = 'processObject',
  signal: AbortSignal,
): Promise<{ readonly outcome: string; readonly attempts: number | undefined }> {
  try {
    await calls[operation](client, signal)
    return { outcome: 'done', attempts: undefined }
  } catch (error) {
    const { code, phase, attempts, message } = Object(error)
    const outcome = [code ?? message, phase].filter((part) => part !== undefined).join(' ')
    return { outcome, attempts }
  }
}

const calls: Record<Operation, (client: OssClient, signal: AbortSignal) => Promise<unknown>> = {
  processObject: (client, signal) => client.processObject({ ...source, process: PROCESS, signal }),
  getObject: async (client, signal) => {
    const object = await client.getObject({ ...source, signal })
    expect(await object.text()).toBe(OBJECT)
  },
  putObject: async (client, signal) => {
    const body = await fromFile(import.meta.filename)
    await client.putObject({ ...source, body, signal })
  },
}

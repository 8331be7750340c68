/** Options of an emulator, checked and filled with defaults. */
import type { EmulatorCredentials } from './call/call.ts'
import { EmulatorError } from './errors.ts'
import type { Fault } from './faults/faults.ts'
import type { ProgramPaths } from './media/program.ts'
import type { LogEntry } from './service/request-log.ts'
import { isBucketName } from './store/bucket-store.ts'
import type { NotificationTarget } from './tasks/notification.ts'

/** Options of an emulator; all have a default. */
export interface EmulatorOptions {
  /** Folder of buckets and objects, created when missing. @default a temporary one, removed by `close` */
  readonly root?: string | undefined
  /** Port, 0 for any free one. @default 0 */
  readonly port?: number | undefined
  /** Address to listen on. @default '127.0.0.1' */
  readonly host?: string | undefined
  /** Accepted credentials, one or several. @default `test` and `test` */
  readonly credentials?: EmulatorCredentials | readonly EmulatorCredentials[] | undefined
  /** Region that signatures must name. @default 'cn-hangzhou' */
  readonly region?: string | undefined
  /** Hosts whose subdomains are buckets, besides `localhost` and those of the real service. */
  readonly domain?: string | readonly string[] | undefined
  /** `any` allows every cross-origin request; `bucket` follows the rules of the bucket. @default 'bucket' */
  readonly cors?: 'bucket' | 'any' | undefined
  /** Whether each write waits until its bytes are on the disk; `false` is faster in tests. @default true */
  readonly flush?: boolean | undefined
  /** Returns the current time. @default the clock of the machine */
  readonly clock?: (() => Date) | undefined
  /** `counted` uses the ids 1, 2, 3 … in 24 hexadecimal digits. @default 'random' */
  readonly requestIds?: 'random' | 'counted' | undefined
  /** Buckets created at the start. */
  readonly buckets?: readonly string[] | undefined
  /** Faults from the start; more through `emulator.faults`. */
  readonly faults?: readonly Fault[] | undefined
  /** Whether other processes may add faults and reset under `/-/`, without a signature. @default false */
  readonly admin?: boolean | undefined
  /** Where each request is logged: a file for JSON lines, or a function. */
  readonly log?: string | ((entry: LogEntry) => void) | undefined
  /**
   * Where `sys/notify` sends messages, in place of a message queue: a URL that receives a POST, a file for
   * JSON lines, or a function. @default `.oss/notifications.jsonl` in the root
   */
  readonly notifications?: NotificationTarget | undefined
  /** Paths of programs that are not on `PATH`: ffmpeg, ffprobe, soffice, pdftoppm, pdftotext. */
  readonly programs?: ProgramPaths | undefined
  /** Called with every defect of the emulator, which callers see as `InternalError`. */
  readonly onDefect?: ((error: unknown) => void) | undefined
}

/** Options with their defaults; without a root the emulator creates a temporary one. */
export interface ResolvedOptions {
  readonly root: string | undefined
  readonly port: number
  readonly host: string
  readonly credentials: readonly [EmulatorCredentials, ...EmulatorCredentials[]]
  readonly region: string
  readonly domains: readonly string[]
  readonly allowsAnyOrigin: boolean
  readonly flushes: boolean
  readonly clock: () => Date
  readonly requestIds: 'random' | 'counted'
  readonly buckets: readonly string[]
  readonly faults: readonly Fault[]
  readonly hasAdmin: boolean
  readonly log: string | ((entry: LogEntry) => void) | undefined
  readonly notifications: NotificationTarget | undefined
  readonly programs: ProgramPaths
  readonly onDefect: (error: unknown) => void
}

/** The names of all options; the type makes the list complete. */
const OPTIONS: Readonly<Record<keyof EmulatorOptions, true>> = {
  root: true,
  port: true,
  host: true,
  credentials: true,
  region: true,
  domain: true,
  cors: true,
  flush: true,
  clock: true,
  requestIds: true,
  buckets: true,
  faults: true,
  admin: true,
  log: true,
  notifications: true,
  programs: true,
  onDefect: true,
}

const TEST_CREDENTIALS: EmulatorCredentials = { accessKeyId: 'test', accessKeySecret: 'test' }

/**
 * Checks options and resolves defaults.
 *
 * @throws {EmulatorError} `EMULATOR_OPTION_INVALID`.
 */
export function resolveOptions(options: EmulatorOptions): ResolvedOptions {
  const { port = 0, host = '127.0.0.1', region = 'cn-hangzhou', flush = true } = options
  assertNames(options)
  assertAddress({ root: options.root, port, region })
  return {
    root: options.root,
    port,
    host,
    region,
    flushes: flush,
    log: options.log,
    ...resolveTestOptions(options),
    credentials: resolveCredentials(options.credentials ?? TEST_CREDENTIALS),
    domains: ['localhost', ...listOf(options.domain ?? []).map((name) => name.toLowerCase())],
    allowsAnyOrigin: options.cors === 'any',
    notifications: options.notifications,
    programs: options.programs ?? {},
    onDefect: options.onDefect ?? (() => undefined),
  }
}

function resolveTestOptions(
  options: EmulatorOptions,
): Pick<ResolvedOptions, 'clock' | 'requestIds' | 'buckets' | 'faults' | 'hasAdmin'> {
  return {
    clock: options.clock ?? (() => new Date()),
    requestIds: options.requestIds ?? 'random',
    buckets: resolveBuckets(options.buckets ?? []),
    faults: options.faults ?? [],
    hasAdmin: options.admin ?? false,
  }
}

/** Refuses a misspelt option, which would have no effect. */
function assertNames(options: EmulatorOptions): void {
  for (const [name, value] of Object.entries(options)) {
    if (value === undefined || Object.hasOwn(OPTIONS, name)) continue
    const message = `Expected the options ${Object.keys(OPTIONS).join(', ')}, received ${name.slice(0, 80)}.`
    throw new EmulatorError('EMULATOR_OPTION_INVALID', message)
  }
}

function assertAddress({
  root,
  port,
  region,
}: {
  readonly root: string | undefined
  readonly port: number
  readonly region: string
}): void {
  assertOption(Number.isInteger(port) && port >= 0 && port <= 65535, {
    name: 'port',
    expected: 'an integer from 0 to 65535',
    received: typeof port === 'number' ? port : JSON.stringify(port),
  })
  assertOption(/^[a-z0-9-]+$/.test(region), {
    name: 'region',
    expected: 'lower-case letters, digits and hyphens, such as cn-hangzhou',
    received: region,
  })
  assertOption(!region.startsWith('oss-'), {
    name: 'region',
    expected: `"${region.slice(4)}", without "oss-",`,
    received: region,
  })
  assertOption(root === undefined || (typeof root === 'string' && root !== ''), {
    name: 'root',
    expected: 'the path of a folder',
    received: root,
  })
}

function resolveBuckets(names: readonly string[]): readonly string[] {
  assertOption(Array.isArray(names), {
    name: 'buckets',
    expected: 'a list of names',
    received: JSON.stringify(names),
  })
  for (const name of names) {
    assertOption(isBucketName(name), {
      name: 'buckets',
      expected: 'names of 3 to 63 lower-case letters, digits and hyphens',
      received: name,
    })
  }
  return names
}

function resolveCredentials(
  given: EmulatorCredentials | readonly EmulatorCredentials[],
): ResolvedOptions['credentials'] {
  const [first, ...others] = listOf(given)
  const all = first === undefined ? [] : [first, ...others]
  for (const each of all) {
    assertOption(Boolean(each.accessKeyId) && Boolean(each.accessKeySecret), {
      name: 'credentials',
      expected: 'an accessKeyId and an accessKeySecret that are not empty',
      // Secrets stay out of messages.
      received: each.accessKeyId,
    })
  }
  if (first === undefined) throw invalid('credentials', 'at least one pair', '[]')
  return [first, ...others]
}

function listOf<T>(value: T | readonly T[]): readonly T[] {
  // `Array.isArray` does not narrow a readonly array.
  return Array.isArray(value) ? (value as readonly T[]) : [value as T]
}

interface OptionCheck {
  readonly name: string
  readonly expected: string
  readonly received: unknown
}

function assertOption(isValid: boolean, { name, expected, received }: OptionCheck): void {
  if (!isValid) throw invalid(name, expected, String(received))
}

function invalid(name: string, expected: string, received: string): EmulatorError {
  const message = `Expected ${expected} for option ${name}, received ${received.slice(0, 80)}.`
  return new EmulatorError('EMULATOR_OPTION_INVALID', message)
}

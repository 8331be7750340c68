/** Opens a client for a command: to the service, or to the embedded emulator. */
import type { Credentials, OssClient, OssClientOptions } from '@oss-process/client'
import type { Emulator } from '@oss-process/emulator'
import { CliError } from '../errors.ts'
import type { Io } from '../io.ts'
import type { SettingFlags, Settings } from '../settings/resolve-settings.ts'
import { resolveSettings } from '../settings/resolve-settings.ts'

/** A client and its settings. */
export interface Session {
  readonly client: OssClient
  readonly settings: Settings
  /** The tasks of the embedded emulator, which end with it; those of the service continue alone. */
  readonly tasks?: Pick<Emulator['tasks'], 'settled'>
}

/** What to do with a session, and options of the client that are no settings. */
export interface SessionWork<Result> {
  readonly io: Io
  readonly work: (session: Session) => Promise<Result>
  readonly options?: Pick<OssClientOptions, 'onAttempt' | 'maxConnections'>
}

/**
 * Resolves the settings, opens a session, does the work and closes everything again.
 *
 * @throws {CliError} `CLI_SETUP` when no place has credentials, or a region.
 */
export async function withSession<Result>(
  flags: SettingFlags,
  given: SessionWork<Result>,
): Promise<Result> {
  const settings = await resolveSettings(flags, given.io)
  if (settings.local === undefined) return withClient(settings, given)
  const { createEmulator } = await import('@oss-process/emulator')
  const emulator = await createEmulator({
    root: given.io.files.path(settings.local.root),
    port: 0,
    credentials: embeddedCredentials,
    region: requireRegion(settings),
  })
  try {
    const endpoint = { value: emulator.endpoint, origin: 'embedded emulator' }
    const { tasks } = emulator
    const work = (session: Session) => given.work({ ...session, tasks })
    return await withClient({ ...settings, endpoint }, { ...given, work })
  } finally {
    await emulator.close()
  }
}

async function withClient<Result>(
  settings: Settings,
  { work, options }: Omit<SessionWork<Result>, 'io'>,
): Promise<Result> {
  const { OssClient } = await import('@oss-process/client')
  const client = new OssClient({ ...clientOptions(settings), ...options })
  try {
    return await work({ client, settings })
  } finally {
    await client.close()
  }
}

/**
 * Writes settings as the client takes them.
 *
 * @param given.credentials - used in place of those of the settings.
 */
export function clientOptions(
  settings: Settings,
  given: { readonly credentials?: Credentials | undefined } = {},
): OssClientOptions {
  const { endpoint, addressing, isInternal, timeoutSeconds } = settings
  return {
    region: requireRegion(settings),
    credentials:
      given.credentials ??
      (settings.local === undefined ? requireCredentials(settings) : embeddedCredentials),
    ...(endpoint === undefined ? {} : { endpoint: endpoint.value }),
    ...(addressing === undefined ? {} : { addressing: addressing.value }),
    ...(isInternal ? { network: 'internal' } : {}),
    ...(timeoutSeconds === undefined ? {} : { timeout: timeoutSeconds * 1000 }),
  }
}

/** Any will do: only this process reaches the embedded emulator. */
const embeddedCredentials = { accessKeyId: 'test', accessKeySecret: 'test' } as const

function requireCredentials({ credentials }: Settings): OssClientOptions['credentials'] {
  if (credentials !== undefined) return credentials.provider
  throw new CliError(
    'CLI_SETUP',
    'expected credentials, found none in flags, environment or profile',
    {
      hint: 'set OSS_ACCESS_KEY_ID and OSS_ACCESS_KEY_SECRET, or try --local, which needs no account',
    },
  )
}

/** Returns the region, which is part of every signature. */
export function requireRegion(settings: Pick<Settings, 'region'>): string {
  if (settings.region !== undefined) return settings.region.value
  throw new CliError(
    'CLI_SETUP',
    'expected a region, found none in flags, environment or profile',
    {
      hint: 'give --region cn-hangzhou, set OSS_REGION, or try --local, which needs no account',
    },
  )
}

/**
 * Shows the request that a command would send. The client builds, addresses and signs it as always;
 * only its last step, the network, is replaced.
 */
import type { OssClient, WireRequest } from '@oss-process/client'
import type { Io } from '../io.ts'
import { jsonLine } from '../output/render.ts'
import type { SettingFlags, Settings } from '../settings/resolve-settings.ts'
import { resolveSettings } from '../settings/resolve-settings.ts'
import { clientOptions } from './session.ts'

/** A request as it would go over the wire, its secrets masked. */
export interface RecordedRequest {
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  /** Text of the body; absent when there is none, or when it is a file. */
  readonly body?: string
}

/** Makes calls that go nowhere, and keeps the last request. */
export interface Recorder {
  readonly client: OssClient
  /** Makes one call and gives its request. */
  record(call: (client: OssClient) => Promise<unknown>): Promise<RecordedRequest>
}

/** Prints the request of one call. */
export async function printRequest(
  flags: SettingFlags & { readonly json?: boolean | undefined },
  { io, call }: { readonly io: Io; readonly call: (client: OssClient) => Promise<unknown> },
): Promise<void> {
  const recorder = await createRecorder(await resolveSettings(flags, io))
  const request = await recorder.record(call)
  await io.stdout.write(flags.json ? jsonLine(request) : requestText(request))
}

/** Opens a recorder; credentials may be missing, as nothing is sent. */
export async function createRecorder(settings: Settings): Promise<Recorder> {
  const { OssClient } = await import('@oss-process/client')
  const recorded: RecordedRequest[] = []
  const options = clientOptions(
    settings.local === undefined ? settings : { ...settings, endpoint: embeddedEndpoint },
    { credentials: settings.credentials === undefined ? placeholder : undefined },
  )
  const client = new OssClient({
    ...options,
    retry: { attempts: 1 },
    transport: async (request) => {
      recorded.push(shownRequest(request))
      return { statusCode: 200 }
    },
  })
  return {
    client,
    async record(call) {
      try {
        await call(client)
      } catch (error) {
        // The empty answer may not be what the operation reads; a request was made all the same.
        if (recorded.length === 0) throw error
      }
      const last = recorded.splice(0).at(-1)
      if (last === undefined) throw new Error('the call made no request')
      return last
    },
  }
}

/** Writes a request as HTTP does. */
export function requestText({ method, url, headers, body }: RecordedRequest): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\n`)
  return `${method} ${url}\n${lines.join('')}${body === undefined ? '' : `\n${body}\n`}\n`
}

/** The port of the embedded emulator is known only while it runs. */
const embeddedEndpoint = { value: 'http://localhost', origin: 'embedded emulator' }

const placeholder = { accessKeyId: 'none', accessKeySecret: 'none' }

function shownRequest({ method, url, headers, body }: WireRequest): RecordedRequest {
  const shown = { method, url, headers: masked(headers) }
  return typeof body === 'string' ? { ...shown, body } : shown
}

/** A signature is good for 15 minutes and a token for longer, so neither is shown. */
function masked(headers: Readonly<Record<string, string>>): Record<string, string> {
  const shown = { ...headers }
  const { authorization } = shown
  if (authorization !== undefined) {
    shown['authorization'] = authorization.replace(/Signature=.*$/, 'Signature=******')
  }
  if (shown['x-oss-security-token'] !== undefined) shown['x-oss-security-token'] = '******'
  return shown
}

/** The checks of `doctor`, in the order in which a call depends on them. */
import type { OssClient } from '@oss-process/client'
import { CliError } from '../errors.ts'
import type { Io } from '../io.ts'
import { requireRegion } from '../session/session.ts'
import type { FoundSettings, Settings } from '../settings/resolve-settings.ts'
import { onePixel } from './one-pixel.ts'

/** What the checks of the network work with. */
export interface CheckedService {
  readonly settings: Settings
  readonly endpoint: URL
  readonly client: OssClient
  readonly bucket: string | undefined
  readonly mayWrite: boolean
  readonly io: Io
}

/** One check of the network or the service. */
export interface Check {
  readonly name: string
  /** Returns why the check is skipped; nothing when it applies. */
  readonly skip?: (service: CheckedService) => string | undefined
  /** Returns what was found; throws what is wrong. */
  readonly run: (service: CheckedService) => Promise<string>
}

const needsBucket = ({ bucket }: CheckedService) =>
  bucket === undefined ? 'give --bucket to check it' : undefined

/** Run in this order; after a failure the rest would fail for the same reason. */
export const networkChecks: readonly Check[] = [
  { name: 'DNS', skip: skipAddress, run: resolveHost },
  { name: 'TLS', skip: skipPlain, run: shakeHands },
  { name: 'signed call', run: callService },
  { name: 'clock', run: compareClocks },
  { name: 'bucket', skip: needsBucket, run: listBucket },
  {
    name: 'process and save',
    skip: (service) =>
      needsBucket(service) ?? (service.mayWrite ? undefined : 'not with --read-only'),
    run: processAndSave,
  },
]

/** One check of a setting. It returns what was found, or nothing when there is nothing to report. */
export interface SettingCheck {
  readonly name: string
  readonly run: (settings: FoundSettings) => string | undefined
}

/** Report where region and credentials come from, and what is wrong with the other settings. */
export const settingChecks: readonly SettingCheck[] = [
  {
    name: 'region',
    run: (settings) => {
      const region = settings.region()
      return `${requireRegion({ region })} (${region?.origin})`
    },
  },
  {
    name: 'credentials',
    run: (settings) => {
      if (settings.local() !== undefined) return 'those of the embedded emulator'
      const credentials = settings.credentials()
      if (credentials !== undefined) {
        const id = credentials.accessKeyId
        const shown = id === undefined ? `mode ${credentials.mode}` : `access key id ${id}`
        return `${shown} (${credentials.origin})`
      }
      throw new CliError('CLI_SETUP', 'found none in flags, environment or profile', {
        hint: 'set OSS_ACCESS_KEY_ID and OSS_ACCESS_KEY_SECRET, or run oss-process config set',
      })
    },
  },
  // `doctor` reports the endpoint that results from it.
  { name: 'endpoint', run: ({ endpoint }) => void endpoint() },
  { name: 'addressing', run: ({ addressing }) => void addressing() },
]

function hostOf({ endpoint, bucket, settings }: CheckedService): string {
  const isVirtual = settings.addressing === undefined || settings.addressing.value === 'virtual'
  return bucket !== undefined && isVirtual ? `${bucket}.${endpoint.hostname}` : endpoint.hostname
}

function skipAddress({ endpoint }: CheckedService): string | undefined {
  const isAddress = /^[\d.]+$|^\[|^localhost$/.test(endpoint.hostname)
  return isAddress ? `${endpoint.hostname} needs none` : undefined
}

async function resolveHost(service: CheckedService): Promise<string> {
  const { lookup } = await import('node:dns/promises')
  const host = hostOf(service)
  try {
    const addresses = await lookup(host, { all: true })
    return `${host} is ${addresses.map(({ address }) => address).join(', ')}`
  } catch (cause) {
    throw new CliError('CLI_REFUSED', `${host} has no address`, {
      cause,
      hint: 'check region, endpoint and bucket, and whether this machine is online',
    })
  }
}

function skipPlain({ endpoint }: CheckedService): string | undefined {
  return endpoint.protocol === 'http:' ? 'the endpoint is http://, in the clear' : undefined
}

async function shakeHands(service: CheckedService): Promise<string> {
  const { connect } = await import('node:tls')
  const servername = hostOf(service)
  const port = Number(service.endpoint.port) || 443
  return new Promise((resolve, reject) => {
    const socket = connect({ host: servername, port, servername, timeout: 10_000 }, () => {
      const { valid_to: end } = socket.getPeerCertificate()
      resolve(`${socket.getProtocol()}, certificate good until ${end}`)
      socket.destroy()
    })
    const fail = (cause?: Error) => {
      socket.destroy()
      reject(
        new CliError('CLI_REFUSED', `no secure connection to ${servername}:${port}`, {
          cause,
          hint: 'a proxy or an endpoint of a private network? See --endpoint and --internal',
        }),
      )
    }
    socket.once('error', fail).once('timeout', fail)
  })
}

/** Codes with which the service says that it accepted the signature. */
const acceptedCodes: ReadonlySet<string> = new Set(['AccessDenied', 'NoSuchBucket'])

async function callService({ client, bucket, io }: CheckedService): Promise<string> {
  try {
    const request =
      bucket === undefined ? {} : { bucket, query: { 'list-type': '2', 'max-keys': '1' } }
    const { statusCode } = await client.send({ method: 'GET', ...request, signal: io.signal })
    return `accepted with status ${statusCode}`
  } catch (error) {
    const { isOssError } = await import('@oss-process/client')
    if (!isOssError(error) || !acceptedCodes.has(error.code)) throw error
    return `the signature was accepted, the answer is ${error.code}`
  }
}

async function compareClocks({ client, io }: CheckedService): Promise<string> {
  const serverDate = await serverTime(client, io)
  if (serverDate === undefined) return 'the service did not say its time'
  const seconds = Math.round((io.now().getTime() - serverDate.getTime()) / 1000)
  const direction = seconds > 0 ? 'ahead of' : 'behind'
  const text = `${Math.abs(seconds)} s ${direction} the service`
  if (Math.abs(seconds) <= 60) return Math.abs(seconds) <= 1 ? 'in step with the service' : text
  throw new CliError('CLI_REFUSED', `this machine is ${text}`, {
    hint: 'set the clock; from 15 minutes on every request is refused',
  })
}

async function serverTime(client: OssClient, io: Io): Promise<Date | undefined> {
  try {
    const { headers } = await client.send({ method: 'GET', signal: io.signal })
    return headers['date'] === undefined ? undefined : new Date(headers['date'])
  } catch (error) {
    const date: unknown = Reflect.get(Object(error), 'serverDate')
    return date instanceof Date ? date : undefined
  }
}

async function listBucket({ client, bucket = '', io }: CheckedService): Promise<string> {
  const pages = client.listObjects({ bucket, pageSize: 1, signal: io.signal }).pages()
  const { value } = await pages.next()
  return value?.objects.length === 0 ? `${bucket} is empty` : `${bucket} can be listed`
}

/** Uploads a picture of one pixel, processes it into another object, and deletes both. */
async function processAndSave({ client, bucket = '', io }: CheckedService): Promise<string> {
  const stem = `.oss-process-doctor/${io.now().getTime()}-${io.processId}`
  const source = { bucket, key: `${stem}.png` }
  const target = { bucket, key: `${stem}-saved.jpg` }
  const { signal } = io
  await client.putObject({ ...source, body: onePixel(), signal })
  try {
    const style = 'image/format,jpg'
    const { requestId } = await client.process({ source, style, target, signal })
    return `saved ${target.key} and deleted it again (request id ${requestId})`
  } finally {
    // The check is the call before; a leftover of 70 bytes is not worth another failure.
    await client.deleteObject(source).catch(() => undefined)
    await client.deleteObject(target).catch(() => undefined)
  }
}

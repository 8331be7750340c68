/** Checks settings where they are read and where they are written. */
import type {
  adviseRegion as AdviseRegionFunction,
  RegionAdvice,
} from '@oss-process/client/operations'
import { nearest } from '../command-line/nearest.ts'
import { cut } from '../command-line/object-address.ts'
import { usageError } from '../errors.ts'

/** A value, and where it was found: `--region`, `OSS_REGION`, `profile default`, `default`. */
export interface Setting {
  readonly value: string
  readonly origin: string
}

/** The client's check of a region; it is passed in, as the client is loaded only when it is needed. */
type AdviseRegion = typeof AdviseRegionFunction

/** How the bucket is addressed; the words are the client's. */
export interface AddressingSetting extends Setting {
  readonly value: 'virtual' | 'path' | 'cname'
}

/**
 * Checks a value of a profile before it is written; a key of no rule takes anything.
 *
 * @param key - as the file has it, such as `addressing-style`.
 * @throws {CliError} `CLI_USAGE`, as a call with this value would.
 */
export async function checkProfileValue(key: string, value: string): Promise<void> {
  const setting = { value, origin: `config set ${key}` }
  if (key === 'region') checkRegion(setting, await import('@oss-process/client/operations'))
  if (key === 'endpoint') checkEndpoint(setting)
  if (key === 'addressing-style') checkAddressing(setting)
}

export function checkTimeout(seconds: number | undefined): number | undefined {
  if (seconds === undefined || seconds > 0) return seconds
  throw usageError(`expected --timeout as seconds above 0, received ${seconds}`)
}

/**
 * Checks a region against what regions look like, and against the endpoint when that is one of a region.
 *
 * @param adviseRegion - of the client.
 */
export function checkRegion(
  region: Setting | undefined,
  { adviseRegion, endpoint }: { adviseRegion: AdviseRegion; endpoint?: Setting | undefined },
): Setting | undefined {
  if (region === undefined) return undefined
  const advice = adviseRegion(region.value, hostOf(endpoint))
  const received = `received "${cut(region.value)}" (${region.origin})`
  if (!/^[a-z0-9-]+$/.test(region.value) || advice?.problem === 'name') {
    throw usageError(`expected a region such as cn-hangzhou, ${received}`, regionHint(advice))
  }
  if (advice?.problem !== 'host') return region
  throw usageError(
    `expected the region of ${hostOf(endpoint)} (${endpoint?.origin}), ${received}`,
    `write ${advice.region}, or leave the endpoint out`,
  )
}

function regionHint(advice: RegionAdvice | undefined): string {
  if (advice?.region === undefined) return 'give the id of the region that the bucket is in'
  return `write ${advice.region}${advice.isInternal ? ', and --internal for its internal endpoint' : ''}`
}

/** Warns of a region that is not known, unless the endpoint is not one of the service's own. */
export function warnOfUnknownRegion(
  region: Setting | undefined,
  {
    adviseRegion,
    endpoint,
    known,
  }: { adviseRegion: AdviseRegion; endpoint: Setting | undefined; known: readonly string[] },
): string | undefined {
  if (region === undefined || adviseRegion(region.value)?.problem !== 'unknown') return undefined
  if (endpoint !== undefined && !hostOf(endpoint).endsWith('.aliyuncs.com')) return undefined
  const close = nearest(region.value, known)
  return (
    `warning: ${region.value} is no region that this version knows (${region.origin})\n` +
    `  hint: ${close === undefined ? 'see' : `did you mean ${close}? See`} https://help.aliyun.com/en/oss/user-guide/regions-and-endpoints\n`
  )
}

function hostOf(endpoint: Setting | undefined): string {
  if (endpoint === undefined) return ''
  const text = endpointUrl(endpoint.value)
  return URL.canParse(text) ? new URL(text).hostname : ''
}

function endpointUrl(text: string): string {
  return /^https?:\/\//.test(text) ? text : `https://${text}`
}

export function checkEndpoint(endpoint: Setting | undefined): Setting | undefined {
  if (endpoint === undefined) return undefined
  const text = endpointUrl(endpoint.value)
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url !== undefined && url.username === '' && url.hostname !== '') return endpoint
  throw usageError(
    `expected an endpoint such as https://oss-cn-hangzhou.aliyuncs.com, received "${cut(endpoint.value)}" (${endpoint.origin})`,
    "write the host alone, or leave it out for the region's own",
  )
}

export function checkAddressing(addressing: Setting | undefined): AddressingSetting | undefined {
  if (addressing === undefined) return undefined
  const { origin } = addressing
  const value = addressing.value.toLowerCase()
  if (value === 'virtual' || value === 'path' || value === 'cname') return { value, origin }
  throw usageError(
    `expected virtual, path or cname as addressing style, received "${cut(addressing.value)}" (${addressing.origin})`,
    'write virtual, or leave it out for the default',
  )
}

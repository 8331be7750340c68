/** Checks settings where they are read and where they are written. */
import { cut } from '../command-line/object-address.ts'
import { usageError } from '../errors.ts'

/** A value, and where it was found: `--region`, `OSS_REGION`, `profile default`, `default`. */
export interface Setting {
  readonly value: string
  readonly origin: string
}

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
export function checkProfileValue(key: string, value: string): void {
  const setting = { value, origin: `config set ${key}` }
  if (key === 'region') checkRegion(setting)
  if (key === 'endpoint') checkEndpoint(setting)
  if (key === 'addressing-style') checkAddressing(setting)
}

export function checkTimeout(seconds: number | undefined): number | undefined {
  if (seconds === undefined || seconds > 0) return seconds
  throw usageError(`expected --timeout as seconds above 0, received ${seconds}`)
}

export function checkRegion(region: Setting | undefined): Setting | undefined {
  if (region === undefined || /^[a-z0-9-]+$/.test(region.value)) {
    if (!region?.value.startsWith('oss-')) return region
  }
  throw usageError(
    `expected a region such as cn-hangzhou, received "${cut(region.value)}" (${region.origin})`,
    region.value.startsWith('oss-')
      ? `write ${region.value.slice(4)}`
      : 'give the id of the region that the bucket is in',
  )
}

export function checkEndpoint(endpoint: Setting | undefined): Setting | undefined {
  if (endpoint === undefined) return undefined
  const text = /^https?:\/\//.test(endpoint.value) ? endpoint.value : `https://${endpoint.value}`
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

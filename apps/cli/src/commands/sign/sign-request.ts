/** Reads the request that `sign` gets on stdin. */
import type {
  Addressing,
  HeaderFields,
  Query,
  SignableRequest,
  SigningOptions,
} from '@oss-process/signer'
import { cut } from '../../command-line/object-address.ts'
import { CliError, usageError } from '../../errors.ts'
import type { Io } from '../../io.ts'

/** A request to sign, ready for the signer. */
export interface SignRequest {
  readonly request: SignableRequest & { readonly bucket: string }
  readonly options: SigningOptions
  /** What a presigned URL needs besides. */
  readonly presign: () => {
    readonly endpoint: string
    readonly addressing: Addressing | undefined
    readonly expiresIn: number | undefined
  }
}

const members = [
  'method',
  'bucket',
  'key',
  'query',
  'headers',
  'credentials',
  'region',
  'product',
  'date',
  'additionalHeaders',
  'endpoint',
  'addressing',
  'expiresIn',
]

/**
 * Parses the request; what is left out comes from the environment (credentials, region).
 *
 * @param text - one JSON object.
 * @throws {CliError} `CLI_USAGE` for a member of the wrong kind, `CLI_SETUP` without credentials or region.
 */
export function parseSignRequest(text: string, { env }: Pick<Io, 'env'>): SignRequest {
  const fields = parseObject(text)
  const unknown = Object.keys(fields).find((name) => !members.includes(name))
  if (unknown !== undefined) {
    throw usageError(`expected the members ${members.join(', ')}, received "${cut(unknown)}"`)
  }
  const field = reader(fields)
  const date = field.text('date')
  const product = field.text('product')
  const additionalHeaders = field.list('additionalHeaders')
  const key = field.text('key')
  return {
    request: {
      method: field.text('method') ?? 'GET',
      bucket: field.text('bucket') ?? '',
      ...(key === undefined ? {} : { key }),
      // The signer checks every value in them, and says which is wrong.
      query: field.record('query') as Query,
      headers: field.record('headers') as HeaderFields,
    },
    options: {
      credentials: readCredentials(field.record('credentials'), env),
      region: field.text('region') ?? requireRegion(env),
      ...(product === undefined ? {} : { product }),
      ...(date === undefined ? {} : { date: parseDate(date) }),
      ...(additionalHeaders === undefined ? {} : { additionalHeaders }),
    },
    presign: () => {
      const endpoint = field.text('endpoint')
      if (endpoint === undefined) throw usageError('--presign needs the member "endpoint"')
      return {
        endpoint,
        addressing: field.text('addressing') as Addressing | undefined, // checked by the signer
        expiresIn: field.number('expiresIn'),
      }
    },
  }
}

function parseObject(text: string): Readonly<Record<string, unknown>> {
  if (text.trim() === '') {
    throw usageError(
      'expected a request as JSON on stdin, received nothing',
      `{"method":"GET","bucket":"b","key":"k","region":"cn-hangzhou","credentials":{"accessKeyId":"…","accessKeySecret":"…"}}`,
    )
  }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    // The parser's own message quotes the text, which may hold a secret.
    const place = /position \d+/.exec(error instanceof Error ? error.message : '')?.[0]
    throw usageError(
      `expected JSON on stdin${place === undefined ? '' : `; it breaks at ${place}`}`,
    )
  }
  if (isRecord(value)) return value
  throw usageError('expected one JSON object on stdin, received another kind of JSON value')
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function reader(fields: Readonly<Record<string, unknown>>) {
  const wrong = (name: string, expected: string) =>
    usageError(`expected "${name}" as ${expected}, received ${kindOf(fields[name])}`)
  return {
    text(name: string): string | undefined {
      const value = fields[name] ?? undefined
      if (value === undefined || typeof value === 'string') return value
      throw wrong(name, 'a text')
    },
    number(name: string): number | undefined {
      const value = fields[name] ?? undefined
      if (value === undefined || typeof value === 'number') return value
      throw wrong(name, 'a number')
    },
    list(name: string): readonly string[] | undefined {
      const value = fields[name] ?? undefined
      if (value === undefined) return undefined
      if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value
      throw wrong(name, 'an array of texts')
    },
    record(name: string): Readonly<Record<string, unknown>> {
      const value = fields[name] ?? {}
      if (isRecord(value)) return value
      throw wrong(name, 'an object')
    },
  }
}

function kindOf(value: unknown): string {
  if (value === null || value === undefined) return 'nothing'
  return Array.isArray(value) ? 'an array' : `a ${typeof value}`
}

function readCredentials(given: Readonly<Record<string, unknown>>, env: Io['env']) {
  const from = reader(given)
  const accessKeyId = from.text('accessKeyId') ?? env['OSS_ACCESS_KEY_ID']
  const accessKeySecret = from.text('accessKeySecret') ?? env['OSS_ACCESS_KEY_SECRET']
  const isOwn = given['accessKeyId'] !== undefined
  const securityToken = from.text('securityToken') ?? (isOwn ? undefined : env['OSS_SESSION_TOKEN'])
  if (!accessKeyId || !accessKeySecret) {
    throw new CliError('CLI_SETUP', 'expected "credentials" in the request, found none there', {
      hint: 'or set OSS_ACCESS_KEY_ID and OSS_ACCESS_KEY_SECRET',
    })
  }
  return { accessKeyId, accessKeySecret, ...(securityToken ? { securityToken } : {}) }
}

function requireRegion(env: Io['env']): string {
  const region = env['OSS_REGION']
  if (region) return region
  throw new CliError('CLI_SETUP', 'expected "region" in the request, found none there', {
    hint: 'or set OSS_REGION',
  })
}

/** Reads an ISO date, or the protocol's own `20260131T235959Z`. */
function parseDate(text: string): Date {
  const iso = text.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z')
  const date = new Date(iso)
  if (!Number.isNaN(date.getTime())) return date
  throw usageError(`expected "date" such as 2026-01-31T23:59:59Z, received "${cut(text)}"`)
}

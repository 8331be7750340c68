import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { API, type NamedRow, SUB_RESOURCES } from '../../src/api/api.ts'
import { splitEntry } from '../../src/api/api-row.ts'
import { routeOf } from '../../src/api/route.ts'
import type { Emulator } from '../../src/index.ts'
import { type CallParts, call, member, startEmulator } from '../helpers/client.ts'

const bucket = 'photos'
const METHODS = ['GET', 'HEAD', 'PUT', 'POST', 'DELETE'] as const
const OBJECTS = { k: 'kept', 'a/b': 'kept too' } as const

/** An emulator with a bucket that holds objects, and an empty one. */
async function started(): Promise<Emulator> {
  const emulator = await startEmulator({ buckets: [bucket, 'empty'] })
  for (const [key, body] of Object.entries(OBJECTS)) {
    await call(emulator, { method: 'PUT', bucket, key, body })
  }
  return emulator
}

/** A body, for the methods with which Node sends one properly. */
const bodyFor = (method: string) => (/^P/.test(method) ? { body: '<A></A>' } : {})

/** Everything that an emulator keeps for people to see: files by path, folders with a slash. */
async function filesOf(emulator: Emulator): Promise<Readonly<Record<string, string>>> {
  const entries = await readdir(emulator.root, { recursive: true, withFileTypes: true })
  const visible = entries.filter(({ parentPath, name }) => !join(parentPath, name).includes('.oss'))
  const pairs = visible.map(async (entry) => {
    const path = join(entry.parentPath, entry.name)
    const name = path.slice(emulator.root.length + 1)
    return entry.isFile() ? [name, await readFile(path, 'utf8')] : [`${name}/`, '']
  })
  return Object.fromEntries(await Promise.all(pairs))
}

const TARGETS = {
  service: { bucket: '', key: '' },
  bucket: { bucket: 'empty', key: '' },
  object: { bucket, key: 'k' },
} as const

/** Every sub-resource with every method on every level whose operations do not know it. */
function unknownRequests(): readonly CallParts[] {
  const levels = ['service', 'bucket', 'object'] as const
  return levels.flatMap((level) =>
    METHODS.flatMap((method) => {
      const known = namesKnownTo(API[level].filter((row) => row.method === method))
      const names = [...SUB_RESOURCES].filter((name) => !known.has(name))
      return names.map((name) => {
        return { method, ...TARGETS[level], query: { [name]: '' }, ...bodyFor(method) }
      })
    }),
  )
}

/** The names that operations know, of those that the emulator performs. */
function namesKnownTo(rows: readonly NamedRow[]): ReadonlySet<string> {
  return new Set(entriesOf(rows).map((entry) => splitEntry(entry).name))
}

function entriesOf(rows: readonly NamedRow[]): readonly string[] {
  return rows
    .filter(({ operation }) => operation !== undefined)
    .flatMap(({ query = [], takes = [] }) => [...query, ...takes])
}

describe('a sub-resource that an operation does not know', () => {
  const lost = [
    ...['publicAccessBlock', 'httpsConfig', 'overwriteConfig', 'resourceGroup', 'accessmonitor'],
    ...['objectWorm', 'archiveDirectRead', 'metaQuery', 'cname', 'live', 'accessPoint', 'worm'],
  ]

  test.each(lost)('never deletes the bucket: ?%s', async (name) => {
    const emulator = await started()
    const answer = await call(emulator, {
      method: 'DELETE',
      bucket: 'empty',
      query: { [name]: '' },
    })
    expect([answer.status, member(answer, 'Code')]).toEqual([501, 'NotImplemented'])
    expect(member(answer, 'Message')).toContain(name)
    expect(await filesOf(emulator)).toHaveProperty('empty/')
  })

  test.each(['retention', 'legalHold', 'live'])('never touches the object: ?%s', async (name) => {
    const emulator = await started()
    for (const method of ['PUT', 'DELETE'] as const) {
      const query = { [name]: '' }
      const answer = await call(emulator, { method, bucket, key: 'k', query, ...bodyFor(method) })
      expect([answer.status, member(answer, 'Code')]).toEqual([501, 'NotImplemented'])
    }
    expect((await call(emulator, { method: 'GET', bucket, key: 'k' })).text).toBe('kept')
  })

  test('is refused on every level and with every method, and nothing is destroyed', async () => {
    const emulator = await started()
    const before = await filesOf(emulator)
    const wrong: string[] = []
    for (const parts of unknownRequests()) {
      const { status } = await call(emulator, parts)
      if (status !== 501 && status !== 405) wrong.push(`${JSON.stringify(parts)} ${status}`)
    }
    expect(wrong).toEqual([])
    expect(await filesOf(emulator)).toEqual(before)
  }, 60_000)

  test('is refused whatever else stands beside it', async () => {
    const emulator = await started()
    for (const query of [
      { acl: '', retention: '' },
      { tagging: '', 'x-oss-process': 'a' },
    ]) {
      const answer = await call(emulator, { method: 'PUT', bucket, key: 'k', query })
      expect([answer.status, member(answer, 'Code')]).toEqual([501, 'NotImplemented'])
    }
  })
})

describe('any other query name', () => {
  test.each([
    ['without a value', { unheardOf: '' }, 501],
    ['with a value', { utm_source: 'mail' }, 200],
    ['of an answer that is overridden', { 'response-content-type': 'text/x' }, 200],
    ['of a later time, with a value', { 'x-oss-unheard-of': '1' }, 200],
    ['that names the only version', { versionId: 'null' }, 200],
    ['that names another version', { versionId: 'CAEQARiB' }, 501],
  ])('%s: %j is answered with %i', async (_name, query, status) => {
    const emulator = await started()
    expect((await call(emulator, { method: 'GET', bucket, key: 'k', query })).status).toBe(status)
  })

  test('is named in the refusal', async () => {
    const emulator = await started()
    const answer = await call(emulator, { method: 'GET', bucket, query: { unheardOf: '' } })
    expect(member(answer, 'Message')).toBe('The emulator does not implement GET ?unheardOf.')
  })
})

describe('the order of refusals', () => {
  const unknown = { accessKeyId: 'nobody', accessKeySecret: 'x' }
  const wrong = { accessKeyId: 'test', accessKeySecret: 'x' }
  test.each([
    ['no signature', 'empty', 'none', 403, 'AccessDenied'],
    ['an unknown key', 'empty', unknown, 403, 'InvalidAccessKeyId'],
    ['a wrong signature', 'empty', wrong, 403, 'SignatureDoesNotMatch'],
    ['an unknown key and no bucket', 'missing', unknown, 404, 'NoSuchBucket'],
    ['no signature and no bucket', 'missing', 'none', 403, 'AccessDenied'],
  ] as const)('with %s of an operation that is not emulated', async (...row) => {
    const [_name, name, credentials, status, code] = row
    const emulator = await started()
    const query = { unheardOf: '' }
    const answer = await call(emulator, { method: 'DELETE', bucket: name, query, credentials })
    expect([answer.status, member(answer, 'Code')]).toEqual([status, code])
  })

  test('a bucket that does not exist comes before an unknown key', async () => {
    const emulator = await started()
    const answers = ['missing', bucket].map((name) =>
      call(emulator, { method: 'GET', bucket: name, credentials: unknown }),
    )
    const codes = (await Promise.all(answers)).map((answer) => member(answer, 'Code'))
    expect(codes).toEqual(['NoSuchBucket', 'InvalidAccessKeyId'])
  })
})

describe('routeOf', () => {
  /** Names from the tables and invented ones, with and without values. */
  const names = fc.oneof(
    fc.constantFrom(...SUB_RESOURCES),
    fc.string({ minLength: 1, maxLength: 12 }),
    fc.constantFrom('Acl', 'ACL', 'uploadid', 'prefix', 'x-oss-unheard-of', 'response-x'),
  )
  const values = fc.oneof(fc.constant(''), fc.string({ maxLength: 6 }), fc.constant('null'))
  const queries = fc
    .array(fc.tuple(names, values), { maxLength: 5 })
    .map((pairs) => new Map<string, string>(pairs))
  const levels = fc.constantFrom(
    { bucket: undefined, key: '' },
    { bucket: 'b', key: '' },
    { bucket: 'b', key: 'k' },
  )
  const headers = fc.constantFrom({}, { 'x-oss-copy-source': '/b/k' })

  test('chooses an operation that changes something only when it knows every name', () => {
    const property = fc.property(
      fc.constantFrom('PUT', 'POST', 'DELETE'),
      levels,
      queries,
      headers,
      (method, { bucket: name, key }, query, sent) => {
        const route = routeOf({ method, headers: sent }, { bucket: name, key, query })
        if ('refusal' in route) return
        const { operation } = route
        const rows = Object.values(API).flat()
        const known = entriesOf(rows.filter((row) => row.operation === operation))
        const others = [...query].filter(
          ([each, value]) => !known.includes(each) && !known.includes(`${each}=${value}`),
        )
        const wrong = others.filter(([each, value]) => value === '' || SUB_RESOURCES.has(each))
        expect(wrong, `reached ${operation}`).toEqual([])
      },
    )
    fc.assert(property, { numRuns: 5000 })
  })
})

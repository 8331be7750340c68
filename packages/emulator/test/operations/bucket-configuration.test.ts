import { beforeEach, describe, expect, test } from 'vitest'
import { storedOperations } from '../../src/api/bucket-configurations.ts'
import type { Emulator } from '../../src/index.ts'
import type { LogEntry } from '../../src/service/request-log.ts'
import { type Answer, type CallParts, call, member, startEmulator } from '../helpers/client.ts'

const bucket = 'photos'
let emulator: Emulator
let log: LogEntry[]

beforeEach(async () => {
  log = []
  emulator = await startEmulator({ buckets: [bucket], log: (entry) => log.push(entry) })
})

async function ask(parts: CallParts): Promise<Answer> {
  return await call(emulator, { bucket, ...parts })
}

/** A document as a client sends it, and what the service answers when there is none. */
const DOCUMENTS: Readonly<Record<string, { readonly body: string; readonly none: string }>> = {
  lifecycle: {
    body: '<LifecycleConfiguration><Rule><ID>a</ID></Rule></LifecycleConfiguration>',
    none: '404 NoSuchLifecycle',
  },
  website: {
    body: '<WebsiteConfiguration><IndexDocument></IndexDocument></WebsiteConfiguration>',
    none: '404 NoSuchWebsiteConfiguration',
  },
  referer: {
    body: '<RefererConfiguration><AllowEmptyReferer>false</AllowEmptyReferer></RefererConfiguration>',
    none: '200 <AllowEmptyReferer>true</AllowEmptyReferer><RefererList></RefererList>',
  },
  logging: { body: '<BucketLoggingStatus><A></A></BucketLoggingStatus>', none: '200 ' },
  userDefinedLogFieldsConfig: {
    body: '<UserDefinedLogFieldsConfiguration></UserDefinedLogFieldsConfiguration>',
    none: '404 NoSuchUserDefinedLogFieldsConfig',
  },
  encryption: {
    body: '<ServerSideEncryptionRule><A></A></ServerSideEncryptionRule>',
    none: '404 NoSuchServerSideEncryptionRule',
  },
  policy: { body: '{"Version":"1"}', none: '404 NoSuchBucketPolicy' },
  inventory: {
    body: '<?xml version="1.0"?><InventoryConfiguration><Id>i</Id></InventoryConfiguration>',
    none: '404 NoSuchInventory',
  },
  tagging: {
    body: '<Tagging><TagSet><Tag><Key>k</Key><Value>v</Value></Tag></TagSet></Tagging>',
    none: '200 <TagSet></TagSet>',
  },
  requestPayment: {
    body: '<RequestPaymentConfiguration><Payer>Requester</Payer></RequestPaymentConfiguration>',
    none: '200 <Payer>BucketOwner</Payer>',
  },
  transferAcceleration: {
    body: '<TransferAccelerationConfiguration></TransferAccelerationConfiguration>',
    none: '404 NoSuchTransferAccelerationConfiguration',
  },
}

function queryOf(subResource: string): Readonly<Record<string, string>> {
  return { [subResource]: '', ...(subResource === 'inventory' ? { inventoryId: 'i' } : {}) }
}

function outcome(answer: Answer): string {
  const inner = answer.text.replace(/<\?xml[^>]*\?>\s*|\s*$/g, '').replace(/^<\w+>|<\/\w+>$/g, '')
  return `${answer.status} ${member(answer, 'Code') ?? inner}`
}

describe('a configuration of a bucket', () => {
  test('has a row here for each that is stored', () => {
    const stored = new Set(storedOperations().map(({ subResource }) => subResource))
    expect([...stored].sort()).toEqual(Object.keys(DOCUMENTS).sort())
  })

  test.each(Object.entries(DOCUMENTS))('%s is given back as written', async (name, row) => {
    const query = queryOf(name)
    expect(outcome(await ask({ method: 'GET', query }))).toBe(row.none)
    expect((await ask({ method: 'PUT', query, body: row.body })).status).toBe(200)
    expect((await ask({ method: 'GET', query })).text).toBe(row.body)
    const removed = await ask({ method: 'DELETE', query })
    if (removed.status === 501) return
    expect(removed.status).toBe(204)
    expect(outcome(await ask({ method: 'GET', query }))).toBe(row.none)
  })

  test.each(Object.keys(DOCUMENTS))('%s with another document is refused', async (name) => {
    const answer = await ask({ method: 'PUT', query: queryOf(name), body: '<Other></Other>' })
    expect(answer.status).toBe(400)
  })

  test('is refused where there is no bucket', async () => {
    for (const method of ['PUT', 'GET', 'DELETE']) {
      const query = { lifecycle: '' }
      const answer = await ask({
        method,
        bucket: 'missing',
        query,
        ...(method === 'PUT' ? { body: '' } : {}),
      })
      expect(outcome(answer)).toBe('404 NoSuchBucket')
    }
  })

  test('is said to have no effect in the request log, once, when it is stored', async () => {
    const query = { lifecycle: '' }
    await ask({ method: 'PUT', query, body: DOCUMENTS['lifecycle']?.body ?? '' })
    await ask({ method: 'GET', query })
    expect(log.map(({ note }) => note)).toEqual([
      'stored as written; it has no effect in the emulator',
      undefined,
    ])
  })

  test('leaves the others and the settings of the bucket as they are', async () => {
    await ask({ method: 'PUT', query: { acl: '' }, headers: { 'x-oss-acl': 'public-read' } })
    for (const name of ['policy', 'lifecycle']) {
      await ask({ method: 'PUT', query: { [name]: '' }, body: DOCUMENTS[name]?.body ?? '' })
    }
    await ask({ method: 'DELETE', query: { policy: '' } })
    expect((await ask({ method: 'GET', query: { lifecycle: '' } })).status).toBe(200)
    expect(member(await ask({ method: 'GET', query: { acl: '' } }), 'Grant')).toBe('public-read')
  })
})

describe('inventories', () => {
  test('are listed together', async () => {
    for (const id of ['a', 'b']) {
      const body = `<?xml version="1.0"?>\n<InventoryConfiguration><Id>${id}</Id></InventoryConfiguration>`
      await ask({ method: 'PUT', query: { inventory: '', inventoryId: id }, body })
    }
    const list = await ask({ method: 'GET', query: { inventory: '' } })
    expect(list.text.match(/<Id>./g)).toEqual(['<Id>a', '<Id>b'])
    expect(member(list, 'IsTruncated')).toBe('false')
  })
})

describe('tags of a bucket', () => {
  test('are limited', async () => {
    const tag = `<Tag><Key>${'k'.repeat(65)}</Key><Value>v</Value></Tag>`
    const body = `<Tagging><TagSet>${tag}</TagSet></Tagging>`
    const answer = await ask({ method: 'PUT', query: { tagging: '' }, body })
    expect(outcome(answer)).toBe('400 InvalidTag')
  })
})

describe('a bucket that was never versioned', () => {
  test('has no status, and cannot be versioned', async () => {
    const query = { versioning: '' }
    expect(outcome(await ask({ method: 'GET', query }))).toBe('200 ')
    const body = '<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>'
    expect(outcome(await ask({ method: 'PUT', query, body }))).toBe('501 NotImplemented')
  })

  test('lists each object as its only version, page by page', async () => {
    for (const key of ['a', 'd/1', 'd/2', 'e']) await ask({ method: 'PUT', key, body: 'x' })
    const list = async (query: Record<string, string>) => {
      const answer = await ask({ method: 'GET', query: { versions: '', ...query } })
      return {
        keys: answer.text.match(/(?<=<Key>)[^<]+/g) ?? [],
        ids: answer.text.match(/(?<=<VersionId>)[^<]+/g) ?? [],
        next: member(answer, 'NextKeyMarker'),
      }
    }
    expect(await list({ delimiter: '/', 'max-keys': '2' })).toEqual({
      keys: ['a'],
      ids: ['null'],
      next: 'd/',
    })
    const rest = { keys: ['e'], ids: ['null'], next: undefined }
    expect(await list({ delimiter: '/', 'key-marker': 'd/', 'version-id-marker': 'null' })).toEqual(
      rest,
    )
    await ask({ method: 'DELETE', key: 'a', query: { versionId: 'null' } })
    expect((await list({})).keys).toEqual(['d/1', 'd/2', 'e'])
  })
})

describe('describeRegions', () => {
  test('names the region of the emulator and refuses any other', async () => {
    const regions = (name: string) => call(emulator, { method: 'GET', query: { regions: name } })
    expect(member(await regions(''), 'Region')).toBe('oss-cn-hangzhou')
    expect(member(await regions('oss-cn-hangzhou'), 'InternetEndpoint')).toBe(
      'oss-cn-hangzhou.aliyuncs.com',
    )
    expect(outcome(await regions('oss-moon'))).toBe('404 NoSuchRegion')
  })
})

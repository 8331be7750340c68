import { OssClient } from '@oss-process/client'
import { listBuckets } from '@oss-process/client/operations'
import { describe, expect, test } from 'vitest'

const bucketXml = (name: string) =>
  `<Bucket><Name>${name}</Name><CreationDate>2026-12-01T08:00:00.000Z</CreationDate>` +
  '<Location>oss-cn-beijing</Location><StorageClass>IA</StorageClass></Bucket>'

const pageXml = (names: readonly string[], next?: string) =>
  `<ListAllMyBucketsResult><Buckets>${names.map(bucketXml).join('')}</Buckets>` +
  `<IsTruncated>${next !== undefined}</IsTruncated>${next === undefined ? '' : `<NextMarker>${next}</NextMarker>`}` +
  '</ListAllMyBucketsResult>'

const bytes = (text: string) => new TextEncoder().encode(text)

describe('listBuckets', () => {
  test('asks at the level of the service', () => {
    expect(listBuckets.buildRequest({ prefix: 'p' })).toMatchObject({
      method: 'GET',
      query: { prefix: 'p', marker: undefined, 'max-keys': '1000' },
      isIdempotent: true,
    })
  })

  test('reads names, regions and times', async () => {
    const body = bytes(pageXml(['b1']))
    const page = await listBuckets.readResponse({ statusCode: 200, headers: {}, body }, REQUEST)
    expect(page.buckets).toEqual([
      {
        name: 'b1',
        region: 'cn-beijing',
        created: new Date('2026-12-01T08:00:00Z'),
        storageClass: 'IA',
      },
    ])
    expect(page.nextMarker).toBeUndefined()
  })

  test('an account without buckets has none', async () => {
    const body = bytes('<ListAllMyBucketsResult><Buckets></Buckets></ListAllMyBucketsResult>')
    const page = await listBuckets.readResponse({ statusCode: 200, headers: {}, body }, REQUEST)
    expect(page.buckets).toEqual([])
  })

  test.each(['', '<Other/>', pageXml(['a'], '')])('refuses %j', async (text) => {
    const response = { statusCode: 200, headers: {}, body: bytes(text) }
    await expect(listBuckets.readResponse(response, REQUEST)).rejects.toMatchObject({
      code: 'OSS_RESPONSE_MALFORMED',
    })
  })

  test('the client follows the pages, and ends at one that names itself', async () => {
    const asked: (string | null)[] = []
    await using client = new OssClient({
      region: 'cn-hangzhou',
      credentials: { accessKeyId: 'id', accessKeySecret: 'secret' },
      transport: async ({ url }) => {
        const marker = new URL(url).searchParams.get('marker')
        asked.push(marker)
        return { statusCode: 200, body: pageXml([`after-${marker}`], 'b') }
      },
    })
    const names: string[] = []
    for await (const { name } of client.listBuckets()) names.push(name)
    expect(names).toEqual(['after-null', 'after-b'])
    expect(asked).toEqual([null, 'b'])
  })
})

const REQUEST = listBuckets.buildRequest({})

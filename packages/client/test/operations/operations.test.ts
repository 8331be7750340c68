import {
  destinationOf,
  getObject,
  listObjects,
  type Operation,
  processObject,
  readServiceError,
  resolveEndpoint,
} from '@oss-process/client/operations'
import { signHeaders } from '@oss-process/signer'
import { describe, expect, test } from 'vitest'
import { importedPackages } from '../helpers/imported-packages.ts'
import { startScriptedServer } from '../helpers/scripted-server.ts'
import { credentials, PROCESS, SAVED, setUp, source } from '../helpers/set-up.ts'

const PAGE = (more: boolean) => `<?xml version="1.0" encoding="UTF-8"?>
<ListBucketResult>
  <Name>examplebucket</Name><EncodingType>url</EncodingType>
  <IsTruncated>${more}</IsTruncated>
  ${more ? '<NextContinuationToken>T==</NextContinuationToken>' : ''}
  <Contents>
    <Key>a%20%2B%E4%B8%AD%2F${more ? 1 : 2}</Key><LastModified>2026-11-22T07:00:00.000Z</LastModified>
    <ETag>"E"</ETag><Type>Normal</Type><Size>5</Size><StorageClass>Standard</StorageClass>
  </Contents>
  ${more ? '<CommonPrefixes><Prefix>p%2F</Prefix></CommonPrefixes><CommonPrefixes><Prefix>q%2F</Prefix></CommonPrefixes>' : ''}
</ListBucketResult>`

describe('listObjects', () => {
  test('asks for page after page while it is iterated over', async () => {
    const targets: string[] = []
    const { client } = await setUp(({ index, target, answer }) => {
      targets.push(target)
      answer(200, PAGE(index % 2 === 0))
    })
    const listing = client.listObjects({ bucket: 'examplebucket', prefix: 'a ', pageSize: 1 })
    expect(targets).toEqual([])
    const object = {
      size: 5,
      etag: '"E"',
      lastModified: new Date('2026-11-22T07:00:00Z'),
      storageClass: 'Standard',
    }
    const objects = []
    for await (const listed of listing) objects.push(listed)
    expect(objects).toEqual([
      { key: 'a +中/1', ...object },
      { key: 'a +中/2', ...object },
    ])
    expect(targets).toEqual([
      '/examplebucket/?list-type=2&encoding-type=url&prefix=a%20&max-keys=1',
      '/examplebucket/?list-type=2&encoding-type=url&prefix=a%20&max-keys=1&continuation-token=T%3D%3D',
    ])
    const prefixes = []
    for await (const page of listing.pages()) prefixes.push(page.prefixes)
    expect(prefixes).toEqual([['p/', 'q/'], []])
  })

  test('ends at a page that is its own next one, or has none to go on with', async () => {
    const { client } = await setUp(({ answer }) => answer(200, PAGE(true)))
    const list = async (): Promise<void> => {
      for await (const _object of client.listObjects({ bucket: 'examplebucket' }));
    }
    await expect(list()).rejects.toThrow(
      'expected another continuation token than the one sent, received the same',
    )
    const withoutToken = PAGE(true).replace('T==', '')
    const { client: other } = await setUp(({ answer }) => answer(200, withoutToken))
    await expect(
      other.listObjects({ bucket: 'examplebucket' }).pages().next(),
    ).rejects.toMatchObject({ code: 'OSS_RESPONSE_MALFORMED' })
  })

  test('asks for no page that is not wanted', async () => {
    const { client, server } = await setUp(({ answer }) => answer(200, PAGE(true)))
    for await (const _object of client.listObjects({ bucket: 'examplebucket' })) break
    expect(server.requestCount()).toBe(1)
  })

  test('reads an empty bucket', async () => {
    const { client } = await setUp(({ answer }) =>
      answer(200, '<ListBucketResult><Name>b</Name></ListBucketResult>'),
    )
    const pages = []
    for await (const page of client.listObjects({ bucket: 'examplebucket' }).pages()) {
      pages.push([page.objects, page.prefixes])
    }
    expect(pages).toEqual([[[], []]])
  })

  const malformed = ['', 'no', '<Other/>', '<ListBucketResult>', '<ListBucketResult><Key>%</Key>']
  test.each(malformed)('refuses the answer %j', async (body) => {
    const { client } = await setUp(({ answer }) => answer(200, body))
    const page = client.listObjects({ bucket: 'examplebucket' }).pages().next()
    await expect(page).rejects.toMatchObject({ code: 'OSS_RESPONSE_MALFORMED', attempts: 1 })
  })

  test('refuses a page size out of range', async () => {
    const { client } = await setUp(({ answer }) => answer(200))
    const page = client.listObjects({ bucket: 'examplebucket', pageSize: 1001 }).pages().next()
    await expect(page).rejects.toThrow(
      'expected pageSize to be an integer from 1 to 1000, received 1001',
    )
  })
})

describe('asyncProcessObject', () => {
  const process = 'video/convert,f_mp4|sys/saveas,o_YQ'

  test('reads event, task and request ids', async () => {
    const seen: string[] = []
    const { client } = await setUp(async ({ target, readBody, answer }) => {
      seen.push(target, String(await readBody()))
      answer(200, '{"EventId":"181-1kZ","RequestId":"1D99637F","TaskId":"MediaConvert-e4a7"}')
    })
    expect(await client.asyncProcessObject({ ...source, process })).toMatchObject({
      requestId: '5C06A3B67B8B5A3DA422299D',
      eventId: '181-1kZ',
      taskId: 'MediaConvert-e4a7',
      processRequestId: '1D99637F',
    })
    expect(seen).toEqual([
      '/examplebucket/photo.jpg?x-oss-async-process',
      `x-oss-async-process=${process}`,
    ])
  })

  test('is repeated when the service turned it away, and not when it may have begun', async () => {
    const { client, server } = await setUp(({ index, answer }) => answer(index === 0 ? 503 : 500))
    await expect(client.asyncProcessObject({ ...source, process })).rejects.toMatchObject({
      statusCode: 500,
      attempts: 2,
    })
    expect(server.requestCount()).toBe(2)
  })

  test('is what processObject names for an asynchronous operation', async () => {
    const { client } = await setUp(({ answer }) => answer(200))
    await expect(client.processObject({ ...source, process })).rejects.toThrow(
      'received an asynchronous one; call asyncProcessObject',
    )
  })

  test('takes an image action that only tasks can do', async () => {
    const { client } = await setUp(({ answer }) => answer(200, '{"TaskId":"t-1"}'))
    const style = 'image/deblindwatermark,s_low,t_text|sys/notify,topic_dA'
    expect(await client.asyncProcessObject({ ...source, process: style })).toMatchObject({
      taskId: 't-1',
    })
    await expect(client.processObject({ ...source, process: style })).rejects.toThrow(
      'received an asynchronous one; call asyncProcessObject',
    )
  })

  test('refuses a style that is answered at once', async () => {
    const { client } = await setUp(({ answer }) => answer(200))
    await expect(client.asyncProcessObject({ ...source, process: PROCESS })).rejects.toThrow(
      'received one that answers at once; call processObject',
    )
  })
})

describe('headObject and deleteObject', () => {
  test('read the head, and the error in x-oss-err', async () => {
    const { client } = await setUp(({ index, method, answer }) => {
      if (index === 0) return answer(200, '', { etag: `"${method}"`, 'x-oss-meta-a': 'b' })
      answer(404, '', { 'x-oss-err': btoa('<Error><Code>NoSuchKey</Code><EC>0026-1</EC></Error>') })
    })
    expect(await client.headObject(source)).toMatchObject({ etag: '"HEAD"', metadata: { a: 'b' } })
    await expect(client.headObject(source)).rejects.toMatchObject({
      code: 'NoSuchKey',
      ec: '0026-1',
      statusCode: 404,
    })
  })

  test('removes an object', async () => {
    const { client } = await setUp(({ method, target, answer }) =>
      answer(204, '', { 'x-oss-version-id': `${method} ${target}` }),
    )
    expect(await client.deleteObject({ ...source, versionId: 'v' })).toMatchObject({
      statusCode: 204,
      versionId: 'DELETE /examplebucket/photo.jpg?versionId=v',
    })
  })
})

describe('process', () => {
  test('saves a style under a target and returns its address', async () => {
    let body = ''
    const { client, server } = await setUp(async ({ readBody, answer }) => {
      body = String(await readBody())
      answer(200, SAVED)
    })
    const style = 'image/resize,w_100'
    const result = await client.process({
      source,
      style,
      target: { key: 'a b.jpg', bucket: 'dest' },
    })
    expect(body).toBe(`x-oss-process=${style}|sys/saveas,o_YSBiLmpwZw==,b_ZGVzdA==`)
    expect(result).toMatchObject({
      processStatus: 'OK',
      fileSize: 3267,
      url: `${server.endpoint}/dest/a%20b.jpg`,
    })
  })

  test('names all that is wrong with the target', async () => {
    const { client } = await setUp(({ answer }) => answer(200))
    const call = client.process({ source, style: 'image/info', target: { key: '', bucket: 'A' } })
    await expect(call).rejects.toThrow(/target\.key .*target\.bucket /)
  })

  test('refuses to save nowhere', async () => {
    const { client } = await setUp(({ answer }) => answer(200))
    // @ts-expect-error: the type demands a target
    await expect(client.process({ source, style: 'image/info' })).rejects.toMatchObject({
      message: "expected target to say where to save, such as { key: 'thumb.jpg' }, received none",
      issues: [expect.objectContaining({ code: 'TARGET_MISSING', path: ['target'] })],
    })
  })
})

describe('send', () => {
  test('makes a call that has no operation', async () => {
    const { client } = await setUp(({ method, target, headers, answer }) =>
      answer(200, `${method} ${target} ${headers.authorization?.slice(0, 16)}`),
    )
    const result = await client.send({ method: 'GET', bucket: 'examplebucket', query: { acl: '' } })
    expect(await result.text()).toBe('GET /examplebucket/?acl OSS4-HMAC-SHA256')
  })

  test('repeats a POST only on request', async () => {
    const { client, server } = await setUp(({ answer }) => answer(500))
    const call = { method: 'POST', ...source, query: { append: '' } } as const
    await expect(client.send(call)).rejects.toMatchObject({ attempts: 1 })
    await expect(client.send({ ...call, idempotent: true })).rejects.toMatchObject({ attempts: 3 })
    expect(server.requestCount()).toBe(4)
  })

  test('refuses a method that it does not know', async () => {
    const { client } = await setUp(({ answer }) => answer(200))
    // @ts-expect-error: the type leaves out other methods
    await expect(client.send({ method: 'get' })).rejects.toThrow('received get')
  })
})

describe('presign', () => {
  test('returns a URL for the endpoint, the key and the style', async () => {
    const { client, server } = await setUp(({ target, answer }) => answer(200, target))
    const presigned = await client.presign({ ...source, process: 'image/resize,w_100' })
    expect(presigned.url.replace(/signature=[0-9a-f]{64}/, 'signature=…')).toMatch(
      `${server.endpoint}/examplebucket/photo.jpg?`,
    )
    expect(presigned).toMatchObject({
      headers: {},
      expiresAt: new Date('2026-11-22T07:15:00Z'),
      isUrlClassSafe: true,
    })
    const { searchParams } = new URL(presigned.url)
    expect(searchParams.get('x-oss-process')).toBe('image/resize,w_100')
    expect(searchParams.get('x-oss-credential')).toBe(
      'AKID/20261122/cn-hangzhou/oss/aliyun_v4_request',
    )
  })

  test('refuses an endpoint that names the bucket', async () => {
    const endpoint = 'https://examplebucket.oss-cn-hangzhou.aliyuncs.com'
    const { client } = await setUp(({ answer }) => answer(200), { endpoint })
    await expect(client.presign(source)).rejects.toMatchObject({
      issues: [expect.objectContaining({ code: 'ENDPOINT_INVALID', path: ['endpoint'] })],
    })
  })

  test('refuses what the signer refuses, as a validation error', async () => {
    const { client } = await setUp(({ answer }) => answer(200))
    await expect(client.presign({ ...source, expiresIn: 604_801 })).rejects.toMatchObject({
      name: 'OssValidationError',
      issues: [expect.objectContaining({ severity: 'error' })],
    })
  })
})

describe('the entry /operations', () => {
  test('loads neither undici nor Node', () => {
    expect(importedPackages(new URL('../../src/operations.ts', import.meta.url))).toEqual([
      '@oss-process/process-string',
      '@oss-process/process-string/parse',
      '@oss-process/signer/explain',
      'fast-xml-parser',
      'mrmime',
    ])
  })

  test('serves a program that has nothing but fetch', async () => {
    await using server = await startScriptedServer(({ target, answer }) =>
      target.includes('missing') ? answer(404) : answer(200, SAVED),
    )
    const region = 'cn-hangzhou'
    const endpoint = resolveEndpoint({ region, endpoint: server.endpoint })
    async function call<Input, Result>(operation: Operation<Input, Result>, input: Input) {
      const request = operation.buildRequest(input)
      const { headers } = await signHeaders(request, { credentials, region })
      const { origin, target } = destinationOf(endpoint, request)
      const answer = await fetch(`${origin}${target}`, {
        method: request.method,
        headers,
        body: typeof request.body === 'string' ? request.body : null,
      })
      const response = {
        statusCode: answer.status,
        headers: Object.fromEntries(answer.headers),
        body: new Uint8Array(await answer.arrayBuffer()),
      }
      if (!answer.ok)
        throw await readServiceError(response, { operation: operation.name, ...input })
      return await operation.readResponse(response, request)
    }
    expect(await call(processObject, { ...source, process: PROCESS })).toMatchObject({
      key: 'dest.jpg',
    })
    await expect(call(getObject, { ...source, key: 'missing' })).rejects.toMatchObject({
      code: 'NoSuchKey',
    })
    await expect(call(listObjects, { bucket: 'examplebucket' })).rejects.toMatchObject({
      code: 'OSS_RESPONSE_MALFORMED',
    })
  })
})

import { access, readdir, readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { createEmulator } from '@oss-process/emulator'
import { describe, expect, test } from 'vitest'
import { call, encode, member, send, startEmulator } from './helpers/client.ts'
import { temporaryFolder } from './helpers/temporary-folder.ts'

describe('createEmulator', () => {
  test('stores objects as ordinary files and returns them', async () => {
    const emulator = await startEmulator()
    expect((await call(emulator, { method: 'PUT', bucket: 'docs' })).status).toBe(200)
    const put = await call(emulator, {
      method: 'PUT',
      bucket: 'docs',
      key: 'a/hello world.txt',
      headers: { 'content-type': 'text/plain', 'x-oss-meta-author': 'me' },
      body: 'hello',
    })
    expect(put).toMatchObject({
      status: 200,
      headers: { etag: '"5D41402ABC4B2A76B9719D911017C592"' },
    })
    expect(await readFile(join(emulator.root, 'docs', 'a', 'hello world.txt'), 'utf8')).toBe(
      'hello',
    )
    const got = await call(emulator, { method: 'GET', bucket: 'docs', key: 'a/hello world.txt' })
    expect(got).toMatchObject({
      status: 200,
      text: 'hello',
      headers: {
        'content-type': 'text/plain',
        'content-length': '5',
        'x-oss-meta-author': 'me',
        server: 'AliyunOSS',
        'x-oss-request-id': expect.stringMatching(/^[0-9A-F]{24}$/),
      },
    })
  })

  test('serves a file that was dropped into the folder', async () => {
    const emulator = await startEmulator()
    await call(emulator, { method: 'PUT', bucket: 'docs' })
    await writeFile(join(emulator.root, 'docs', 'note.txt'), 'by hand')
    const got = await call(emulator, { method: 'GET', bucket: 'docs', key: 'note.txt' })
    expect(got).toMatchObject({ status: 200, text: 'by hand' })
  })

  test('answers an unknown key with the service’s document', async () => {
    const emulator = await startEmulator({ requestIds: 'counted' })
    await call(emulator, { method: 'PUT', bucket: 'docs' })
    const got = await call(emulator, { method: 'GET', bucket: 'docs', key: 'no <key>' })
    expect(got.status).toBe(404)
    expect(got.headers['x-oss-ec']).toBe('0026-00000001')
    expect(got.text.replace(/127\.0\.0\.1:\d+/, 'HOST')).toMatchInlineSnapshot(`
      "<?xml version="1.0" encoding="UTF-8"?>
      <Error>
        <Code>NoSuchKey</Code>
        <Message>The specified key does not exist.</Message>
        <RequestId>000000000000000000000002</RequestId>
        <HostId>HOST</HostId>
        <Key>no &lt;key&gt;</Key>
        <EC>0026-00000001</EC>
        <RecommendDoc>https://api.alibabacloud.com/troubleshoot?q=0026-00000001</RecommendDoc>
      </Error>
      "
    `)
  })

  test('puts the document of a failed HEAD into x-oss-err', async () => {
    const emulator = await startEmulator()
    const got = await call(emulator, { method: 'HEAD', bucket: 'none', key: 'k' })
    const document = Buffer.from(String(got.headers['x-oss-err']), 'base64').toString('utf8')
    expect(got).toMatchObject({ status: 404, text: '' })
    expect(member({ text: document }, 'Code')).toBe('NoSuchBucket')
  })

  test('shows what it would sign when a signature is wrong', async () => {
    const emulator = await startEmulator()
    const wrong = { accessKeyId: 'test', accessKeySecret: 'wrong' }
    const got = await call(emulator, {
      method: 'GET',
      bucket: 'docs',
      key: 'k',
      credentials: wrong,
    })
    expect(got.status).toBe(403)
    expect(member(got, 'Code')).toBe('SignatureDoesNotMatch')
    expect(member(got, 'StringToSign')).toMatch(/^OSS4-HMAC-SHA256\n\d{8}T\d{6}Z\n/)
    expect(member(got, 'CanonicalRequest')).toMatch(/^GET\n\/docs\/k\n\n/)
    expect(member(got, 'SignatureProvided')).toMatch(/^[0-9a-f]{64}$/)
  })

  test('takes the bucket from the host', async () => {
    const emulator = await startEmulator({ domain: 'oss.test' })
    await call(emulator, { method: 'PUT', bucket: 'docs', headers: { 'x-oss-acl': 'public-read' } })
    await call(emulator, { method: 'PUT', bucket: 'docs', key: 'a/b', body: 'hello' })
    const hosts = [
      'docs.localhost',
      `docs.localhost:${emulator.port}`,
      'docs.oss.test',
      'DOCS.OSS.TEST',
      'docs.oss-cn-hangzhou.aliyuncs.com',
    ]
    for (const host of hosts) {
      const got = await send(emulator, { method: 'GET', target: '/a/b', headers: { host } })
      expect(got, host).toMatchObject({ status: 200, text: 'hello' })
    }
  })

  test('refuses what it does not implement with NotImplemented, and a wrong method with 405', async () => {
    const emulator = await startEmulator()
    await call(emulator, { method: 'PUT', bucket: 'docs' })
    const replication = { method: 'GET', bucket: 'docs', query: { replication: '' } }
    expect(member(await call(emulator, replication), 'Code')).toBe('NotImplemented')
    const patch = await call(emulator, { method: 'PATCH', bucket: 'docs', key: 'k' })
    expect(patch).toMatchObject({
      status: 405,
      headers: { allow: 'POST, PUT, GET, HEAD, DELETE' },
    })
  })

  test.each([
    ['a broken escape', '/docs/%zz', 'InvalidURI'],
    ['bytes that are not UTF-8', '/docs/%ff', 'InvalidURI'],
    ['a repeated parameter', '/docs/k?a=1&a=2', 'InvalidURI'],
    ['a key of 1024 bytes', `/docs/${'k'.repeat(1024)}`, 'InvalidObjectName'],
    ['a leading slash', '/docs//k', 'InvalidObjectName'],
    ['a leading backslash', '/docs/%5Ck', 'InvalidObjectName'],
  ])('refuses %s', async (_name, target, code) => {
    const emulator = await startEmulator()
    const got = await send(emulator, { method: 'GET', target, headers: { host: 'localhost' } })
    expect(got.status).toBe(400)
    expect(member(got, 'Code')).toBe(code)
  })

  test('removes its own temporary folder, and no folder of the user', async () => {
    const root = await temporaryFolder()
    const mine = await createEmulator({ root })
    await using temporary = await createEmulator()
    expect(temporary.root).not.toBe(root)
    await temporary.close()
    await mine.close()
    await access(root)
    await expect(access(temporary.root)).rejects.toThrow('ENOENT')
  })

  test.each([
    [{ port: -1 }, 'Expected an integer from 0 to 65535 for option port, received -1.'],
    [
      { region: 'CN' },
      'Expected lower-case letters, digits and hyphens, such as cn-hangzhou for option region, received CN.',
    ],
    [
      { region: 'oss-cn-x' },
      'Expected "cn-x", without "oss-", for option region, received oss-cn-x.',
    ],
    [
      { port: '9000' as unknown as number },
      'Expected an integer from 0 to 65535 for option port, received "9000".',
    ],
    [
      { buckets: 'photos' as unknown as string[] },
      'Expected a list of names for option buckets, received "photos".',
    ],
    [
      { prot: 9000 } as object,
      'Expected the options root, port, host, credentials, region, domain, cors, flush, clock, requestIds, buckets, faults, admin, log, notifications, programs, onDefect, received prot.',
    ],
    [{ root: '' }, 'Expected the path of a folder for option root, received .'],
    [{ credentials: [] }, 'Expected at least one pair for option credentials, received [].'],
    [
      { credentials: { accessKeyId: 'id', accessKeySecret: '' } },
      'Expected an accessKeyId and an accessKeySecret that are not empty for option credentials, received id.',
    ],
  ])('refuses the options %j', async (options, message) => {
    await expect(createEmulator(options)).rejects.toMatchObject({
      name: 'EmulatorError',
      code: 'EMULATOR_OPTION_INVALID',
      message,
    })
  })

  test('reports a host that is not an address of this machine', async () => {
    await expect(createEmulator({ host: '192.0.2.1' })).rejects.toMatchObject({
      code: 'EMULATOR_ADDRESS_UNAVAILABLE',
      message:
        'Expected an address to listen on, but 192.0.2.1:0 is unavailable; choose a host of this machine, such as 127.0.0.1.',
    })
  })

  test('reports the address and the root that it cannot use', async () => {
    const blocker = createServer()
    await new Promise<void>((done) => blocker.listen(0, '127.0.0.1', done))
    const address = blocker.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    const root = await temporaryFolder()
    const options = { root: join(root, 'a', 'b'), port, buckets: ['docs'] }
    await expect(createEmulator(options)).rejects.toMatchObject({
      code: 'EMULATOR_ADDRESS_UNAVAILABLE',
    })
    await new Promise((done) => blocker.close(done))
    expect(await readdir(root)).toEqual([])
    const file = join(root, 'file')
    await writeFile(file, '')
    await expect(createEmulator({ root: file })).rejects.toMatchObject({
      code: 'EMULATOR_ROOT_UNUSABLE',
      message: `Expected a folder that can be written for option root, received the file ${file}.`,
    })
  })

  test('encodes every legal key on its way through', async () => {
    const emulator = await startEmulator()
    await call(emulator, { method: 'PUT', bucket: 'docs' })
    for (const key of [
      'a+b',
      'a b',
      'a%2Fb',
      '中文',
      '😀',
      "!'()*~",
      'a?b#c&d=e',
      '../x',
      'x/',
      'x//y',
      'a\tb',
    ]) {
      const put = await call(emulator, { method: 'PUT', bucket: 'docs', key, body: key })
      expect(put.status, `${key}: ${put.text}`).toBe(200)
      expect((await call(emulator, { method: 'GET', bucket: 'docs', key })).text).toBe(key)
    }
    const listed = await call(emulator, {
      method: 'GET',
      bucket: 'docs',
      query: { 'encoding-type': 'url' },
    })
    expect(listed.text).toContain(`<Key>${encode('😀')}</Key>`)
  })
})

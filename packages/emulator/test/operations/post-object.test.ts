import { signPostPolicy } from '@oss-process/signer/post-policy'
import { describe, expect, test } from 'vitest'
import { readForm } from '../../src/http/form-data.ts'
import type { Emulator } from '../../src/index.ts'
import { type Answer, call, member, send, startEmulator } from '../helpers/client.ts'

const bucket = 'uploads'

async function fieldsOf(emulator: Emulator, more = {}): Promise<Record<string, string>> {
  const { credentials, region } = emulator
  const { fields } = await signPostPolicy(
    { bucket, key: { startsWith: 'in/' }, contentLength: { max: 100 }, ...more },
    { credentials, region },
  )
  return { ...fields, key: `in/$\{filename}` }
}

async function post(
  emulator: Emulator,
  fields: Readonly<Record<string, string>>,
  content = 'hello',
  type = 'text/x-mine',
): Promise<Answer> {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  form.append('file', new Blob([content], { type }), '文 件.txt')
  form.append('after', 'ignored')
  const { headers, body } = new Request('http://x/', { method: 'POST', body: form }) as Request & {
    readonly body: AsyncIterable<Uint8Array>
  }
  const chunks: Uint8Array[] = []
  for await (const chunk of body) chunks.push(chunk)
  return await send(emulator, {
    method: 'POST',
    target: `/${bucket}/`,
    headers: { host: 'localhost', 'content-type': String(headers.get('content-type')) },
    body: Buffer.concat(chunks),
  })
}

describe('postObject', () => {
  test('stores the file of a form with a signed policy', async () => {
    const emulator = await startEmulator({ buckets: [bucket] })
    const answer = await post(emulator, await fieldsOf(emulator))
    expect([answer.status, answer.text]).toEqual([204, ''])
    const got = await call(emulator, { method: 'GET', bucket, key: 'in/文 件.txt' })
    expect(got).toMatchObject({ text: 'hello', headers: { 'content-type': 'text/x-mine' } })
  })

  test('keeps the parameters of the content type of the file', async () => {
    const emulator = await startEmulator({ buckets: [bucket] })
    await post(emulator, await fieldsOf(emulator), 'hello', 'text/html; charset=utf-8')
    const got = await call(emulator, { method: 'GET', bucket, key: 'in/文 件.txt' })
    expect(got.headers).toMatchObject({ 'content-type': 'text/html; charset=utf-8' })
  })

  test('answers with the status or the redirect of the form', async () => {
    const emulator = await startEmulator({ buckets: [bucket] })
    const created = await post(emulator, await fieldsOf(emulator, { successActionStatus: 201 }))
    expect([created.status, member(created, 'Key')]).toEqual([201, 'in/文 件.txt'])
    const successActionRedirect = 'https://example.com/done?a=1'
    const sent = await post(emulator, await fieldsOf(emulator, { successActionRedirect }))
    expect(sent.status).toBe(303)
    expect(sent.headers.location).toMatch(
      /^https:\/\/example\.com\/done\?a=1&bucket=uploads&key=in%2F/,
    )
  })

  test.each([
    ['another key', { key: 'out/x' }, 'AccessDenied'],
    ['another signature', { 'x-oss-signature': '0'.repeat(64) }, 'SignatureDoesNotMatch'],
    ['another policy', { policy: Buffer.from('{}').toString('base64') }, 'SignatureDoesNotMatch'],
    ['no policy', { policy: '' }, 'SignatureDoesNotMatch'],
  ])('refuses %s', async (_name, change, code) => {
    const emulator = await startEmulator({ buckets: [bucket] })
    const answer = await post(emulator, { ...(await fieldsOf(emulator)), ...change })
    expect([answer.status, member(answer, 'Code')], answer.text).toEqual([403, code])
    expect((await call(emulator, { method: 'GET', bucket })).text).not.toContain('<Key>')
  })

  test('refuses a file over the limit, an unsigned form and a broken one', async () => {
    const emulator = await startEmulator({ buckets: [bucket] })
    const large = await post(emulator, await fieldsOf(emulator), 'x'.repeat(101))
    expect(member(large, 'Code')).toBe('EntityTooLarge')
    expect(member(await post(emulator, { key: 'k' }), 'Code')).toBe('AccessDenied')
    const headers = { host: 'localhost', 'content-type': 'multipart/form-data; boundary=b' }
    const target = `/${bucket}/`
    for (const body of ['', '--b', '--b\r\n', '--b\r\nA: b\r\n\r\nx\r\n--b--']) {
      const broken = await send(emulator, { method: 'POST', target, headers, body })
      expect(member(broken, 'Code'), body).toBe('MalformedPOSTRequest')
    }
  })

  test('needs no policy where the bucket is public-read-write', async () => {
    const emulator = await startEmulator({ buckets: [bucket] })
    await call(emulator, {
      method: 'PUT',
      bucket,
      query: { acl: '' },
      headers: { 'x-oss-acl': 'public-read-write' },
    })
    expect((await post(emulator, { key: 'k' })).status).toBe(204)
  })
})

describe('readForm', () => {
  const text =
    '--b\r\ncontent-disposition: form-data; name="a"\r\n\r\none\r\n-\r\n--b\r\nContent-Disposition: form-data; name="file"; filename="f"\r\nContent-Type: text/plain\r\n\r\ntwo\r\n--b--\r\n'

  test.each([1, 2, 3, 7, 1000])('reads parts from chunks of %i bytes', async (size) => {
    const chunks = async function* () {
      for (let start = 0; start < text.length; start += size) {
        yield Buffer.from(text.slice(start, start + size))
      }
    }
    const parts: unknown[] = []
    for await (const { content, ...head } of readForm(
      chunks(),
      'multipart/form-data; boundary="b"',
    )) {
      const bytes: Uint8Array[] = []
      for await (const chunk of content) bytes.push(chunk)
      parts.push({ ...head, text: Buffer.concat(bytes).toString() })
    }
    expect(parts).toEqual([
      { name: 'a', fileName: undefined, contentType: undefined, text: 'one\r\n-' },
      { name: 'file', fileName: 'f', contentType: 'text/plain', text: 'two' },
    ])
  })
})

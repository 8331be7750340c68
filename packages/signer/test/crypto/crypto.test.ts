/** Both back ends compute the same; each project of `vitest.config.ts` runs on the one that its name says. */
import { createHash, createHmac } from 'node:crypto'
import { signHeaders } from '@oss-process/signer'
import { describe, expect, inject, test, vi } from 'vitest'
import * as used from '#crypto'
import * as node from '../../src/crypto/crypto.node.ts'
import * as web from '../../src/crypto/crypto.web.ts'

const isWebCrypto = inject('backEnd') === 'WebCrypto'

declare module 'vitest' {
  interface ProvidedContext {
    /** The crypto back end that the suite runs on. */
    backEnd: 'node:crypto' | 'WebCrypto'
  }
}

test('the expected back end is in use', () => {
  expect(used.sha256Hex).toBe(isWebCrypto ? web.sha256Hex : node.sha256Hex)
})

test('both back ends have the same functions', () => {
  expect(Object.keys(web).sort()).toEqual(Object.keys(node).sort())
})

describe.each([
  { name: 'an empty text', text: '' },
  { name: 'ASCII', text: 'abc' },
  { name: 'characters of several bytes', text: '中😀' },
  { name: 'a long text', text: 'x'.repeat(10_000) },
])('of $name', ({ text }) => {
  const bytes = new Uint8Array(32).map((_, index) => index * 8)
  const expected = createHmac('sha256', bytes).update(text).digest('hex')

  test('the SHA-256 is that of its UTF-8 bytes', async () => {
    expect(await used.sha256Hex(text)).toBe(createHash('sha256').update(text).digest('hex'))
  })

  test('the HMAC is that of its UTF-8 bytes, as bytes and in hex', async () => {
    const key = await used.importHmacKey(bytes)
    expect(await used.hmacHex(key, text)).toBe(expected)
    expect(Buffer.from(await used.hmac(key, text)).toString('hex')).toBe(expected)
  })
})

test('says what is missing where there is no WebCrypto', async () => {
  const key = await web.importHmacKey(new Uint8Array(32))
  const found = Object.getOwnPropertyDescriptor(globalThis, 'crypto') ?? {}
  Object.defineProperty(globalThis, 'crypto', { value: {}, configurable: true })
  try {
    const expected = { name: 'SignerError', code: 'CRYPTO_UNAVAILABLE' }
    await expect(web.sha256Hex('')).rejects.toMatchObject(expected)
    await expect(web.importHmacKey(new Uint8Array(32))).rejects.toMatchObject(expected)
    await expect(web.hmac(key, '')).rejects.toMatchObject(expected)
    await expect(web.hmacHex(key, '')).rejects.toMatchObject(expected)
  } finally {
    Object.defineProperty(globalThis, 'crypto', found)
  }
})

test('derives a key anew after a derivation that failed', async () => {
  const options = {
    credentials: { accessKeyId: 'ak', accessKeySecret: 'first-fails' },
    region: 'cn-hangzhou',
    date: new Date('2023-12-16T16:20:57Z'),
  }
  const sign = () => signHeaders({ method: 'GET', bucket: 'b' }, options)
  if (isWebCrypto) {
    const importKey = vi.spyOn(crypto.subtle, 'importKey').mockRejectedValueOnce(new Error('busy'))
    await expect(sign()).rejects.toThrow('busy')
    importKey.mockRestore()
  }
  expect((await sign()).signature).toMatch(/^[0-9a-f]{64}$/)
})

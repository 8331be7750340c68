/** Each project of `vitest.config.ts` runs on the back end that its name says. */
import { createHash, createHmac } from 'node:crypto'
import { signHeaders } from '@oss-process/signer'
import { expect, inject, test, vi } from 'vitest'
import { computeSignature, deriveSigningKey, hmacHex, importSigningKey } from '#crypto'
import {
  deriveSigningKey as webDeriveSigningKey,
  hmacHex as webHmacHex,
} from '../src/crypto/crypto.web.ts'

const isWebCrypto = inject('backEnd') === 'WebCrypto'

declare module 'vitest' {
  interface ProvidedContext {
    /** The crypto back end that the suite runs on. */
    backEnd: 'node:crypto' | 'WebCrypto'
  }
}

test('the expected back end is in use', () => {
  expect((deriveSigningKey('secret', ['text']) as unknown) instanceof Promise).toBe(isWebCrypto)
})

test.each([
  '',
  'abc',
  '中😀',
  'x'.repeat(400),
  '中'.repeat(400),
  'x'.repeat(401),
  'x'.repeat(10_000),
])('hashes UTF-8 text', async (text) => {
  const bytes = new Uint8Array(32).fill(7)
  const hmac = (message: string) => createHmac('sha256', bytes).update(message).digest('hex')
  const key = await importSigningKey(bytes)
  expect(await hmacHex(key, text)).toBe(hmac(text))
  const hash = createHash('sha256').update(text).digest('hex')
  const stages = await computeSignature(text, 'before ', key, (...given) => given)
  expect(stages).toEqual([`before ${hash}`, hmac(`before ${hash}`)])
})

test('keeps nothing of one text for the next', async () => {
  const bytes = new Uint8Array(32).map((_, index) => index * 8)
  const key = await importSigningKey(bytes)
  const texts = ['a longer text', 'short', '', 'a longer text', '中😀', 'x'.repeat(1200), 'short']
  for (const text of texts) {
    const expected = createHmac('sha256', bytes).update(text).digest('hex')
    expect(await hmacHex(key, text)).toBe(expected)
  }
})

test('derives a key message by message', async () => {
  const first = createHmac('sha256', 'secret').update('one').digest()
  const second = createHmac('sha256', first).update('two').digest()
  const expected = createHmac('sha256', second).update('text').digest('hex')
  expect(await hmacHex(await deriveSigningKey('secret', ['one', 'two']), 'text')).toBe(expected)
})

test('says what is missing where there is no WebCrypto', async () => {
  const found = Object.getOwnPropertyDescriptor(globalThis, 'crypto') ?? {}
  Object.defineProperty(globalThis, 'crypto', { value: {}, configurable: true })
  try {
    const expected = { code: 'CRYPTO_UNAVAILABLE' }
    await expect(webHmacHex({ type: 'secret' }, '')).rejects.toMatchObject(expected)
    // At once, before there are promises whose failure nobody would see.
    expect(() => webDeriveSigningKey('secret', ['a', 'b'])).toThrow(
      expect.objectContaining(expected),
    )
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

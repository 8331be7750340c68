import { describe, expect, test } from 'vitest'
import type { CredentialsProvider, ExpiringCredentials } from '../../src/credentials/credentials.ts'
import { CredentialsStore } from '../../src/credentials/store.ts'

const MINUTE_MS = 60_000

function setUp(lifetimeMs: number) {
  const state = { nowMs: 0, fetched: 0, failure: undefined as Error | undefined }
  const provider = async (): Promise<ExpiringCredentials> => {
    state.fetched += 1
    await Promise.resolve()
    if (state.failure !== undefined) throw state.failure
    const expiration = new Date(state.nowMs + lifetimeMs)
    return { accessKeyId: `id${state.fetched}`, accessKeySecret: 's', expiration }
  }
  const store = new CredentialsStore(provider, () => state.nowMs)
  const get = async () => (await store.get(undefined)).accessKeyId
  const settle = () => new Promise((resolve) => setImmediate(resolve))
  return { state, store, get, settle }
}

describe('CredentialsStore', () => {
  test('makes one renewal for a thousand calls on an expired token', async () => {
    const { state, get } = setUp(60 * MINUTE_MS)
    await get()
    state.nowMs = 61 * MINUTE_MS
    const ids = await Promise.all(Array.from({ length: 1000 }, get))
    expect(new Set(ids)).toEqual(new Set(['id2']))
    expect(state.fetched).toBe(2)
  })

  test('renews ahead of the end while the old ones serve', async () => {
    const { state, get, settle } = setUp(60 * MINUTE_MS)
    await get()
    state.nowMs = 56 * MINUTE_MS
    expect(await Promise.all([get(), get()])).toEqual(['id1', 'id1'])
    await settle()
    expect(await get()).toBe('id2')
    expect(state.fetched).toBe(2)
  })

  test('renews short-lived ones in the last fifth of their life', async () => {
    const { state, get, settle } = setUp(2 * MINUTE_MS)
    await get()
    state.nowMs = 1.5 * MINUTE_MS
    await get()
    await settle()
    expect(state.fetched).toBe(1)
    state.nowMs = 1.7 * MINUTE_MS
    await get()
    await settle()
    expect(state.fetched).toBe(2)
  })

  test('waits a minute after a renewal in the background failed', async () => {
    const { state, get, settle } = setUp(60 * MINUTE_MS)
    await get()
    state.failure = new Error('down')
    state.nowMs = 56 * MINUTE_MS
    for (let call = 0; call < 3; call += 1) {
      expect(await get()).toBe('id1')
      await settle()
    }
    expect(state.fetched).toBe(2)
    state.nowMs = 57 * MINUTE_MS
    state.failure = undefined
    await get()
    await settle()
    expect(await get()).toBe('id3')
  })

  test('reports a failure once the old ones have ended, and tries again on the next call', async () => {
    const { state, store, get } = setUp(60 * MINUTE_MS)
    await get()
    state.nowMs = 60 * MINUTE_MS
    state.failure = new Error('down')
    await expect(store.get(undefined)).rejects.toMatchObject({
      code: 'OSS_CREDENTIALS_FETCH_FAILED',
      message: 'the credentials could not be fetched: down',
    })
    state.failure = undefined
    expect(await get()).toBe('id3')
  })

  test('forgets refused credentials once, however many calls were refused', async () => {
    const { state, store, get } = setUp(60 * MINUTE_MS)
    const refused = await store.get(undefined)
    expect(store.discard(refused)).toBe(true)
    expect(await get()).toBe('id2')
    expect(store.discard(refused)).toBe(true)
    expect(await get()).toBe('id2')
    expect(state.fetched).toBe(2)
  })

  test('has nothing to put in the place of fixed credentials', async () => {
    const fixed = { accessKeyId: 'id', accessKeySecret: 's' }
    const store = new CredentialsStore(fixed, () => 0)
    expect(store.discard(fixed)).toBe(false)
    expect(await store.get(undefined)).toBe(fixed)
  })

  test('the abort of one caller does not end the renewal for the others', async () => {
    const { store, state } = setUp(60 * MINUTE_MS)
    const abort = new AbortController()
    const gone = store.get(abort.signal)
    const waiting = store.get(undefined)
    abort.abort(new Error('gone'))
    await expect(gone).rejects.toThrow('gone')
    expect(await waiting).toMatchObject({ accessKeyId: 'id1' })
    expect(state.fetched).toBe(1)
  })

  test('refuses what a provider of plain JavaScript may give', async () => {
    // @ts-expect-error: not credentials
    const provider: CredentialsProvider = async () => undefined
    const store = new CredentialsStore(provider, () => 0)
    await expect(store.get(undefined)).rejects.toThrow(
      'expected credentials with a text as accessKeyId, received undefined',
    )
  })
})

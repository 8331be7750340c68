/** Keeps a provider's credentials while they are valid, and renews them before they expire. */

import { isOssError, OssCredentialsError } from '../errors.ts'
import { untilAborted } from '../wire/until-aborted.ts'
import type { Credentials, CredentialsProvider, ExpiringCredentials } from './credentials.ts'

/** Credentials are renewed in the background in the last fifth of their life, and not earlier than this. */
const RENEW_AHEAD_MS = 5 * 60_000
/** Credentials this near their end are not used any more: a request takes time to arrive. */
const LAST_USE_MS = 10_000
/** After a renewal in the background failed, the next one waits this long. */
const PAUSE_AFTER_FAILURE_MS = 60_000

/**
 * The credentials of a client.
 *
 * However many calls wait, one renewal is under way at a time.
 */
export class CredentialsStore {
  readonly #provider: CredentialsProvider | undefined
  readonly #now: () => number
  #current: ExpiringCredentials | undefined
  #flight: Promise<ExpiringCredentials> | undefined
  #renewAheadMs = 0
  #noRenewalBefore = 0

  /** @param now - milliseconds since 1970. */
  constructor(source: Credentials | CredentialsProvider, now: () => number) {
    this.#now = now
    if (typeof source === 'function') {
      this.#provider = source
    } else {
      this.#provider = undefined
      this.#current = checkCredentials(source)
    }
  }

  /**
   * Returns credentials that are valid now.
   *
   * @throws {OssCredentialsError} when there are none; or the signal's reason.
   */
  async get(signal: AbortSignal | undefined): Promise<ExpiringCredentials> {
    const current = this.#current
    if (current?.expiration === undefined) return current ?? (await this.#wait(signal))
    const leftMs = current.expiration.getTime() - this.#now()
    if (leftMs <= LAST_USE_MS) return await this.#wait(signal)
    if (leftMs <= this.#renewAheadMs) this.#renewInBackground()
    return current
  }

  /**
   * Forgets credentials that the service refused.
   *
   * @returns whether others may come in their place.
   */
  discard(refused: ExpiringCredentials | undefined): boolean {
    if (this.#provider === undefined) return false
    if (this.#current === refused) this.#current = undefined
    return true
  }

  async #wait(signal: AbortSignal | undefined): Promise<ExpiringCredentials> {
    const flight = this.#renew()
    return signal === undefined ? await flight : await untilAborted(flight, signal)
  }

  #renew(): Promise<ExpiringCredentials> {
    this.#flight ??= this.#fetch().finally(() => {
      this.#flight = undefined
    })
    return this.#flight
  }

  #renewInBackground(): void {
    if (this.#flight !== undefined || this.#now() < this.#noRenewalBefore) return
    this.#renew().catch(() => {
      // No call waits for it: the current ones are still valid, and the next renewal reports.
      this.#noRenewalBefore = this.#now() + PAUSE_AFTER_FAILURE_MS
    })
  }

  async #fetch(): Promise<ExpiringCredentials> {
    if (this.#provider === undefined) throw missing('the credentials have expired')
    let fetched: ExpiringCredentials
    try {
      fetched = checkCredentials(await this.#provider())
    } catch (cause) {
      if (isOssError(cause)) throw cause
      const reason = cause instanceof Error ? `: ${cause.message}` : ''
      const message = `the credentials could not be fetched${reason}`
      throw new OssCredentialsError('OSS_CREDENTIALS_FETCH_FAILED', message, { cause })
    }
    this.#current = fetched
    const lifetimeMs = (fetched.expiration?.getTime() ?? 0) - this.#now()
    this.#renewAheadMs = Math.min(RENEW_AHEAD_MS, lifetimeMs / 5)
    return fetched
  }
}

function checkCredentials(value: ExpiringCredentials): ExpiringCredentials {
  for (const member of ['accessKeyId', 'accessKeySecret'] as const) {
    const text: unknown = value?.[member]
    if (typeof text === 'string' && text !== '') continue
    const received = text === '' ? 'an empty text' : typeof text
    throw missing(`expected credentials with a text as ${member}, received ${received}`)
  }
  return value
}

function missing(message: string): OssCredentialsError {
  return new OssCredentialsError('OSS_CREDENTIALS_MISSING', message)
}

/** Credentials effects that answer from a table and record what was asked. */

import type {
  CredentialsAnswer,
  CredentialsEffects,
  CredentialsRequest,
} from '@oss-process/client/credentials'

export interface FakeCredentialsEffects extends CredentialsEffects {
  readonly sent: CredentialsRequest[]
  readonly delays: number[]
}

/** What stands where. */
export interface FakeWorld {
  /** By `METHOD url`; a function may throw. */
  readonly answers?: Readonly<Record<string, CredentialsAnswer | (() => CredentialsAnswer)>>
  readonly files?: Readonly<Record<string, string>>
  readonly commands?: Readonly<Record<string, string>>
  readonly environment?: Readonly<Record<string, string>>
}

/** Makes effects of a world in which nothing else exists. */
export function createFakeCredentialsEffects(world: FakeWorld): FakeCredentialsEffects {
  const sent: CredentialsRequest[] = []
  const delays: number[] = []
  const { answers = {}, files = {}, commands = {}, environment = {} } = world
  return {
    sent,
    delays,
    environment,
    now: () => Date.UTC(2026, 10, 22, 7),
    nonce: () => 'NONCE',
    sleep: async (delayMs) => {
      delays.push(delayMs)
    },
    send: async (request) => {
      sent.push(request)
      const answer = answers[`${request.method} ${request.url}`]
      if (answer === undefined) throw new Error('nobody answers')
      return typeof answer === 'function' ? answer() : answer
    },
    readFile: async (path) => {
      const text = files[path]
      if (text === undefined) throw Object.assign(new Error('no such file'), { code: 'ENOENT' })
      return text
    },
    run: async (command) => {
      const printed = commands[command]
      if (printed === undefined) throw new Error('it ended with code 127')
      return printed
    },
  }
}

/** Network, files, commands and environment as credentials providers use them. */

import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'

/** A request to one of the places that hand out credentials. */
export interface CredentialsRequest {
  readonly url: string
  readonly method: 'GET' | 'POST' | 'PUT'
  readonly headers?: Readonly<Record<string, string>> | undefined
  readonly body?: string | undefined
  /** Milliseconds for the whole exchange. */
  readonly timeoutMs: number
}

/** The answer to a {@link CredentialsRequest}. */
export interface CredentialsAnswer {
  readonly statusCode: number
  readonly text: string
}

/** Network, files, commands, environment, clock and randomness. */
export interface CredentialsEffects {
  readonly send: (request: CredentialsRequest) => Promise<CredentialsAnswer>
  readonly readFile: (path: string) => Promise<string>
  /** Runs a command line in a shell and returns what it prints. */
  readonly run: (command: string, timeoutMs: number) => Promise<string>
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly sleep: (delayMs: number) => Promise<void>
  /** A text that was never returned before. */
  readonly nonce: () => string
}

/** Those of the machine. */
export const SYSTEM_CREDENTIALS_EFFECTS: CredentialsEffects = {
  send,
  readFile: (path) => readFile(path, 'utf8'),
  run,
  environment: process.env,
  now: () => Date.now(),
  sleep: (delayMs) => new Promise((resolve) => setTimeout(resolve, delayMs)),
  nonce: () => randomUUID(),
}

async function send(request: CredentialsRequest): Promise<CredentialsAnswer> {
  const { url, method, headers = {}, body = null, timeoutMs } = request
  const signal = AbortSignal.timeout(timeoutMs)
  const answer = await fetch(url, { method, headers, body, signal, redirect: 'error' })
  return { statusCode: answer.status, text: await answer.text() }
}

function run(command: string, timeoutMs: number): Promise<string> {
  const [shell, flag] = process.platform === 'win32' ? ['cmd.exe', '/c'] : ['/bin/sh', '-c']
  return new Promise((resolve, reject) => {
    execFile(shell, [flag, command], { timeout: timeoutMs, windowsHide: true }, (error, stdout) => {
      // The error of execFile repeats the command, which may hold a secret.
      if (error) reject(new Error(describeExit(error, timeoutMs)))
      else resolve(stdout)
    })
  })
}

function describeExit(
  error: { readonly code?: number | string | null; readonly killed?: boolean },
  timeoutMs: number,
): string {
  return error.killed ? `it ran for more than ${timeoutMs} ms` : `it ended with code ${error.code}`
}

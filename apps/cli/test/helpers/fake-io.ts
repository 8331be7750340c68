/** An Io without a machine: captures what a command writes, returns what the test says. */

import type { Io } from '../../src/io.ts'
import { nodeFiles } from '../../src/io.ts'
import { main } from '../../src/main.ts'

export interface FakeIoOptions {
  readonly env?: Io['env']
  readonly stdin?: string
  readonly folder?: string
  readonly columns?: number
  readonly isTerminal?: boolean
  readonly signal?: AbortSignal
  readonly now?: () => Date
  readonly onStdout?: (text: string) => void
}

export interface FakeIo extends Io {
  readonly written: { stdout: string; stderr: string }
}

export function fakeIo(options: FakeIoOptions = {}): FakeIo {
  const written = { stdout: '', stderr: '' }
  const output = (name: 'stdout' | 'stderr') => ({
    isTerminal: options.isTerminal ?? false,
    columns: options.columns,
    write: async (chunk: string | Uint8Array) => {
      const text = typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('latin1')
      written[name] += text
      if (name === 'stdout') options.onStdout?.(text)
    },
  })
  return {
    written,
    stdout: output('stdout'),
    stderr: output('stderr'),
    stdin: {
      isTerminal: options.isTerminal ?? false,
      async *chunks() {
        yield new TextEncoder().encode(options.stdin ?? '')
      },
    },
    env: options.env ?? {},
    files: nodeFiles(options.folder ?? '/nowhere'),
    sleep: async () => undefined,
    now: options.now ?? (() => new Date('2026-11-22T08:00:00Z')),
    signal: options.signal ?? new AbortController().signal,
    executable: 'oss-process',
    processId: 1,
  }
}

/** Runs a command line through `main`. */
export async function runMain(
  argv: readonly string[],
  options: FakeIoOptions = {},
): Promise<{ code: number; stdout: string; stderr: string }> {
  const io = fakeIo(options)
  const code = await main(argv, io)
  return { code, ...io.written }
}

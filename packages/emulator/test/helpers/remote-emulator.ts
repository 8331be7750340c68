import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { onTestFinished } from 'vitest'
import type { call } from './client.ts'

/** What `call` needs of an emulator that runs in another process. */
export type Remote = Parameters<typeof call>[0]

/** Starts the built emulator in a process of its own, which is killed when the test has finished. */
export async function startRemote(
  root: string,
  env: NodeJS.ProcessEnv = process.env,
): Promise<{ readonly child: ChildProcess; readonly remote: Remote }> {
  const program = join(import.meta.dirname, '..', 'long', 'serve.mjs')
  const child = spawn(process.execPath, [program, root], { env })
  onTestFinished(() => {
    child.kill('SIGKILL')
  })
  const lines = createInterface({ input: child.stdout })
  const [port] = await once(lines, 'line')
  const credentials = { accessKeyId: 'test', accessKeySecret: 'test' }
  // Only the members that `call` reads are needed.
  const remote = { host: '127.0.0.1', port: Number(port), credentials, region: 'cn-hangzhou' }
  return { child, remote: remote as Remote }
}

/** Runs the command line of this process, and hands the signals of the shell to it. */
import { setMaxListeners } from 'node:events'
import type { ExitCode } from './errors.ts'
import { nodeIo } from './io.ts'
import { main } from './main.ts'

const signalNumbers = { SIGINT: 2, SIGTERM: 15, SIGHUP: 1 } as const

/**
 * Runs a command line to its end; a second signal ends the process at once.
 *
 * @param argv - the words after the program's name.
 */
export function run(argv: readonly string[]): Promise<ExitCode> {
  const stop = new AbortController()
  // Every call in flight listens to it.
  setMaxListeners(0, stop.signal)
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(name, () => {
      // The second signal ends it at once: something does not listen to the first.
      if (stop.signal.aborted) process.exit(128 + signalNumbers[name])
      stop.abort(name)
    })
  }
  // The failed write tells `main` that the reader went away; this keeps Node from ending with a trace.
  process.stdout.on('error', () => undefined)
  return main(argv, nodeIo(stop.signal))
}

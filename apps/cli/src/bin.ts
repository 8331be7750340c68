#!/usr/bin/env node
/** The executable: runs the command line of this process, and passes the signals of the shell to it. */
import { setMaxListeners } from 'node:events'
import { isVersionAsked, version } from './version.ts'

const signalNumbers = { SIGINT: 2, SIGTERM: 15, SIGHUP: 1 } as const

/** Runs a command line to its end; returns its exit code. */
async function run(argv: readonly string[]): Promise<number> {
  const { nodeIo } = await import('./io.ts')
  const { main } = await import('./main.ts')
  const stop = new AbortController()
  // Every call in flight listens to it.
  setMaxListeners(0, stop.signal)
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(name, () => {
      // The second signal ends the process at once, whatever does not react to the first.
      if (stop.signal.aborted) process.exit(128 + signalNumbers[name])
      stop.abort(name)
    })
  }
  // `main` sees the failed write when the reader goes away; without a listener Node would throw too.
  process.stdout.on('error', () => undefined)
  return main(argv, nodeIo(stop.signal))
}

const argv = process.argv.slice(2)
if (isVersionAsked(argv)) {
  // The rest of the program is not loaded for it.
  process.stdout.write(`${version()}\n`)
} else {
  void run(argv).then((code) => process.exit(code))
}

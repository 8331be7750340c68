#!/usr/bin/env node
/** The executable: hands the command line to `main`, and the signals of the shell with it. */
import { setMaxListeners } from 'node:events'
import { isVersionAsked, version } from './version.ts'

const argv = process.argv.slice(2)
if (isVersionAsked(argv)) {
  process.stdout.write(`${version()}\n`)
} else {
  process.exit(await run())
}

async function run(): Promise<number> {
  const [{ main }, { nodeIo }] = await Promise.all([import('./main.ts'), import('./io.ts')])
  const stop = new AbortController()
  // Every call in flight listens to it.
  setMaxListeners(0, stop.signal)
  const signalNumbers = { SIGINT: 2, SIGTERM: 15, SIGHUP: 1 } as const
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

#!/usr/bin/env node
/** The executable: answers `--version` alone, and leaves the rest to `run`. */
import { isVersionAsked, version } from './version.ts'

const argv = process.argv.slice(2)
if (isVersionAsked(argv)) {
  process.stdout.write(`${version()}\n`)
} else {
  void import('./run.ts').then(({ run }) => run(argv)).then((code) => process.exit(code))
}

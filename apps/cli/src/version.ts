/** The version, answered before anything else is loaded. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Whether a command line asks for the version and nothing else. */
export function isVersionAsked(argv: readonly string[]): boolean {
  return argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V')
}

/** Reads the version from the package's own manifest. */
export function version(): string {
  const path = join(import.meta.dirname, '../package.json')
  const manifest: unknown = JSON.parse(readFileSync(path, 'utf8'))
  return String(Object(manifest).version)
}

/** The version, answered before anything else is loaded. */
import { readFileSync } from 'node:fs'

/** Whether a command line asks for the version and nothing else. */
export function isVersionAsked(argv: readonly string[]): boolean {
  return argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V')
}

/** Reads the version from the package's own manifest. */
export function version(): string {
  const manifest: unknown = JSON.parse(
    readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
  )
  return String(Object(manifest).version)
}

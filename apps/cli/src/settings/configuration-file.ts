/** Finds, reads and edits the configuration file of ossutil 2, which this program shares. */
import type { ProfileSection } from '@oss-process/client/credentials'
import { CliError } from '../errors.ts'
import type { Io } from '../io.ts'

/** The path of the file, and what names it. */
export interface ConfigurationPath {
  readonly value: string
  /** A flag, a variable of the environment, or `default`. */
  readonly origin: string
}

/** Sections by the name of their profile, as the client's `parseProfiles` returns them. */
export type Profiles = ReadonlyMap<string, readonly ProfileSection[]>

/** Finds which configuration file counts: flag over environment over `~/.ossutilconfig`. */
export function configurationPath(
  flags: { readonly configFile?: string | undefined },
  env: Io['env'],
): ConfigurationPath {
  if (flags.configFile) return { value: flags.configFile, origin: '--config-file' }
  const variable = 'OSSUTIL_CONFIG_FILE'
  const named = env[variable]
  if (named) return { value: named, origin: variable }
  return { value: '~/.ossutilconfig', origin: 'default' }
}

/**
 * Reads the profiles of the configuration file; none when the default file does not exist.
 *
 * @throws {CliError} `CLI_LOCAL_FILE` when a file that was named cannot be read.
 */
export async function readProfiles(
  path: ConfigurationPath,
  io: Pick<Io, 'files'>,
): Promise<Profiles> {
  const isDefault = path.origin === 'default'
  if (isDefault && (await io.files.facts(path.value)) === undefined) return new Map()
  const { parseProfiles } = await import('@oss-process/client/credentials')
  try {
    return parseProfiles(await io.files.readText(path.value))
  } catch (error) {
    throw new CliError(
      'CLI_LOCAL_FILE',
      `expected a configuration file at ${path.value} (${path.origin}); it cannot be read`,
      { cause: error },
    )
  }
}

/**
 * Sets one value of a profile and leaves every other byte of the file as it is.
 *
 * @param text - the file; empty when there is none yet.
 * @returns the new text. A key that is there keeps its line and its spelling; a new one is added at
 *   the end of the profile's last section, a new section at the end of the file.
 */
export async function setProfileValue(
  text: string,
  { profile, key, value }: { profile: string; key: string; value: string },
): Promise<string> {
  const { parseProfiles, plainKey } = await import('@oss-process/client/credentials')
  const newline = text.includes('\r\n') ? '\r\n' : '\n'
  const sections = parseProfiles(text).get(profile.toLowerCase()) ?? []
  const last = sections.at(-1)
  if (last === undefined) return addProfile(text, { profile, line: `${key} = ${value}`, newline })
  const lines = text.split(/\r?\n/)
  // The last entry is the one that counts.
  const entry = sections
    .flatMap(({ entries }) => entries)
    .findLast((known) => known.key === plainKey(key))
  if (entry === undefined) {
    lines.splice(last.entries.at(-1)?.line ?? last.line, 0, `${key} = ${value}`)
  } else {
    const beforeValue = /^[^=]*=\s*/.exec(lines[entry.line - 1] ?? '')?.[0] ?? ''
    lines[entry.line - 1] = `${beforeValue}${value}`
  }
  return lines.join(newline)
}

function addProfile(
  text: string,
  { profile, line, newline }: { profile: string; line: string; newline: string },
): string {
  const title = profile.toLowerCase() === 'default' ? 'default' : `profile ${profile}`
  const kept = text.trimEnd() === '' ? [] : [text.trimEnd(), '']
  return [...kept, `[${title}]`, line, ''].join(newline)
}

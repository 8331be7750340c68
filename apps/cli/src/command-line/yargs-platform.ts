/**
 * What yargs asks of the machine it runs on, in the executable: as its own platform for Node, without
 * what this program does not use and every start would pay for: the locale's file, the search for a
 * package.json, commands loaded from folders, and the assertions.
 */
import { basename, dirname, extname, join, relative, resolve } from 'node:path'
import { textWidth } from '../output/text-width.ts'

/** Puts values in the places of `%s`, as the texts of yargs have them. */
function format(text: string, values: readonly unknown[]): string {
  const parts = text.split('%s')
  return parts.map((part, index) => (index === 0 ? part : `${values[index - 1]}${part}`)).join('')
}

/** The texts of yargs in English, some of them replaced by `updateStrings`. */
function englishTexts() {
  const replaced = new Map<string, string>()
  const textOf = (text: string) => replaced.get(text) ?? text
  return {
    __: (text: string, ...values: unknown[]) => format(textOf(text), values),
    __n: (one: string, many: string, count: number, ...values: unknown[]) =>
      format(textOf(count === 1 ? one : many), values),
    getLocale: () => 'en',
    setLocale: () => undefined,
    updateLocale(texts: Readonly<Record<string, string>>) {
      for (const [text, ours] of Object.entries(texts)) replaced.set(text, ours)
    },
  }
}

/**
 * Makes the platform.
 *
 * @param libraries - those of yargs: what lays out columns, what splits command lines.
 */
export function yargsPlatform(libraries: {
  readonly cliui: unknown
  readonly Parser: unknown
}): Readonly<Record<string, unknown>> {
  return {
    ...libraries,
    assert: { strictEqual: () => undefined, notStrictEqual: () => undefined },
    findUp: () => undefined,
    getCallerFile: () => '',
    getEnv: (name: string) => process.env[name],
    getProcessArgvBin: () => process.argv[1],
    inspect: String,
    mainFilename: process.cwd(),
    path: { basename, dirname, extname, join, relative, resolve },
    process: {
      argv: () => process.argv,
      cwd: process.cwd,
      emitWarning: process.emitWarning,
      execPath: () => process.execPath,
      exit: process.exit,
      nextTick: process.nextTick,
      // The width is given with `wrap`.
      stdColumns: null,
    },
    readFileSync: () => '{}',
    readdirSync: () => [],
    require: () => undefined,
    stringWidth: textWidth,
    y18n: englishTexts(),
  }
}

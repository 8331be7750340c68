/** From the words of a command line to an exit code. */
import { commands } from './command-line/command-list.ts'
import type { CommandArguments } from './command-line/define-command.ts'
import type { ExitCode } from './errors.ts'
import { CliError, EXIT } from './errors.ts'
import type { Io } from './io.ts'
import { errorObject, errorText, presentError } from './output/present-error.ts'
import { jsonLine } from './output/render.ts'
import { isVersionAsked, version } from './version.ts'

/**
 * Runs one command line to its end.
 *
 * @param argv - the words after the program's name.
 * @returns the exit code; nothing is thrown.
 */
export async function main(argv: readonly string[], io: Io): Promise<ExitCode> {
  let args: CommandArguments = {
    json: argv.includes('--json'),
    verbose: argv.includes('--verbose'),
  }
  try {
    if (isVersionAsked(argv)) {
      await io.stdout.write(`${version()}\n`)
      return EXIT.done
    }
    if (argv[0] === '__complete') return await complete(argv.slice(1), io)
    const { parseCommandLine } = await import('./command-line/parse-command-line.ts')
    const columns = io.stdout.columns ?? 80
    const line = await parseCommandLine(argv, { commands, columns })
    if (line.kind === 'help') {
      await io.stdout.write(line.text)
      return EXIT.done
    }
    args = line.args
    return (await line.command.run(args, io)) ?? EXIT.done
  } catch (error) {
    return await report(error, { args, io })
  }
}

async function complete(words: readonly string[], io: Io): Promise<ExitCode> {
  const { completeWords, offerLines } = await import('./completion/complete-words.ts')
  const offers = await completeWords(words, {
    commands,
    styleWords: async (text) => (await import('./completion/style-words.ts')).styleWords(text),
  })
  await io.stdout.write(
    offerLines(offers)
      .map((line) => `${line}\n`)
      .join(''),
  )
  return EXIT.done
}

async function report(
  thrown: unknown,
  { args, io }: { args: CommandArguments; io: Io },
): Promise<ExitCode> {
  if (isClosedPipe(thrown)) return EXIT.done
  const saysInterrupted = thrown instanceof CliError && thrown.code === 'CLI_INTERRUPTED'
  const error =
    io.signal.aborted && !saysInterrupted
      ? new CliError('CLI_INTERRUPTED', `stopped by ${String(io.signal.reason)}`, { cause: thrown })
      : thrown
  const presented = presentError(error)
  const isVerbose = args['verbose'] === true
  const text =
    args['json'] === true
      ? jsonLine(errorObject(presented))
      : errorText(presented, { error, isVerbose })
  await io.stderr.write(text)
  return presented.exitCode
}

/** Whether the reader of our output closed it, as `head` does; that is no failure. */
function isClosedPipe(error: unknown): boolean {
  // Windows reports some closed pipes as the end of the file.
  return error instanceof Error && 'code' in error && ['EPIPE', 'EOF'].includes(String(error.code))
}

/** Finds programs of the machine, along `PATH`, and runs them with a time limit. */
import { access, constants } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { OssRefusal } from '../refusal.ts'

/** Programs that the emulator can use, by the name of their command. */
export type ProgramName = 'ffmpeg' | 'ffprobe' | 'soffice' | 'pdftoppm' | 'pdftotext'

/** Paths of programs that are not on `PATH`. */
export type ProgramPaths = Readonly<Partial<Record<ProgramName, string>>>

/** The package to install for each program. */
const PACKAGES: Readonly<Record<ProgramName, string>> = {
  ffmpeg: 'ffmpeg',
  ffprobe: 'ffmpeg',
  soffice: 'LibreOffice',
  pdftoppm: 'poppler-utils',
  pdftotext: 'poppler-utils',
}

const TIME_LIMIT_MS = 10 * 60_000
const MAX_OUTPUT_BYTES = 16 * 1024 * 1024

/** Finds and runs programs. */
export class Programs {
  readonly #given: ProgramPaths
  readonly #searchPath: string
  readonly #found = new Map<ProgramName, string>()

  constructor(given: ProgramPaths, searchPath: string) {
    this.#given = given
    this.#searchPath = searchPath
  }

  /**
   * Runs a program and waits for its end.
   *
   * @param purpose - the operation that needs it, for the message when it is missing.
   * @returns its standard output.
   * @throws {OssRefusal} `NotImplemented` when it is not installed, `InvalidArgument` when it fails.
   */
  async run(
    name: ProgramName,
    parameters: readonly string[],
    { purpose, signal }: { readonly purpose: string; readonly signal?: AbortSignal | undefined },
  ): Promise<string> {
    const path = await this.#find(name)
    if (path === undefined) throw notInstalled(name, purpose)
    try {
      const { execFile } = await import('node:child_process')
      const { stdout } = await promisify(execFile)(path, [...parameters], {
        timeout: TIME_LIMIT_MS,
        maxBuffer: MAX_OUTPUT_BYTES,
        ...(signal === undefined ? {} : { signal }),
      })
      return stdout
    } catch (cause) {
      const isMissing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT'
      throw isMissing ? notInstalled(name, purpose) : failed(name, purpose, cause)
    }
  }

  /** Remembers only programs that exist: others may be installed while the emulator runs. */
  async #find(name: ProgramName): Promise<string | undefined> {
    const known = this.#found.get(name) ?? this.#given[name]
    if (known !== undefined) return known
    const candidates = this.#searchPath
      .split(delimiter)
      .filter((folder) => folder !== '')
      .flatMap((folder) => [join(folder, name), join(folder, `${name}.exe`)])
    for (const path of candidates) {
      if (!(await isExecutable(path))) continue
      this.#found.set(name, path)
      return path
    }
    return undefined
  }
}

async function isExecutable(path: string): Promise<boolean> {
  return await access(path, constants.X_OK).then(
    () => true,
    () => false,
  )
}

function notInstalled(name: ProgramName, purpose: string): OssRefusal {
  return new OssRefusal({
    status: 501,
    code: 'NotImplemented',
    message: `The emulator performs ${purpose} with ${name}, which was not found; install ${PACKAGES[name]}, or give its path in the option programs.`,
  })
}

function failed(name: ProgramName, purpose: string, cause: unknown): OssRefusal {
  const text = cause instanceof Error && 'stderr' in cause ? String(cause.stderr).trim() : ''
  const said = text === '' ? String(cause) : (text.split('\n').at(-1) ?? '').replace(/\.$/, '')
  return new OssRefusal({
    status: 400,
    code: 'InvalidArgument',
    message: `The source cannot be processed by ${purpose}: ${name} says ${said.slice(0, 200)}.`,
    cause,
  })
}

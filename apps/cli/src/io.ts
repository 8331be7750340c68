/**
 * Everything outside the program that commands use: terminal, environment, clock and files. Commands
 * receive it as an {@link Io}, so that a test can pass a fake one.
 */
import { createReadStream, promises as disk } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join, resolve as resolvePath } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** Where text and bytes go. */
export interface Output {
  /** Writes all of it and waits until it has left the process. */
  write(chunk: string | Uint8Array): Promise<void>
  readonly isTerminal: boolean
  /** Width of the terminal in columns, when it is one. */
  readonly columns: number | undefined
}

/** Where text and bytes come from. */
export interface Input {
  chunks(): AsyncIterable<Uint8Array>
  readonly isTerminal: boolean
}

/** What the file system says of a file without opening it. */
export interface FileFacts {
  readonly byteLength: number
  readonly isFolder: boolean
  /** Whether it is an ordinary file: no folder, device, pipe or socket. */
  readonly isFile: boolean
}

/** A file that only grows. */
export interface AppendedFile {
  append(content: string | Uint8Array): Promise<void>
  /** Waits until everything appended has reached the disk. */
  sync(): Promise<void>
  close(): Promise<void>
}

/** The files of the machine; paths may be relative to the folder the command was typed in. */
export interface Files {
  /** Returns the full path; a leading `~/` is the home folder. */
  path(path: string): string
  readText(path: string): Promise<string>
  readBytes(path: string): AsyncIterable<Uint8Array>
  /** Writes the whole file or nothing: a file beside it is renamed into its place. */
  write(path: string, content: string | Uint8Array, options?: { mode?: number }): Promise<void>
  /** Opens a file for appending after its first `keep` bytes; the rest is removed. */
  openAppend(path: string, keep: number): Promise<AppendedFile>
  rename(from: string, to: string): Promise<void>
  /** Removes a file, or a folder with its content; a path that does not exist is no error. */
  remove(path: string): Promise<void>
  facts(path: string): Promise<FileFacts | undefined>
  /** Names in a folder; folders end in `/`. */
  list(path: string): Promise<readonly string[]>
}

export interface Io {
  readonly stdout: Output
  readonly stderr: Output
  readonly stdin: Input
  readonly env: Readonly<Record<string, string | undefined>>
  readonly files: Files
  now(): Date
  /** Waits; returns early, without an error, when `signal` is aborted. */
  sleep(milliseconds: number): Promise<void>
  /** Aborted when the user stops the program; the reason is the name of the operating system's signal. */
  readonly signal: AbortSignal
  /** The name of the program. */
  readonly executable: string
  /** Distinguishes the files of this run from those of another. */
  readonly processId: number
}

/**
 * Creates the {@link Io} of the real machine.
 *
 * @param signal - aborted to stop a command. Default: never.
 */
export function nodeIo(signal: AbortSignal = new AbortController().signal): Io {
  return {
    stdout: streamOutput(process.stdout),
    stderr: streamOutput(process.stderr),
    stdin: {
      // A generator: stdin from a file would be a stream of a file, with more members than bytes.
      async *chunks() {
        yield* process.stdin
      },
      get isTerminal() {
        return process.stdin.isTTY === true
      },
    },
    env: process.env,
    files: nodeFiles(process.cwd()),
    now: () => new Date(),
    sleep: (milliseconds) => sleep(milliseconds, undefined, { signal }).catch(() => undefined),
    signal,
    executable: 'oss-process',
    processId: process.pid,
  }
}

function streamOutput(stream: NodeJS.WriteStream): Output {
  return {
    isTerminal: stream.isTTY === true,
    get columns() {
      return stream.isTTY ? stream.columns : undefined
    },
    write: (chunk) =>
      new Promise((resolve, reject) => {
        stream.write(chunk, (error) => (error ? reject(error) : resolve()))
      }),
  }
}

/** Creates {@link Files} over the disk; relative paths start at `folder`. */
export function nodeFiles(folder: string): Files {
  const full = (path: string) =>
    path.startsWith('~/') ? join(homedir(), path.slice(2)) : resolvePath(folder, path)
  return {
    path: full,
    readText: (path) => disk.readFile(full(path), 'utf8'),
    readBytes: (path) => createReadStream(full(path)),
    write: (path, content, options) => writeWhole(full(path), content, options?.mode),
    openAppend: (path, keep) => openAppend(full(path), keep),
    rename: (from, to) => disk.rename(full(from), full(to)),
    remove: (path) => disk.rm(full(path), { recursive: true, force: true }),
    facts: (path) => readFacts(full(path)),
    async list(path) {
      const entries = await disk.readdir(full(path), { withFileTypes: true })
      return entries.map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name)).sort()
    },
  }
}

async function writeWhole(path: string, content: string | Uint8Array, mode = 0o666) {
  await disk.mkdir(dirname(path), { recursive: true })
  const beside = `${path}.${process.pid}.tmp`
  try {
    await disk.writeFile(beside, content, { mode })
    await disk.rename(beside, path)
  } catch (error) {
    await disk.unlink(beside).catch(() => undefined)
    throw error
  }
}

async function openAppend(path: string, keep: number): Promise<AppendedFile> {
  await disk.mkdir(dirname(path), { recursive: true })
  const handle = await disk.open(path, 'a')
  // By path: on Windows a file that is open for appending cannot be cut.
  await disk.truncate(path, keep)
  return {
    append: (content) => handle.appendFile(content),
    sync: () => handle.datasync(),
    close: () => handle.close(),
  }
}

async function readFacts(path: string): Promise<FileFacts | undefined> {
  try {
    const facts = await disk.stat(path)
    return { byteLength: facts.size, isFolder: facts.isDirectory(), isFile: facts.isFile() }
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

/** A body as it arrives → a file that appears when it is whole. */

import { randomUUID } from 'node:crypto'
import { open, readlink, realpath, rename, rm, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/**
 * Writes a body to a path.
 *
 * An ordinary file is replaced once the body is whole; where a symbolic link leads to it, the link
 * stays. A device, pipe or socket is written into, since nothing may take its place.
 *
 * @throws the file system's own error, or that of the connection.
 */
export async function writeFile(body: ReadableStream<Uint8Array>, path: string): Promise<void> {
  try {
    if (await takesBytesOnly(path)) await writeInto(path, { body, flags: 'w' })
    else await replaceFile(await followLink(path), { body, path })
  } catch (error) {
    await body.cancel(error).catch(() => {}) // it may be over, or locked by its failed reader
    throw error
  }
}

/** Whether something is there that is neither a file nor a folder. */
async function takesBytesOnly(path: string): Promise<boolean> {
  const facts = await stat(path).catch(() => undefined) // writing there reports why
  return facts !== undefined && !facts.isFile() && !facts.isDirectory()
}

/** Returns the path that symbolic links lead to, also when nothing is there yet. */
async function followLink(path: string): Promise<string> {
  try {
    return await realpath(path)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
    const target = await readlink(path).catch(() => undefined)
    if (target === undefined) return path
    return followLink(resolve(await realpath(dirname(path)), target))
  }
}

async function replaceFile(
  real: string,
  { body, path }: { readonly body: ReadableStream<Uint8Array>; readonly path: string },
): Promise<void> {
  const partial = `${real}.${randomUUID()}.part`
  try {
    await writeInto(partial, { body, flags: 'wx' })
    await moveFile(partial, real)
  } catch (error) {
    await rm(partial, { force: true })
    throw renamed(error, { from: partial, to: path })
  }
}

/** Waits between the attempts on Windows, in milliseconds; 1.3 seconds in all. */
const WINDOWS_WAITS_MS = [10, 20, 40, 80, 160, 320, 640]

/** Renames a file; tries again while a virus scanner of Windows has one of the two open. */
async function moveFile(from: string, to: string): Promise<void> {
  for (const waitMs of process.platform === 'win32' ? WINDOWS_WAITS_MS : []) {
    try {
      return await rename(from, to)
    } catch (error) {
      const isBusy = ['EACCES', 'EBUSY', 'EPERM'].includes(String(Object(error).code))
      if (!isBusy) throw error
    }
    await sleep(waitMs)
  }
  await rename(from, to)
}

/** Names the requested file in an error of the file system. */
function renamed(error: unknown, { from, to }: { from: string; to: string }): unknown {
  if (!(error instanceof Error) || !('path' in error) || error.path !== from) return error
  return Object.assign(error, { path: to, message: error.message.replaceAll(from, to) })
}

async function writeInto(
  path: string,
  { body, flags }: { readonly body: ReadableStream<Uint8Array>; readonly flags: 'w' | 'wx' },
): Promise<void> {
  const file = await open(path, flags)
  try {
    for await (const chunk of body) await file.writeFile(chunk)
  } finally {
    await file.close()
  }
}

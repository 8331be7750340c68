/** Folders that are made with those above them, and taken away again. */
import { mkdir, readdir, rmdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/**
 * Makes a folder and those above it that are missing.
 *
 * One by one, since `mkdir` with `recursive` never ends where no folder can be made and the system
 * says that the one above is missing, as below `/proc` (Node.js 20).
 *
 * @returns the uppermost folder that was made; `undefined` when all were there.
 */
export async function makeFolder(path: string): Promise<string | undefined> {
  try {
    await mkdir(path)
    return path
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException // what the file system throws
    if (code === 'EEXIST') return undefined
    const above = dirname(path)
    if (code !== 'ENOENT' || above === path) throw error
    const uppermost = await makeFolder(above)
    await mkdir(path)
    return uppermost ?? path
  }
}

/** Removes a folder and those in it; fails at the first that holds a file, which stays. */
export async function removeEmptyFolders(path: string): Promise<void> {
  for (const entry of await readdir(path, { withFileTypes: true })) {
    if (entry.isDirectory()) await removeEmptyFolders(join(path, entry.name))
  }
  await rmdir(path)
}

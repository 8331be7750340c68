/** Creates a folder with its missing parents, and removes them again. */
import { mkdir, readdir, rmdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/**
 * Creates a folder and its missing parents.
 *
 * It creates them one by one: `mkdir` with `recursive` never returns where no folder can be created and
 * the system reports that the parent is missing, as below `/proc` (Node.js 20).
 *
 * @returns the uppermost folder that was created; `undefined` when all existed.
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

/** Removes a folder and the folders in it; throws at the first that holds a file. */
export async function removeEmptyFolders(path: string): Promise<void> {
  for (const entry of await readdir(path, { withFileTypes: true })) {
    if (entry.isDirectory()) await removeEmptyFolders(join(path, entry.name))
  }
  await rmdir(path)
}

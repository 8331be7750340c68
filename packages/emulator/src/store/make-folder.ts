/** A folder that may lack those above it. */
import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'

/**
 * Makes a folder and those above it that are missing.
 *
 * One by one, since `mkdir` with `recursive` never ends where no folder can be made and the system
 * says that the one above is missing, as below `/proc` (Node.js 20).
 */
export async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException // what the file system throws
    if (code === 'EEXIST') return
    const above = dirname(path)
    if (code !== 'ENOENT' || above === path) throw error
    await makeFolder(above)
    await mkdir(path)
  }
}

import { access } from 'node:fs/promises'
import { delimiter, join } from 'node:path'

/** Whether a program is found on the path. */
export async function isInstalled(name: string): Promise<boolean> {
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  const found = folders.map((folder) => access(join(folder, name)))
  return (await Promise.allSettled(found)).some(({ status }) => status === 'fulfilled')
}

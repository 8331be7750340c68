/** Renames a file over another, also while a virus scanner or a reader holds one of the two open on Windows. */
import { rename } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'

/** Waits between the attempts on Windows, in milliseconds; 1.3 seconds in all. */
const WINDOWS_WAITS_MS = [10, 20, 40, 80, 160, 320, 640]

/** What Windows reports while another program has the file open. */
const BUSY: readonly unknown[] = ['EACCES', 'EBUSY', 'EPERM']

/** How a file is renamed; tests replace it. */
export interface MoveOptions {
  readonly platform?: NodeJS.Platform
  readonly renameFile?: (from: string, to: string) => Promise<void>
}

/** Renames a file; on Windows it tries again for a moment while the file is in use. */
export async function moveFile(
  from: string,
  to: string,
  { platform = process.platform, renameFile = rename }: MoveOptions = {},
): Promise<void> {
  for (const waitMs of platform === 'win32' ? WINDOWS_WAITS_MS : []) {
    try {
      return await renameFile(from, to)
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && BUSY.includes(error.code))) throw error
    }
    await sleep(waitMs)
  }
  await renameFile(from, to)
}

/** A file that a person drags from the desktop onto the page. */
import type { Locator, Page } from 'playwright'

interface Drop {
  /** The file on this machine. */
  readonly path: string
  /** Where it is let go. */
  readonly onto: Locator
}

/**
 * Drags a file over the page and drops it, by the browser's own input: the page gets real drag events
 * with a real file, which a script cannot make.
 * Lets go when the page shows that it would take the file.
 */
export async function dropFile(page: Page, { path, onto }: Drop): Promise<void> {
  await onto.scrollIntoViewIfNeeded()
  const box = await onto.boundingBox()
  if (!box) throw new Error('expected a visible place to drop onto')
  const debuggee = await page.context().newCDPSession(page)
  const drag = (type: 'dragEnter' | 'dragOver' | 'drop') =>
    debuggee.send('Input.dispatchDragEvent', {
      type,
      x: box.x + box.width / 2,
      y: box.y + box.height / 2,
      data: { items: [], files: [path], dragOperationsMask: 1 },
    })
  await drag('dragEnter')
  await drag('dragOver')
  await page.locator('[data-over="true"]').waitFor()
  await drag('drop')
  await debuggee.detach()
}

import { readFile, writeFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { renderParityPage } from './parity-page.ts'

const PAGE = new URL('../../PARITY.md', import.meta.url)

describe('PARITY.md', () => {
  test('describes what the emulator does', async () => {
    const page = await renderParityPage()
    // `pnpm parity` writes the page instead of checking it.
    if (process.env['WRITE_PARITY'] === '1') await writeFile(PAGE, page)
    expect(await readFile(PAGE, 'utf8'), 'out of date: run the script `parity`').toBe(page)
  }, 60_000)
})

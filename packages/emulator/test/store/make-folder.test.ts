import { mkdir, readdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makeFolder, removeEmptyFolders } from '../../src/store/make-folder.ts'
import { temporaryFolder } from '../helpers/temporary-folder.ts'

test('a folder is made with those above it, and again without complaint', async () => {
  const above = await temporaryFolder()
  const path = join(above, 'a/b/c')
  expect(await makeFolder(path)).toBe(join(above, 'a'))
  expect(await makeFolder(path)).toBeUndefined()
  expect((await stat(path)).isDirectory()).toBe(true)
})

// Linux lets nobody make a folder there, and says that the one above is missing.
test.runIf(process.platform === 'linux')('where none can be made, it ends', async () => {
  await expect(makeFolder('/proc/no/folder')).rejects.toMatchObject({ code: 'ENOENT' })
})

test('empty folders are removed, those with a file stay', async () => {
  const above = await temporaryFolder()
  await mkdir(join(above, 'a/empty/deep'), { recursive: true })
  await mkdir(join(above, 'a/kept'))
  await writeFile(join(above, 'a/kept/file'), 'somebody put it here meanwhile')
  await removeEmptyFolders(join(above, 'a'))
  expect(await readdir(join(above, 'a'), { recursive: true })).toEqual(['kept', 'kept/file'])
  await removeEmptyFolders(join(above, 'a/none'))
})

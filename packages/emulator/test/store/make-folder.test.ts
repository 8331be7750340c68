import { mkdir, readdir, stat, writeFile } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { expect, test } from 'vitest'
import { makeFolder, removeEmptyFolders } from '../../src/store/make-folder.ts'
import { temporaryFolder } from '../helpers/temporary-folder.ts'

test('a folder is created with its parents, and may exist', async () => {
  const above = await temporaryFolder()
  const path = join(above, 'a/b/c')
  expect(await makeFolder(path)).toBe(join(above, 'a'))
  expect(await makeFolder(path)).toBeUndefined()
  expect((await stat(path)).isDirectory()).toBe(true)
})

const isLinux = process.platform === 'linux'

// Nobody can make a folder in /proc, where Linux reports that the one above is missing.
test.runIf(isLinux)(
  `where none can be made, it ends${isLinux ? '' : ' (needs Linux)'}`,
  async () => {
    await expect(makeFolder('/proc/no/folder')).rejects.toMatchObject({ code: 'ENOENT' })
  },
)

test('folders are removed as far as they are empty', async () => {
  const above = await temporaryFolder()
  await mkdir(join(above, 'empty/deep'), { recursive: true })
  await removeEmptyFolders(join(above, 'empty'))
  await mkdir(join(above, 'kept/deep'), { recursive: true })
  await writeFile(join(above, 'kept/deep/file'), 'somebody put it here meanwhile')
  await expect(removeEmptyFolders(join(above, 'kept'))).rejects.toMatchObject({ code: 'ENOTEMPTY' })
  const left = await readdir(above, { recursive: true })
  expect(left.map((path) => path.replaceAll(sep, '/')).sort()).toEqual([
    'kept',
    'kept/deep',
    'kept/deep/file',
  ])
})

import { describe, expect, test } from 'vitest'
import { moveFile } from '../../src/store/move-file.ts'

/** A rename that fails so many times before it succeeds; counts its calls. */
function failingRename(code: string, failures: number) {
  const counted = { calls: 0 }
  const renameFile = async () => {
    counted.calls += 1
    if (counted.calls <= failures) throw Object.assign(new Error(code), { code })
  }
  return { counted, renameFile }
}

describe('moveFile', () => {
  test.each(['EPERM', 'EACCES', 'EBUSY'])('waits on Windows until %s is over', async (code) => {
    const { counted, renameFile } = failingRename(code, 3)
    await moveFile('from', 'to', { platform: 'win32', renameFile })
    expect(counted.calls).toBe(4)
  })

  test('reports a file that stays in use', async () => {
    const { counted, renameFile } = failingRename('EPERM', 100)
    await expect(moveFile('from', 'to', { platform: 'win32', renameFile })).rejects.toMatchObject({
      code: 'EPERM',
    })
    expect(counted.calls).toBe(8)
  })

  test.each([
    ['win32', 'ENOENT'],
    ['linux', 'EPERM'],
    ['darwin', 'EBUSY'],
  ] as const)('reports at once what waiting does not mend: %s, %s', async (platform, code) => {
    const { counted, renameFile } = failingRename(code, 1)
    await expect(moveFile('from', 'to', { platform, renameFile })).rejects.toMatchObject({ code })
    expect(counted.calls).toBe(1)
  })
})
